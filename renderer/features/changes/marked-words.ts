import type { WordEdit } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'

/** A piece of a sentence: words that stayed, words that are only here, or words that became others (or were others). */
export interface MarkedWords extends Range {
  readonly kind: 'same' | 'alone' | 'replaced'
  readonly figures: boolean
}

/** The pieces of a sentence on one side, without a gap. */
export function markedWords(sentence: Range, edits: readonly WordEdit[], side: 'left' | 'right'): MarkedWords[] {
  const pieces: MarkedWords[] = []
  let at = sentence.start
  const same = (end: number) => {
    if (end > at) pieces.push({ start: at, end, kind: 'same', figures: false })
    at = Math.max(at, end)
  }
  for (const edit of edits) {
    const [own, other] = side === 'left' ? [edit.left, edit.right] : [edit.right, edit.left]
    // An edit may reach over two sentences that are one in the other report.
    const [start, end] = [Math.max(own.start, sentence.start), Math.min(own.end, sentence.end)]
    if (start >= end) continue
    same(start)
    pieces.push({ start, end, kind: other.start === other.end ? 'alone' : 'replaced', figures: edit.figures })
    at = end
  }
  same(sentence.end)
  return pieces
}
