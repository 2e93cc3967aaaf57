import type { Part } from '../../../shared/model/report.ts'
import { type DocumentFrequencies, sumOf, type Vector, weigh } from '../vectors.ts'

/** A stretch whose themes are known. */
export interface Example {
  /** Grams with their counts. */
  readonly counts: Vector
  /** All of them equally; none for a stretch that only tells which words are common. */
  readonly themes: readonly string[]
  /** As how many stretches it counts. */
  readonly weight: number
  /** Of the report that it stands in, where that is known. */
  readonly part?: Part | undefined
}

/**
 * As much of a labelled section a correction counts. What is corrected is the unusual: counted in full, it pulls what was right
 * along with it.
 */
export const OF_USER = 0.2

/** What examples taught of a theme. */
export interface Taught {
  readonly stretches: number
  /** How many of them stand in a plan; half of those of which it is not known. */
  readonly planned: number
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
const UNTAUGHT: Taught = { stretches: 0, planned: 0, sum: NO_GRAMS }

export const NOTHING_LEARNED: Learned = { frequencies: { documents: 0, of: new Map() }, themes: new Map(), all: UNTAUGHT }

/** What was learned before and what these examples teach. */
export function learn(before: Learned, examples: readonly Example[]): Learned {
  if (examples.length === 0) return before
  const frequencies = added(before.frequencies, examples)
  const teaching = examples
    .filter(({ themes }) => themes.length > 0)
    .map(({ counts, ...example }): Weighed => ({ ...example, vector: weigh(counts, frequencies) }))
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

type Weighed = Omit<Example, 'counts'> & { readonly vector: Vector }

function taught({ stretches, planned, sum }: Taught, examples: readonly Weighed[]): Taught {
  return {
    stretches: examples.reduce((total, { weight }) => total + weight, stretches),
    planned: examples.reduce((total, { weight, part }) => total + weight * shareOfPlan(part), planned),
    sum: sumOf([sum, ...examples.map(({ vector, weight }) => scaled(vector, weight))]),
  }
}

function shareOfPlan(part: Part | undefined): number {
  return part === 'plan' ? 1 : part === 'review' ? 0 : 0.5
}

function scaled({ grams, weights }: Vector, factor: number): Vector {
  return { grams, weights: weights.map(weight => weight * factor) }
}
