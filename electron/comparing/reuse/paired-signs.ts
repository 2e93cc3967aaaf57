import type { Range } from '../../../shared/model/search.ts'

/** Signs that open something, with those that close it. */
const PAIRS = new Map(
  ['“”', '‘’', '「」', '『』', '《》', '〈〉', '（）', '()', '【】', '〔〕'].map(([open = '', close = '']) => [open, close]),
)
const CLOSING = new Set(PAIRS.values())

/** A stretch of a text with the sign right before or behind it that belongs to one in it: words are found without their signs. */
export function withPairedSigns(text: string, { start, end }: Range): Range {
  const open: string[] = []
  let before = ''
  for (const sign of text.slice(start, end)) {
    const close = PAIRS.get(sign)
    if (close) open.push(close)
    else if (sign === open.at(-1)) open.pop()
    else if (CLOSING.has(sign)) before ||= sign
  }
  const begins = before !== '' && PAIRS.get(text[start - 1] ?? '') === before
  const ends = open.length > 0 && text[end] === open.at(-1)
  return { start: begins ? start - 1 : start, end: ends ? end + 1 : end }
}
