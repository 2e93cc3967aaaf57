import { type DocumentFrequencies, sumOf, type Vector, weigh } from '../vectors.ts'

/** A stretch whose themes are known. */
export interface Example {
  /** Grams with their counts. */
  readonly counts: Vector
  /** All of them equally; none for a stretch that only tells which words are common. */
  readonly themes: readonly string[]
  /** As how many stretches it counts. */
  readonly weight: number
}

/** What examples taught of a theme. */
export interface Taught {
  readonly stretches: number
  /** Of their vectors of length 1. */
  readonly sum: Vector
}

/** What examples taught: sums, so that more examples can be added at any time. */
export interface Learned {
  readonly frequencies: DocumentFrequencies
  readonly themes: ReadonlyMap<string, Taught>
  /** All examples together, whatever their theme. */
  readonly all: Taught
}

const NO_GRAMS: Vector = { grams: new Int32Array(), weights: new Float32Array() }
const UNTAUGHT: Taught = { stretches: 0, sum: NO_GRAMS }

export const NOTHING_LEARNED: Learned = { frequencies: { documents: 0, of: new Map() }, themes: new Map(), all: UNTAUGHT }

/** What was learned before and what these examples teach. */
export function learn(before: Learned, examples: readonly Example[]): Learned {
  if (examples.length === 0) return before
  const frequencies = added(before.frequencies, examples)
  const teaching = examples
    .filter(({ themes }) => themes.length > 0)
    .map(({ counts, themes, weight }) => ({ vector: weigh(counts, frequencies), themes, weight }))
  const ids = new Set([...before.themes.keys(), ...teaching.flatMap(({ themes }) => themes)])
  const themes = [...ids].map(id => {
    const own = teaching.filter(each => each.themes.includes(id)).map(each => ({ ...each, weight: each.weight / each.themes.length }))
    return [id, taught(before.themes.get(id) ?? UNTAUGHT, own)] as const
  })
  return { frequencies, themes: new Map(themes), all: taught(before.all, teaching) }
}

function added({ documents, of }: DocumentFrequencies, examples: readonly Example[]): DocumentFrequencies {
  const sums = new Map(of)
  for (const { counts } of examples) for (const gram of counts.grams) sums.set(gram, (sums.get(gram) ?? 0) + 1)
  return { documents: documents + examples.length, of: sums }
}

function taught({ stretches, sum }: Taught, examples: readonly { readonly vector: Vector; readonly weight: number }[]): Taught {
  return {
    stretches: examples.reduce((total, { weight }) => total + weight, stretches),
    sum: sumOf([sum, ...examples.map(({ vector, weight }) => scaled(vector, weight))]),
  }
}

function scaled({ grams, weights }: Vector, factor: number): Vector {
  return { grams, weights: weights.map(weight => weight * factor) }
}
