import type { Selector } from '../model/highlight.ts'
import { toGraphemeBorder } from '../text/offsets.ts'

/** Context kept on either side of a quote, in UTF-16 units. */
const CONTEXT = 32

/**
 * What is saved of the passage `[start, end)` of a report's canonical text. Both ends are widened to whole characters
 * as a reader sees them, and the context never begins or ends inside one.
 */
export function describe(text: string, start: number, end: number): Selector {
  const from = toGraphemeBorder(text, Math.min(start, end), 'before')
  const to = toGraphemeBorder(text, Math.max(start, end), 'after')
  return {
    start: from,
    end: to,
    quote: text.slice(from, to),
    prefix: text.slice(toGraphemeBorder(text, from - CONTEXT, 'after'), from),
    suffix: text.slice(to, toGraphemeBorder(text, to + CONTEXT, 'before')),
  }
}
