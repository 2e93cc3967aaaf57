import type { Part } from '../../../shared/model/report.ts'
import type { ThemeSet, ThemeShare } from '../../../shared/model/theme.ts'
import { cosine, countGrams, type Vector, weigh } from '../vectors.ts'
import { scoreKeywords } from './keywords.ts'
import type { Example, Learned, Taught } from './learned.ts'

/** How much each theme of a set is spoken of, in the order of the set. */
export type ThemeScores = Float64Array

/** Tells the themes of stretches by what was learned from examples, and by keywords. */
export interface Classifier {
  readonly themes: readonly string[]
  score(heading: string, text: string, part: Part): ThemeScores
}

/** Of the mean of all examples, so much is taken off a theme's own: what all say tells nothing. */
const COMMON = 0.7
const LEARNED = 3
const KEYWORDS = 0.5
/** What is so alike as this, and more, was said of nearly the same words. */
const ALIKE = 0.3
const REMEMBERED = 2
/** What the part of the report may say: little. */
const PART = 0.1
/** A heading stands in the text too: it counts so many times more. */
const HEADING = 2
/** The larger, the surer the best theme looks. */
const SHARPNESS = 6
/** Themes with less are not named. */
const LEAST = 0.05

/** The words of a stretch as the classifier, and examples for it, count them. */
export function countStretch(heading: string, text: string): Vector {
  return countGrams({ text: heading, weight: HEADING }, { text, weight: 1 })
}

/** `remembered` are examples of the user: a stretch of nearly the same words is of the same theme. */
export function createClassifier(set: Pick<ThemeSet, 'themes'>, learned: Learned, remembered: readonly Example[] = []): Classifier {
  const themes = set.themes.map(({ id }) => id)
  const keywords = set.themes.map(theme => theme.keywords)
  const table = createTable(themes, learned)
  const memory = remembered.map(({ counts, themes: own }) => ({
    vector: weigh(counts, learned.frequencies, 1),
    columns: own.map(id => themes.indexOf(id)),
  }))
  return {
    themes,
    score(heading, text, part) {
      const scores = scoreKeywords(keywords, heading, text).map(score => KEYWORDS * score)
      const counts = countStretch(heading, text)
      addLearned(scores, table, counts)
      if (memory.length > 0) addRemembered(scores, memory, weigh(counts, learned.frequencies, 1))
      for (const [at, id] of themes.entries()) scores[at] = (scores[at] ?? 0) + PART * leaning(learned.themes.get(id), part)
      return scores
    },
  }
}

/** Scores as shares that add up to 1, the best first; small ones are left out. None where nothing speaks for any theme. */
export function sharesOf(themes: readonly string[], scores: ThemeScores): ThemeShare[] {
  const best = Math.max(...scores)
  if (!(best > 0)) return []
  const weights = Array.from(scores, score => Math.exp(SHARPNESS * (score - best)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights
    .map((weight, at) => ({ theme: themes[at] ?? '', share: Math.round((1000 * weight) / sum) / 1000 }))
    .filter(({ share }) => share >= LEAST)
    .sort((one, other) => other.share - one.share)
}

/** Above 0 for a theme that stands in this part more often than not, below for one that seldom does (aims in a review). */
function leaning(theme: Taught | undefined, part: Part): number {
  if (!theme || (part !== 'plan' && part !== 'review')) return 0
  const here = part === 'plan' ? theme.planned : theme.stretches - theme.planned
  return Math.log((2 * (here + 1)) / (theme.stretches + 2))
}

/** Every gram that tells of a theme: its rarity, and what it says of each theme, side by side. */
interface Table {
  readonly width: number
  readonly rows: ReadonlyMap<number, number>
  readonly rarity: Float32Array
  readonly weights: Float32Array
}

/** The mean of a theme's examples without what they share with all; what is left has length 1. */
function createTable(themes: readonly string[], { frequencies, themes: taught, all }: Learned): Table {
  const width = themes.length
  const rows = new Map<number, number>(Array.from(all.sum.grams, (gram, row) => [gram, row]))
  const common = means(all)
  const weights = new Float32Array(rows.size * width)
  for (const [column, id] of themes.entries()) {
    const theme = taught.get(id)
    if (!theme || theme.stretches === 0) continue
    const own = means(theme)
    let squares = 0
    for (const [at, gram] of theme.sum.grams.entries()) {
      const row = rows.get(gram)
      if (row === undefined) continue
      const weight = Math.max(0, (own[at] ?? 0) - COMMON * (common[row] ?? 0))
      weights[row * width + column] = weight
      squares += weight * weight
    }
    const length = Math.sqrt(squares) || 1
    for (let row = 0; row < rows.size; row++) weights[row * width + column] = (weights[row * width + column] ?? 0) / length
  }
  const rarity = Float32Array.from(all.sum.grams, gram => Math.log(frequencies.documents / (frequencies.of.get(gram) ?? 1)))
  return { width, rows, rarity, weights }
}

function means({ stretches, sum }: Taught): Float32Array {
  return sum.weights.map(weight => weight / stretches)
}

function addLearned(scores: ThemeScores, { width, rows, rarity, weights }: Table, { grams, weights: counts }: Vector): void {
  const products = new Float64Array(width)
  let squares = 0
  for (let at = 0; at < grams.length; at++) {
    const row = rows.get(grams[at] ?? 0)
    if (row === undefined) continue
    const weight = (1 + Math.log(counts[at] ?? 1)) * (rarity[row] ?? 0)
    squares += weight * weight
    for (let column = 0; column < width; column++) {
      products[column] = (products[column] ?? 0) + weight * (weights[row * width + column] ?? 0)
    }
  }
  const length = Math.sqrt(squares) || 1
  for (let column = 0; column < width; column++) scores[column] = (scores[column] ?? 0) + (LEARNED * (products[column] ?? 0)) / length
}

/** For each theme what is most like the stretch, of all that was said to be of it. */
function addRemembered(
  scores: ThemeScores,
  memory: readonly { readonly vector: Vector; readonly columns: readonly number[] }[],
  stretch: Vector,
): void {
  const most = new Float64Array(scores.length)
  for (const { vector, columns } of memory) {
    const likeness = cosine(vector, stretch) - ALIKE
    for (const column of columns) most[column] = Math.max(most[column] ?? 0, likeness)
  }
  for (let column = 0; column < most.length; column++) scores[column] = (scores[column] ?? 0) + REMEMBERED * (most[column] ?? 0)
}
