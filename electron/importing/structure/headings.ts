import { isPartHeading } from '../../../shared/text/part-headings.ts'
import { chineseNumber } from '../numerals.ts'

/** Kinds of headings from the outermost to the innermost, as Chinese official writing nests them. */
export const HEADING_KINDS = ['chapter', 'part', 'plain', 'han', 'han-bracket', 'arabic', 'arabic-bracket', 'ordinal', 'lead'] as const
export type HeadingKind = (typeof HEADING_KINDS)[number]

export interface Heading {
  readonly kind: HeadingKind
  /** Number of a numbered heading, else null. */
  readonly number: number | null
  /** Length of the heading at the beginning of the line, its full stop left out. */
  readonly length: number
}

/** Longer than this it is a numbered paragraph, not a heading. */
const LONGEST = 70
const LONGEST_ALONE = 36
const HAN = '[一二三四五六七八九十]{1,3}'
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

const NUMBERED: readonly { readonly kind: HeadingKind; readonly pattern: RegExp }[] = [
  { kind: 'chapter', pattern: new RegExp(`^第(${HAN})(?:部分|章|篇)`) },
  { kind: 'han', pattern: new RegExp(`^(${HAN})[、．.]`) },
  // Old reports number their chapters and give them no name.
  { kind: 'han', pattern: new RegExp(`^(${HAN})$`) },
  { kind: 'han-bracket', pattern: new RegExp(`^[（(]\\s*(${HAN})\\s*[)）]`) },
  { kind: 'arabic', pattern: /^(\d{1,2})[、．.](?!\d)/ },
  { kind: 'arabic-bracket', pattern: /^[（(](\d{1,2})[)）]/ },
  { kind: 'arabic-bracket', pattern: new RegExp(`^([${CIRCLED}])`) },
  { kind: 'ordinal', pattern: new RegExp(`^(${HAN})是(?!否)`) },
  { kind: 'ordinal', pattern: new RegExp(`^第(${HAN})[，,、]`) },
]

/** The number a line begins with, whether the line is a heading or a whole paragraph. */
export function leadingNumber(text: string): { readonly kind: HeadingKind; readonly number: number | null } | undefined {
  const first = text.charCodeAt(0)
  // Nearly all lines begin with an ordinary character; only these can begin a number.
  if (!(first < 0x40 || first === 0xff08 || (first >= 0x2460 && first <= 0x2473) || '一二三四五六七八九十第'.includes(text[0] ?? '')))
    return undefined
  for (const { kind, pattern } of NUMBERED) {
    const written = pattern.exec(text)?.[1]
    if (written) return { kind, number: numberOf(written) }
  }
  return undefined
}

/** A numbered heading, on a line of its own or run into its paragraph (`一是坚持不懈。我们…`: up to the first 。). */
export function numberedHeading(text: string): Heading | undefined {
  const leading = leadingNumber(text)
  if (!leading) return undefined
  const length = headingLength(text, leading.kind === 'ordinal')
  return length === undefined ? undefined : { ...leading, length }
}

/** The whole line is a numbered heading; it may be long and have commas, and still breaks off nowhere. */
export function isHeadingLine(text: string): boolean {
  return numberedHeading(text)?.length === text.length || isPartHeading(text)
}

function numberOf(written: string): number | null {
  if (CIRCLED.includes(written)) return CIRCLED.indexOf(written) + 1
  return /^\d/.test(written) ? Number(written) : (chineseNumber(written) ?? null)
}

/** Up to the first full stop; a line without one is all heading, unless it is long and a colon divides it. */
function headingLength(text: string, runInOnly: boolean): number | undefined {
  const stop = text.search(/[。！!？?；;]/)
  if (stop >= 0) return stop <= LONGEST ? stop : undefined
  // `第一，构建现代产业体系，推动提质增效` on a line of its own; `一是……` never stands alone.
  if (runInOnly) return text.startsWith('第') && text.length <= LONGEST_ALONE && !/[，,、：:]$/.test(text) ? text.length : undefined
  if (text.length <= LONGEST) return trimEnd(text, text.length)
  const colon = text.search(/[:：]/)
  return colon > 0 && colon <= LONGEST / 2 ? colon : undefined
}

function trimEnd(text: string, end: number): number {
  return text[end - 1] === ':' || text[end - 1] === '：' ? end - 1 : end
}

/**
 * An unnumbered heading by its shape: short, no punctuation at its end. What stands around it decides the rest
 * (see outline.ts).
 */
export function looksLikeHeading(text: string): boolean {
  return text.length >= 4 && text.length <= 45 && !/[，,。；;：:！!？?、…）)]$/.test(text) && !/[。；;]/.test(text)
}
