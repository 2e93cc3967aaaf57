import type { Range } from '../../../shared/model/search.ts'
import { toGraphemeBorder } from '../../../shared/text/offsets.ts'
import { sentenceAt } from '../../../shared/text/sentences.ts'
import type { Caret } from '../../dom/selecting.ts'
import { trimRange } from '../../dom/text-position.ts'

/** One of the two ends of a passage. */
export type End = 'start' | 'end'

/** The passage as a selection of which this end moves. */
export function caretOf({ start, end }: Range, moves: End): Caret {
  return moves === 'end' ? { anchor: start, focus: end } : { anchor: end, focus: start }
}

/** The passage with one end moved; null where it would turn round or be nothing. */
export function withEnd({ start, end }: Range, moves: End, { focus }: Caret): Range | null {
  const moved = moves === 'end' ? { start, end: focus } : { start: focus, end }
  return moved.start < moved.end ? moved : null
}

/** The passage with one end put to an offset, at the border of a whole character, sentence or paragraph. Never less than one character. */
export function dragEnd(text: string, range: Range, moves: End, offset: number, to: 'character' | 'sentence' | 'paragraph'): Range {
  const { start, end } = range
  if (moves === 'end') {
    const least = toGraphemeBorder(text, start + 1, 'after')
    const wished = to === 'character' ? toGraphemeBorder(text, offset, 'after') : pieceAt(text, Math.max(offset - 1, start), to).end
    return { start, end: Math.max(wished, least) }
  }
  const last = toGraphemeBorder(text, end - 1, 'before')
  const wished = to === 'character' ? toGraphemeBorder(text, offset, 'before') : pieceAt(text, Math.min(offset, last), to).start
  return { start: Math.min(wished, last), end }
}

/** The whole sentences or paragraphs that the passage touches, without white space at the ends. */
export function widened(text: string, { start, end }: Range, to: 'sentence' | 'paragraph'): Range {
  const whole = { start: Math.min(start, pieceAt(text, start, to).start), end: Math.max(end, pieceAt(text, end - 1, to).end) }
  return trimRange(text, whole) ?? { start, end }
}

function pieceAt(text: string, offset: number, what: 'sentence' | 'paragraph'): Range {
  if (what === 'sentence') return sentenceAt(text, offset)
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = text.indexOf('\n', offset)
  return { start, end: lineEnd === -1 ? text.length : lineEnd }
}
