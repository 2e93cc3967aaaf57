import { firstIndex } from '../first-index.ts'
/**
 * Offsets are UTF-16 units, half open, everywhere in the program. Outside formats (W3C annotations, REFI-QDA) count
 * code points: they are converted here and nowhere else.
 */

/** Both ways between units and code points of one text. */
export interface PointMap {
  /** Code points before this unit; one inside a surrogate pair counts the pair. */
  toPoints(unit: number): number
  /** Units before the code point with this number; past the end of the text, its length. */
  toUnits(point: number): number
}

export function createPointMap(text: string): PointMap {
  /** Where the pairs begin, in units; there are none in most texts. */
  const pairs: number[] = []
  for (let at = 0; at + 1 < text.length; at++) if (isPairAt(text, at)) pairs.push(at)
  /** Pairs for whose number `before` holds of their place; they come first. */
  const count = (before: (unit: number, index: number) => boolean) => firstIndex(pairs.length, index => !before(pairs[index] ?? 0, index))
  return {
    toPoints: unit => unit - count(pair => pair < unit - 1),
    toUnits: point => Math.min(text.length, point + count((pair, index) => pair - index < point)),
  }
}

/** True where a high and a low surrogate stand side by side from `at` on. */
function isPairAt(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))
}

/** `offset`, moved to the nearest border of a code point before it (or after it) when it lies inside a pair. */
export function toPairBorder(text: string, offset: number, towards: 'before' | 'after'): number {
  const inside = clamp(text, offset)
  if (inside === 0 || !isPairAt(text, inside - 1)) return inside
  return towards === 'before' ? inside - 1 : inside + 1
}

/** The same for what a reader takes for one character: base and marks, flags, families of emoji. */
export function toGraphemeBorder(text: string, offset: number, towards: 'before' | 'after'): number {
  const inside = clamp(text, offset)
  if (inside === 0 || inside === text.length) return inside
  // A cluster longer than the window is no character anybody reads; it is cut at the window's edge.
  const from = toPairBorder(text, inside - WINDOW, 'before')
  const found = graphemes.segment(text.slice(from, inside + WINDOW)).containing(inside - from)
  if (!found || from + found.index === inside) return inside
  return from + found.index + (towards === 'before' ? 0 : found.segment.length)
}

const WINDOW = 64
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function clamp(text: string, offset: number): number {
  return Math.min(Math.max(offset, 0), text.length)
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
