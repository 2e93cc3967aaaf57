import { DECIMAL_IN_WORDS, SHARE_IN_WORDS } from './chinese-figures.ts'

/** What a word diff is made of: a word, a figure or a sign, `[start, end)` in the text. */
export interface WordToken {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: 'word' | 'figure' | 'sign'
}

/** Cuts a folded text without figures into words and signs, without a gap. */
export type CutWords = (text: string) => readonly string[]

/**
 * A figure is one token: `1,234.5`, `12.5%`, `百分之五点二`; in a name (PM2.5) it is none. In folded text the comma between
 * numbers is that of a list, unless three digits follow.
 */
const FIGURE = new RegExp(
  `(?<![A-Za-z\\d.])[\\d０-９]+(?:,\\d{3}(?![\\d.]))*(?:[.．][\\d０-９]+)?[%％]?|${SHARE_IN_WORDS}|${DECIMAL_IN_WORDS}`,
  'g',
)
const CHINESE_FIGURE = /^[〇零一二三四五六七八九十百千万亿两]*[〇零一二三四五六七八九十两][〇零一二三四五六七八九十百千万亿两余多]*$/
/** A count that jieba takes for one word (三次, 第三次): the count changes, its measure word stays. */
const COUNTED = /^(第?)([〇零一二三四五六七八九十百千万亿两]+)([次项件部场届期批轮条篇名位个家户年月日倍成])$/
const LETTER = /[\p{L}\p{N}]/u
/** Words from here on are names and terms that hold words of their own: 人大 and 常委会 in one. */
const LONG = 4

/** Cuts folded text into tokens, without a gap. */
export function tokens(folded: string, from: number, end: number, cut: CutWords): WordToken[] {
  const found: WordToken[] = []
  const add = (text: string, figure = false) => {
    const start = found.at(-1)?.end ?? from
    const kind = figure || CHINESE_FIGURE.test(text) ? 'figure' : LETTER.test(text) ? 'word' : 'sign'
    found.push({ start, end: start + text.length, text, kind })
  }
  const addWords = (text: string) => {
    if (text === '') return
    for (const word of cut(text)) for (const part of parts(word)) add(part)
  }
  const text = folded.slice(from, end)
  let at = 0
  for (const { 0: figure, index } of text.matchAll(FIGURE)) {
    addWords(text.slice(at, index))
    add(figure, true)
    at = index + figure.length
  }
  addWords(text.slice(at))
  return found
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const known = new Map<string, readonly string[]>()
/** Texts hold some thousands of long words. */
const MOST_KNOWN = 20_000

/** The words in a long one. A single character belongs to its neighbour, the one before it where there is one. */
function parts(word: string): readonly string[] {
  const [, ordinal, count, measure] = COUNTED.exec(word) ?? []
  if (count && measure) return ordinal ? [ordinal, count, measure] : [count, measure]
  if (word.length < LONG || !/^\p{sc=Han}+$/u.test(word)) return [word]
  const before = known.get(word)
  if (before) return before
  const found: string[] = []
  for (const { segment } of segmenter.segment(word)) {
    const last = found.at(-1)
    if (last !== undefined && (segment.length === 1 || last.length === 1)) found[found.length - 1] = last + segment
    else found.push(segment)
  }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(word, found)
  return found
}
