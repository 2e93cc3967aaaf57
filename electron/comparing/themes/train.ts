import type { Part } from '../../../shared/model/report.ts'
import { readGrams } from '../vectors.ts'
import { countStretch } from './classifier.ts'
import { type Example, type Learned, learn, NOTHING_LEARNED } from './learned.ts'
import { type PackedLearned, packLearned } from './pack-learned.ts'

/** A stretch that a reader labelled. */
export interface LabelledStretch {
  /** Whatever tells one report, and one place, from another. */
  readonly report: string
  readonly place: string
  readonly heading: string
  readonly text: string
  readonly themes: readonly string[]
  readonly part: Part
  /** One of a section that is labelled, too: it counts less. */
  readonly paragraph: boolean
}

/** A gram is kept if it stands in reports of so many places, or of half of them: then it is hardly of one of them. */
const PLACES = 3
/** About so much may a packed set weigh, in bytes. */
const WEIGHT = 140_000
/** Bytes of a gram with its frequency. */
const GRAM = 12

/** As so much of a section a paragraph counts. */
const PARAGRAPH = 0.5

export function toExample({ heading, text, themes, part, paragraph }: LabelledStretch): Example {
  return { counts: countStretch(heading, text), themes, part, weight: paragraph ? PARAGRAPH : 1 }
}

/** Learns from labelled stretches, and packs what is worth keeping; `isName` refuses grams. */
export function trainThemes(stretches: readonly LabelledStretch[], isName: (gram: string) => boolean = () => false): PackedLearned {
  const learned = learn(NOTHING_LEARNED, stretches.map(toExample))
  const letters = spreadGrams(stretches)
  const numbers = [...letters].flatMap(([number, gram]) => (isName(gram) ? [] : [number]))
  const kept = best(
    [...learned.themes.keys()].map(theme => telling(learned, theme, numbers)),
    WEIGHT / (GRAM + learned.themes.size + 1),
  )
  return packLearned(
    learned,
    kept.map(number => letters.get(number) ?? '').sort((a, b) => (a < b ? -1 : 1)),
  )
}

/** The first of each ranking, then the second of each, until there are `most`. */
function best(rankings: readonly (readonly number[])[], most: number): number[] {
  const kept = new Set<number>()
  const longest = Math.max(0, ...rankings.map(({ length }) => length))
  for (let rank = 0; rank < longest && kept.size < most; rank++) {
    for (const ranking of rankings) {
      const gram = ranking[rank]
      if (gram !== undefined) kept.add(gram)
    }
  }
  return [...kept]
}

/** Grams that stand in several places' reports, by their numbers. */
function spreadGrams(stretches: readonly LabelledStretch[]): Map<number, string> {
  const places = new Map<number, { readonly gram: string; readonly places: Set<string> }>()
  for (const { heading, text, place } of stretches) {
    for (const each of [heading, text]) {
      readGrams(each, (number, start, length) => {
        const known = places.get(number) ?? { gram: each.slice(start, start + length).toLowerCase(), places: new Set() }
        places.set(number, known)
        known.places.add(place)
      })
    }
  }
  const enough = Math.min(PLACES, new Set(stretches.map(({ place }) => place)).size / 2)
  return new Map([...places].flatMap(([number, known]) => (known.places.size < enough ? [] : [[number, known.gram] as const])))
}

/** The grams that speak for a theme, the most telling first. */
function telling({ themes, all }: Learned, id: string, grams: readonly number[]): number[] {
  const own = themes.get(id)
  if (!own) return []
  const mean = weightsOf(own.sum.grams, own.sum.weights, own.stretches)
  const common = weightsOf(all.sum.grams, all.sum.weights, all.stretches)
  const surplus = (gram: number) => (mean.get(gram) ?? 0) - (common.get(gram) ?? 0)
  return grams.filter(gram => surplus(gram) > 0).sort((a, b) => surplus(b) - surplus(a))
}

function weightsOf(grams: Int32Array, weights: Float32Array, stretches: number): Map<number, number> {
  return new Map(Array.from(grams, (gram, at) => [gram, (weights[at] ?? 0) / stretches]))
}
