import type { DefinitionDraft } from '../../state/indicators.ts'

/** A definition as it is written in fields: lists with signs between. */
export interface WrittenDefinition {
  readonly id: string | null
  readonly name: string
  readonly words: string
  readonly without: string
  readonly units: string
}

const BETWEEN = /[、,，;；\n]+/

/** Undefined while something is missing that a definition needs. */
export function readDefinition({ id, name, words, without, units }: WrittenDefinition): DefinitionDraft | undefined {
  const draft = { name: name.trim(), words: split(words), without: split(without), units: split(units) }
  if (draft.name === '' || draft.words.length === 0 || draft.units.length === 0) return undefined
  return id === null ? draft : { id, ...draft }
}

interface Lists {
  readonly name: string
  readonly words: readonly string[]
  readonly without: readonly string[]
  readonly units: readonly string[]
}

export function writeDefinition(id: string | null, { name, words, without, units }: Lists): WrittenDefinition {
  return { id, name, words: words.join('、'), without: without.join('、'), units: units.join('、') }
}

function split(text: string): string[] {
  return [
    ...new Set(
      text
        .split(BETWEEN)
        .map(word => word.trim().replaceAll(/\s+/g, ' '))
        .filter(Boolean),
    ),
  ]
}
