import { isSalutation, isSessionLine, speakerIn } from '../phrases.ts'
import { isHeadingLine } from '../structure/headings.ts'
import { titleLine } from '../structure/titles.ts'
import { columns } from './width.ts'

interface Token {
  readonly start: number
  readonly end: number
  readonly width: number
  /** A page number with the strokes beside it: a line of its own. */
  readonly page: boolean
}

/** How far the width of a full line may be from the usual one: signs are narrower or wider than they count. */
const SLACK = 6

export interface PrintedLines {
  /** Offsets at which lines begin, but the first. */
  readonly borders: readonly number[]
  /** Spaces that stand inside lines: a page is set without any. */
  readonly spaces: readonly { readonly start: number; readonly end: number }[]
}

/**
 * The lines of a printed page whose ends are left as single spaces; undefined where the words between spaces are
 * not of one width. Spaces also stand beside numbers (`额度 12.5 亿元`), so which of them
 * were line ends is decided for all at once: every line should be full, and a short one should end a paragraph.
 */
export function printedLines(text: string): PrintedLines | undefined {
  const tokens = tokensOf(text)
  const usual = usualWidth(tokens)
  if (usual === undefined) return undefined
  const best: Line[] = [{ cost: 0, from: 0 }]
  for (let to = 1; to <= tokens.length; to++) best.push(bestLine(text, tokens, usual, best, to))
  const first = new Set<number>()
  for (let at = tokens.length; at > 0; at = best[at]?.from ?? 0) first.add(best[at]?.from ?? 0)
  const following = tokens.slice(1)
  return {
    borders: following.flatMap((token, at) => (first.has(at + 1) ? [token.start] : [])),
    spaces: following.flatMap((token, at) => (first.has(at + 1) ? [] : [{ start: tokens[at]?.end ?? token.start, end: token.start }])),
  }
}

/** The last line of the best division of the words before some place: its first word, and what all lines cost. */
interface Line {
  readonly cost: number
  readonly from: number
}

function bestLine(text: string, tokens: readonly Token[], usual: number, best: readonly Line[], to: number): Line {
  const last = tokens[to - 1]
  const alone = best[to - 1]?.cost ?? 0
  if (!last || last.page) return { cost: alone, from: to - 1 }
  let found: Line = { cost: Number.POSITIVE_INFINITY, from: to - 1 }
  let width = 0
  let spaces = 0
  for (let from = to - 1; from >= 0; from--) {
    const token = tokens[from]
    if (!token || token.page) break
    if (from < to - 1) spaces += costOfSpace(text, token.end)
    width += token.width
    const words = text.slice(token.start, last.end)
    const cost = (best[from]?.cost ?? 0) + spaces + (token.start < HEAD && ofHead(words) ? 0.2 : misfit(words, width, usual))
    if (cost < found.cost) found = { cost, from }
    if (width > usual + SLACK) break
  }
  return found
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/(?<=^|\s)[-—－–]{1,2}\s?\d{1,4}\s?[-—－–]{1,2}(?=\s|$)|\S+/g), match => ({
    start: match.index,
    end: match.index + match[0].length,
    width: columns(match[0]),
    page: /^[-—－–]+\s?\d+\s?[-—－–]+$/.test(match[0]),
  }))
}

/** The width that most of the longer words share; a text with few spaces, or spaces of another cause, has none. */
function usualWidth(tokens: readonly Token[]): number | undefined {
  if (tokens.length < 30) return undefined
  const widths = tokens.map(token => token.width).filter(width => width >= 30)
  widths.sort((one, other) => one - other)
  const usual = widths[Math.floor(widths.length / 2)] ?? 0
  const near = widths.filter(each => Math.abs(each - usual) <= SLACK).length
  const covered = widths.reduce((sum, each) => sum + each, 0)
  const all = tokens.reduce((sum, token) => sum + token.width, 0)
  return usual <= 160 && near >= widths.length * 0.6 && covered >= all * 0.6 ? usual : undefined
}

/** Title, session and speaker stand within so many characters. */
const HEAD = 400

/** Lines of a head are short and end no sentence. */
function ofHead(line: string): boolean {
  return line.length < 80 && (titleLine(line) !== undefined || isSessionLine(line) || isSalutation(line) || speakerIn(line) !== undefined)
}

/** A space inside a line stands beside a number, and hardly after a sentence (`……。 2023年工作安排` are two paragraphs). */
function costOfSpace(text: string, space: number): number {
  if (!/[\w.%]$/.test(text.slice(space - 1, space)) && !/^\s+[\w.]/.test(text.slice(space, space + 3))) return 4
  return endsParagraph(text, space) ? 2 : 0.2
}

function misfit(line: string, width: number, usual: number): number {
  if (Math.abs(width - usual) <= SLACK) return 0
  if (width > usual) return width - usual
  // Shorter: the last line of a paragraph, or a heading.
  return endsParagraph(line, line.length) || isHeadingLine(line) ? 0.5 : 3
}

/** What stands before `end` closes a sentence, or leads into a list. */
export function endsParagraph(text: string, end: number): boolean {
  return /[。！？!?：:][”’"』」）)]?$/.test(text.slice(Math.max(0, end - 2), end))
}
