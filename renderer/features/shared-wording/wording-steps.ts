import type { SharedPassage, SharedWording } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'
import { WORDING_INKS } from '../../dom/painter.ts'
import { WORDING_STEPS } from '../../state/shared-wording.ts'

export type WordingInk = (typeof WORDING_INKS)[number]

/** A stretch that is folded away, and in how many reports its words stand. */
export interface Fold extends Range {
  readonly reports: number
}

/** Shorter ones, in letters, are not worth a sign in the text. */
const SHORTEST_FOLD = 15

/** The logarithm of 1,000 is not quite three times that of 10. */
const ROUNDING = 1e-9

/** What of the choice of `WORDING_STEPS` there can be among so many reports; two are always there. */
export function stepsAmong(reports: number): readonly number[] {
  return WORDING_STEPS.filter(step => step === 2 || step <= reports)
}

/**
 * The ink of words that so many of all reports have. Equal ratios are equal steps: among 30 reports 2, 6 and 13 differ as
 * much as 10, 100 and 1,000 among 10,000.
 */
export function inkOf(reports: number, all: number): WordingInk {
  const step = Math.floor((WORDING_INKS.length * Math.log(reports)) / Math.log(Math.max(all, 2)) + ROUNDING)
  return WORDING_INKS[Math.min(step, WORDING_INKS.length - 1)] ?? 'shared-4'
}

/** What is painted in each ink; neighbours of one ink are one. */
export function inkRanges({ passages, against }: SharedWording, least: number): Map<WordingInk, Range[]> {
  const ranges = new Map<WordingInk, { start: number; end: number }[]>(WORDING_INKS.map(ink => [ink, []]))
  for (const {
    shown: { start, end },
    reports,
  } of passages) {
    if (reports < least || start === end) continue
    const own = ranges.get(inkOf(reports, against + 1))
    const last = own?.at(-1)
    if (last?.end === start) last.end = end
    else own?.push({ start, end })
  }
  return ranges
}

/** Which part of the text's letters stands in so many reports, 0 to 1. */
export function sharedPart({ passages, letters }: SharedWording, least: number): number {
  const shared = passages.reduce((sum, passage) => sum + (passage.reports >= least ? passage.letters : 0), 0)
  return letters === 0 ? 0 : shared / letters
}

/**
 * What can be folded away: runs of what so many reports have, with nothing but signs between them. What touches one of
 * `kept` (the reader's own marks, opened folds) stays.
 */
export function foldsOf({ passages }: SharedWording, text: string, least: number, kept: readonly Range[]): Fold[] {
  const runs: { start: number; end: number; reports: number; letters: number }[] = []
  for (const { shown, reports, letters } of passages) {
    if (reports < least || shown.start === shown.end) continue
    const last = runs.at(-1)
    if (last && isBetween(text.slice(last.end, shown.start))) {
      last.end = shown.end
      last.reports = Math.max(last.reports, reports)
      last.letters += letters
    } else runs.push({ ...shown, reports, letters })
  }
  const isKept = (run: Range) => kept.some(({ start, end }) => start < run.end && end > run.start)
  return runs.filter(run => run.letters >= SHORTEST_FOLD && !isKept(run)).map(({ start, end, reports }) => ({ start, end, reports }))
}

/** Signs and spaces within a paragraph, or nothing. */
function isBetween(words: string): boolean {
  return words.length <= 3 && !/[\p{L}\p{N}\n]/u.test(words)
}

/** The passage shown over the character at an offset; undefined where none is. */
export function passageAt({ passages }: SharedWording, offset: number, least: number): SharedPassage | undefined {
  return passages.find(({ shown, reports }) => shown.start <= offset && offset < shown.end && reports >= least)
}
