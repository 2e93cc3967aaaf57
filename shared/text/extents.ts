import type { MarkExtent, Range } from '../model/search.ts'
import { sentenceAt } from './sentences.ts'

/**
 * The stretch that a hit stands for: itself, the sentence or the paragraph that holds it, without white space at its
 * edges. Of a hit that reaches over several, from the beginning of the first to the end of the last.
 */
export function extended(text: string, hit: Range, extent: MarkExtent): Range {
  if (extent === 'hit' || hit.start >= hit.end) return hit
  const last = hit.end - 1
  const whole =
    extent === 'sentence'
      ? { start: Math.min(sentenceAt(text, hit.start).start, hit.start), end: Math.max(sentenceAt(text, last).end, hit.end) }
      : { start: lineStart(text, hit.start), end: lineEnd(text, last) }
  return trimmed(text, whole, hit)
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : Math.max(end, at + 1)
}

/** Never less than the hit itself. */
function trimmed(text: string, { start, end }: Range, hit: Range): Range {
  let [from, to] = [start, end]
  while (from < hit.start && isSpace(text, from)) from++
  while (to > hit.end && isSpace(text, to - 1)) to--
  return { start: from, end: to }
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}
