import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import type { IndicatorDefinition } from '../../../shared/model/indicator-table.ts'
import { plainText } from './plain-text.ts'
import { unitFamily } from './unit-families.ts'

/** A definition made ready: all words plain. */
interface Ready {
  readonly id: string
  readonly name: string
  readonly words: readonly (readonly string[])[]
  readonly without: readonly string[]
  readonly families: ReadonlySet<string>
}

/** Names numbers by the user's own definitions. */
export type Definer = (text: () => string, candidates: readonly IndicatorCandidate[]) => readonly IndicatorCandidate[]

/**
 * Whoever fits a definition of the user's gets its name, whatever the program's lists say; of several definitions the
 * first counts.
 */
export function createDefiner(definitions: readonly IndicatorDefinition[]): Definer {
  const ready = definitions.map(prepare)
  if (ready.length === 0) return (_, candidates) => candidates
  return (text, candidates) =>
    candidates.map((candidate, at) => {
      const family = unitFamily(candidate.unit)
      const asked = ready.filter(({ families }) => families.has(family))
      if (asked.length === 0) return candidate
      const own = wordsOf(text(), candidate, candidates[at - 1])
      const has = (word: string) => own.includes(word)
      const definition = asked.find(({ words, without }) => words.some(all => all.every(has)) && !without.some(has))
      return definition ? { ...candidate, indicator: definition.id, name: definition.name, mixed: false } : candidate
    })
}

function prepare({ id, name, words, without, units }: IndicatorDefinition): Ready {
  return {
    id,
    name,
    words: words.map(line => plainText(line).split(/\s+/).filter(Boolean)),
    without: without.map(plainText),
    families: new Set(units.map(unitFamily)),
  }
}

const BEFORE = /[,。!?;:\n][^,。!?;:\n]*$/
const AFTER = /[,。!?;:、\n\d]/

/** What the number counts, and the words of its clause: from the number before it to the next sign. */
function wordsOf(text: string, { start, end, evidence, object }: IndicatorCandidate, before: IndicatorCandidate | undefined): string {
  const from = Math.max(evidence.start, before && before.end <= start ? before.end : 0)
  const left = plainText(text.slice(from, start))
  const right = plainText(text.slice(end, evidence.end))
  const stop = right.search(AFTER)
  return `${object}|${BEFORE.exec(left)?.[0].slice(1) ?? left}|${stop < 0 ? right : right.slice(0, stop)}`
}

/** What may be defined by an example: the words of what it counts, and its measure word. */
export function proposeDefinition({ object, name, unit }: IndicatorCandidate): Omit<IndicatorDefinition, 'id'> {
  const words = object === '' ? [] : [object]
  return { name, words, without: [], units: [unit] }
}
