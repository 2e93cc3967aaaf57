import type { Range, Snippet } from '../model/search.ts'
import { toPairBorder } from './offsets.ts'
import { sentenceAt } from './sentences.ts'

/** Longest stretch shown on either side of the hit, in UTF-16 units. */
const BEFORE = 40
const AFTER = 80
const ELLIPSIS = '…'

/** The hit in its sentence; a long sentence is shortened around the hit, with an ellipsis where words are left out. */
export function snippetOf(text: string, hit: Range): Snippet {
  const sentence = sentenceAt(text, hit.start)
  const start = toPairBorder(text, Math.max(sentence.start, hit.start - BEFORE), 'after')
  const end = toPairBorder(text, Math.max(hit.end, Math.min(sentence.end, hit.end + AFTER)), 'before')
  const shown = text.slice(start, end)
  const lead = shown.slice(0, hit.start - start).match(/^\s*/)?.[0].length ?? 0
  const left = start > sentence.start ? ELLIPSIS : ''
  const right = end < sentence.end ? ELLIPSIS : ''
  return {
    start: hit.start,
    end: hit.end,
    text: left + shown.slice(lead).trimEnd() + right,
    offset: left.length + hit.start - start - lead,
  }
}
