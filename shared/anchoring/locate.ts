import type { HighlightState, Selector } from '../model/highlight.ts'
import { occurrences } from '../text/occurrences.ts'
import { type Approximate, editDistance, searchApproximate } from './edit-distance.ts'
import { mapText } from './map-text.ts'
import { createMatchingText, type MatchingText, toMatchingText } from './matching-text.ts'

/** Where a selector was found. An orphan keeps the offsets it had. */
export interface Located {
  readonly state: HighlightState
  readonly start: number
  readonly end: number
}

/** Finds many selectors in one text. */
export type Locator = (selector: Selector) => Located

export function locate(selector: Selector, text: string, previous?: string): Located {
  return createLocator(text, previous)(selector)
}

/**
 * Tries what is surest first: the old position, the place to which the old text's words went, the exact quote chosen by
 * its context, the quote with errors. A short quote is never placed on other words without asking, and what cannot be
 * told from a rival or has changed figures is doubtful: the reader decides. `previous` is the text the selectors were
 * made on, where it is known.
 */
export function createLocator(text: string, previous?: string): Locator {
  let matching: MatchingText | undefined
  let before: Before | undefined
  return selector => {
    if (standsInPlace(selector, text)) return { state: 'anchored', start: selector.start, end: selector.end }
    matching ??= createMatchingText(text)
    if (previous !== undefined) before ??= mapBefore(previous, matching)
    return (before && follow(selector, matching, before)) ?? search(selector, matching, before?.matching.text)
  }
}

/** The text that the selectors were made on, and where its units went. */
interface Before {
  readonly text: string
  readonly matching: MatchingText
  readonly map: Int32Array
}

function mapBefore(text: string, matching: MatchingText): Before {
  const before = createMatchingText(text)
  return { text, matching: before, map: mapText(before.text, matching.text) }
}

/** Below this many characters (without white space) only the very same words count. */
const SHORT = 12
const ACCEPT = 0.85
const ASK = 0.65
/** Share of a quote that may differ at all, however well the context fits. */
const MAX_ERRORS = 0.4
/** By how much the best place must surpass the next. */
const MARGIN = 0.1
/** Context similarity that tells two places of the same words apart, and below which it speaks against a place. */
const FAMILIAR = 0.5
const STRANGE = 0.3
const CANDIDATES = 40

/** The quote stands at its old place, and at least one side of it is as it was: else the text was shifted by chance. */
function standsInPlace({ start, end, quote, prefix, suffix }: Selector, text: string): boolean {
  if (text.slice(start, end) !== quote) return false
  return text.slice(Math.max(0, start - prefix.length), start) === prefix || text.slice(end, end + suffix.length) === suffix
}

/** Share of a quote that must still be where the text around it went, to be proposed there. */
const FOLLOWED = 0.5
/** By how much the new place may be longer than the quote. */
const GROWN = 1.5

/** Where the words of the quote went with the text around them; undefined where they did not go anywhere together. */
function follow(selector: Selector, matching: MatchingText, before: Before): Located | undefined {
  if (before.text.slice(selector.start, selector.end) !== selector.quote) return undefined
  const from = before.matching.indexOf(selector.start)
  const quote = toMatchingText(selector.quote)
  const about = placeOf(before.map, from, from + quote.length)
  if (!about || about.end - about.start > quote.length * GROWN + 4) return undefined
  // Single units at an end may have gone astray: where the very words stand there, they are meant.
  const exact = matching.text.indexOf(quote, Math.max(0, about.start - quote.length))
  const place = exact >= 0 && exact < about.end ? { start: exact, end: exact + quote.length } : about
  const words = matching.text.slice(place.start, place.end)
  const errors = editDistance(quote, words)
  const { context } = rater(selector, quote, matching)({ ...place, errors })
  const state = judgeFollowed(quote, words, errors, context)
  return state && { state, ...matching.range(place.start, place.end) }
}

function judgeFollowed(quote: string, words: string, errors: number, context: number): HighlightState | undefined {
  const alike = 1 - errors / quote.length
  if (alike < FOLLOWED || (quote.length < SHORT && context < STRANGE)) return undefined
  if (errors === 0) return context >= FAMILIAR || quote.length >= SHORT ? 'anchored' : 'doubtful'
  return quote.length >= SHORT && alike >= ACCEPT && figures(quote) === figures(words) ? 'anchored' : 'doubtful'
}

/** What was put in at an end stands for what was taken out there. */
function placeOf(map: Int32Array, from: number, to: number): { start: number; end: number } | undefined {
  const units = [...map.subarray(from, to)].filter(at => at >= 0)
  if (units.length < FOLLOWED * (to - from)) return undefined
  const [first, last] = [units.reduce((a, b) => Math.min(a, b)), units.reduce((a, b) => Math.max(a, b))]
  const [left, right] = [map[from - 1] ?? -1, map[to] ?? -1]
  const start = map[from] === -1 && left >= 0 && left < first ? Math.max(left + 1, first - missing(map, from, 1)) : first
  const end = map[to - 1] === -1 && right > last ? Math.min(right, last + 1 + missing(map, to - 1, -1)) : last + 1
  return { start, end }
}

/** How many units from here on went nowhere. */
function missing(map: Int32Array, from: number, step: 1 | -1): number {
  let count = 0
  while (map[from + count * step] === -1) count++
  return count
}

interface Candidate {
  readonly start: number
  readonly end: number
  readonly quote: number
  /** Similarity of both sides, 0 to 1. */
  readonly context: number
  readonly score: number
}

function search(selector: Selector, matching: MatchingText, before: string | undefined): Located {
  const orphan: Located = { state: 'orphan', start: selector.start, end: selector.end }
  const quote = toMatchingText(selector.quote)
  if (quote === '') return orphan
  const rate = rater(selector, quote, matching)

  const exact = occurrences(matching.text, quote).map(start => rate({ start, end: start + quote.length, errors: 0 }))
  const short = quote.length < SHORT
  const maxErrors = Math.floor(quote.length * MAX_ERRORS)
  const found = exact.length > 0 || short ? exact : searchApproximate(matching.text, quote, maxErrors, CANDIDATES).map(rate)
  const [best, rival] = found.sort((a, b) => b.score - a.score || a.start - b.start)
  if (!best) return orphan

  const told = !rival || best.score - rival.score >= MARGIN
  const verdict = exact.length > 0 ? judgeExact(best, quote, exact.length, short, before) : judgeApproximate(best, quote, matching)
  if (verdict === 'orphan') return orphan
  return { state: told ? verdict : 'doubtful', ...matching.range(best.start, best.end) }
}

/** Set phrases recur: the same words alone prove little when they are short, or stood in several places before. */
function judgeExact(best: Candidate, quote: string, times: number, short: boolean, before: string | undefined): HighlightState {
  if (best.context >= FAMILIAR) return 'anchored'
  if (short) return best.context >= STRANGE ? 'doubtful' : 'orphan'
  const onlyOne = times === 1 && (before === undefined || occurrences(before, quote).length === 1)
  return onlyOne ? 'anchored' : 'doubtful'
}

function judgeApproximate(best: Candidate, quote: string, matching: MatchingText): HighlightState {
  if (best.score < ASK) return 'orphan'
  const sameFigures = figures(quote) === figures(matching.text.slice(best.start, best.end))
  return best.score >= ACCEPT && sameFigures ? 'anchored' : 'doubtful'
}

/** Hypothesis' weights; context that was never there (start or end of the text) fits everywhere. */
function rater(selector: Selector, quote: string, matching: MatchingText): (place: Approximate) => Candidate {
  const { text } = matching
  const prefix = toMatchingText(selector.prefix)
  const suffix = toMatchingText(selector.suffix)
  return ({ start, end, errors }) => {
    const left = similarity(prefix, text.slice(Math.max(0, start - prefix.length), start))
    const right = similarity(suffix, text.slice(end, end + suffix.length))
    const words = 1 - errors / quote.length
    const place = 1 - Math.abs(matching.range(start, end).start - selector.start) / Math.max(text.length, selector.end)
    return {
      start,
      end,
      quote: words,
      context: (left + right) / 2,
      score: (50 * words + 20 * left + 20 * right + 2 * Math.max(0, place)) / 92,
    }
  }
}

function similarity(expected: string, found: string): number {
  return expected === '' ? 1 : 1 - Math.min(1, editDistance(expected, found) / expected.length)
}

function figures(text: string): string {
  return (text.match(/\d+(\.\d+)?/g) ?? []).join(' ')
}
