import type { SentenceRow, WordEdit } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'
import { matchSentences, type SentencePair } from './match-sentences.ts'
import type { SplitText } from './sentence-features.ts'
import { diffWords } from './word-diff.ts'
import type { CutWords } from './word-tokens.ts'

/** Where a smaller part of the shorter sentence stays, words are not told apart one by one: nobody could read that. */
const LEAST_KEPT = 1 / 3

/** What became of every sentence of the left text, and where those of the right come from. */
export function compareSentences(left: SplitText, right: SplitText, cut: CutWords): SentenceRow[] {
  const { inOrder, moved } = matchSentences(left, right)
  const movedHere = new Map(moved.map(pair => [pair.right, pair]))
  const movedAway = new Set(moved.map(pair => pair.left))
  const rows: SentenceRow[] = []

  function rowOf(pair: SentencePair, change: 'moved' | 'reworded'): SentenceRow {
    const lefts = left.sentences.slice(pair.left, pair.leftEnd)
    const rights = right.sentences.slice(pair.right, pair.rightEnd)
    const edits = pair.same ? [] : diffStretches(lefts, rights)
    return {
      change: pair.same && change === 'reworded' ? 'unchanged' : change,
      left: lefts,
      right: rights,
      similarity: pair.similarity,
      edits,
    }
  }

  function diffStretches(lefts: readonly Range[], rights: readonly Range[]): WordEdit[] {
    const [leftRange, rightRange] = [stretch(lefts), stretch(rights)]
    if (!leftRange || !rightRange) return []
    const edits = diffWords(left.folded, leftRange, right.folded, rightRange, cut)
    const kept = lengthOf(leftRange) - edits.reduce((sum, edit) => sum + lengthOf(edit.left), 0)
    return kept < LEAST_KEPT * Math.min(lengthOf(leftRange), lengthOf(rightRange)) ? [] : edits
  }

  /** What stands between two pairs: first what is gone from there, then what is there now. */
  function addBetween(leftFrom: number, leftEnd: number, rightFrom: number, rightEnd: number): void {
    left.sentences.slice(leftFrom, leftEnd).forEach((range, at) => {
      if (!movedAway.has(leftFrom + at)) rows.push({ change: 'gone', left: [range], right: [], similarity: 0, edits: [] })
    })
    right.sentences.slice(rightFrom, rightEnd).forEach((range, at) => {
      const pair = movedHere.get(rightFrom + at)
      rows.push(pair ? rowOf(pair, 'moved') : { change: 'new', left: [], right: [range], similarity: 0, edits: [] })
    })
  }

  let [leftAt, rightAt] = [0, 0]
  for (const pair of inOrder) {
    addBetween(leftAt, pair.left, rightAt, pair.right)
    rows.push(rowOf(pair, 'reworded'))
    leftAt = pair.leftEnd
    rightAt = pair.rightEnd
  }
  addBetween(leftAt, left.sentences.length, rightAt, right.sentences.length)
  return rows
}

function lengthOf({ start, end }: Range): number {
  return end - start
}

/** From the first to the last of sentences that follow each other. */
function stretch(ranges: readonly Range[]): Range | undefined {
  const [first, last] = [ranges[0], ranges.at(-1)]
  return first && last && { start: first.start, end: last.end }
}
