import type { Collocate, KeyWord, WordFrequency } from '../../../shared/model/words.ts'
import type { Neighbours } from './collocations.ts'
import { association, keyness, logDice, logRatio, mutualInformation } from './measures.ts'
import type { WordTotals } from './totals.ts'

/** Which words come into a table. */
export interface WordChoice {
  readonly stopWords: ReadonlySet<string>
  /** In characters. */
  readonly minLength: number
  /** In all that is looked at; for collocates, near the node. */
  readonly minOccurrences: number
}

/** The rows that a table may have, and the first of them. */
interface Rows<Row> {
  readonly rows: Row[]
  readonly total: number
}

/** A table with more is of no use, and its way to the window is long. */
const MOST = 20_000
const RATE = 10_000

/** @param texts words by their numbers; `spread` as `dispersion` gives it */
export function frequencyRows(
  texts: readonly string[],
  { occurrences, range, words }: WordTotals,
  spread: Float64Array,
  choice: WordChoice,
): Rows<WordFrequency> {
  const chosen = chosenWords(texts, choice, word => occurrences[word] ?? 0)
  chosen.sort((a, b) => (occurrences[b] ?? 0) - (occurrences[a] ?? 0) || (range[b] ?? 0) - (range[a] ?? 0) || a - b)
  const rows = chosen.slice(0, MOST).map(word => ({
    word: texts[word] ?? '',
    occurrences: occurrences[word] ?? 0,
    reports: range[word] ?? 0,
    rate: rateOf(occurrences[word] ?? 0, words),
    dispersion: spread[word] ?? 0,
  }))
  return { rows, total: chosen.length }
}

/** @param minKeyness least log-likelihood */
export function keynessRows(
  texts: readonly string[],
  selection: WordTotals,
  others: WordTotals,
  choice: WordChoice,
  minKeyness: number,
): Rows<KeyWord> {
  if (selection.words === 0 || others.words === 0) return { rows: [], total: 0 }
  const chosen = chosenWords(texts, choice, word => (selection.occurrences[word] ?? 0) + (others.occurrences[word] ?? 0))
  const rows = chosen.flatMap((word): KeyWord[] => {
    const [own, other] = [selection.occurrences[word] ?? 0, others.occurrences[word] ?? 0]
    const statistic = keyness(own, selection.words, other, others.words)
    if (statistic < minKeyness) return []
    return [
      {
        word: texts[word] ?? '',
        occurrences: own,
        reports: selection.range[word] ?? 0,
        rate: rateOf(own, selection.words),
        otherOccurrences: other,
        otherReports: others.range[word] ?? 0,
        otherRate: rateOf(other, others.words),
        keyness: statistic,
        logRatio: logRatio(own, selection.words, other, others.words),
      },
    ]
  })
  return firstRows(rows, row => row.keyness)
}

/** @param all words of the selection, those of the node among them */
export function collocationRows(
  texts: readonly string[],
  all: WordTotals,
  { occurrences: nodes, nodeWords, near, together, inNode }: Neighbours,
  choice: WordChoice,
): Rows<Collocate> {
  const words = all.words - nodeWords
  const chosen = chosenWords(texts, choice, word => together.get(texts[word] ?? '') ?? 0)
  const rows = chosen.map((id): Collocate => {
    const word = texts[id] ?? ''
    const collocate = (all.occurrences[id] ?? 0) - (inNode.get(word) ?? 0)
    const cooccurrence = { together: together.get(word) ?? 0, near, collocate, words }
    return {
      word,
      together: cooccurrence.together,
      occurrences: collocate,
      association: association(cooccurrence),
      logDice: logDice(cooccurrence.together, nodes, collocate),
      mutualInformation: mutualInformation(cooccurrence),
    }
  })
  return firstRows(rows, row => row.association)
}

function firstRows<Row extends { readonly word: string }>(rows: Row[], measure: (row: Row) => number): Rows<Row> {
  rows.sort((a, b) => measure(b) - measure(a) || (a.word < b.word ? -1 : 1))
  return { rows: rows.slice(0, MOST), total: rows.length }
}

function chosenWords(
  texts: readonly string[],
  { stopWords, minLength, minOccurrences }: WordChoice,
  occurrences: (word: number) => number,
): number[] {
  const least = Math.max(1, minOccurrences)
  return [...texts.keys()].filter(word => {
    const text = texts[word] ?? ''
    return occurrences(word) >= least && (minLength <= 1 || [...text].length >= minLength) && !stopWords.has(text)
  })
}

function rateOf(occurrences: number, words: number): number {
  return words === 0 ? 0 : (occurrences / words) * RATE
}
