import type { Range } from '../../../shared/model/search.ts'

/** Titles and quotations of one paragraph, without what is too long to be a name. */
const PAIRED = /《[^《》\n]{1,80}》|“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|「[^「」\n]{1,40}」|"[^"\n]{1,40}"/g

/** Where a plain text quotes: numbers in there are parts of names. */
export function quotedRanges(text: string): Range[] {
  return Array.from(text.matchAll(PAIRED), ({ index, 0: { length } }) => ({ start: index, end: index + length }))
}
