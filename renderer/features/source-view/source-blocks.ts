import { firstIndex } from '../../../shared/first-index.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { Cut, ReportInSource, SourceInFull } from '../../../shared/model/source.ts'
import { paragraphs } from '../../../shared/text/sentences.ts'
import { type Stretch, stretchAt } from '../../../shared/text/source-stretches.ts'
import { isQuiet } from './cut-steps.ts'

/**
 * What a reader points at: a paragraph of a report, or words that were left out. `[start, end)` of the source without white
 * space at its ends. A paragraph that the source has in several places, with another report's words between, is several blocks.
 */
export interface Block extends Range {
  /** Place of the report in the source's list; null for what was left out. */
  readonly report: number | null
  /** Place in the list of cuts; null for a paragraph. */
  readonly cut: number | null
}

export interface SourceBlocks {
  /** In the order of the source; what lies inside another comes after it. */
  readonly all: readonly Block[]
  /** The innermost one that holds this unit of the source. */
  at(offset: number): Block | undefined
  /** The last one that begins at or before this unit, else the first. */
  near(offset: number): Block | undefined
  /** The paragraphs of a report in its own order. */
  ofReport(report: number): readonly Block[]
}

export function blocksOf(
  { text, reports, cuts }: Pick<SourceInFull, 'text' | 'reports' | 'cuts'>,
  stretches: readonly Stretch[],
): SourceBlocks {
  const replacements = new Map(cuts.flatMap(({ start, replacement }) => (replacement ? [[start, replacement]] : [])))
  const byReport = reports.map((report, index) => paragraphsOf(text, report, index, replacements, stretches))
  const all = [...byReport.flat(), ...cuts.flatMap((cut, index) => blockOfCut(text, cut, index))]
  all.sort((one, other) => one.start - other.start || other.end - one.end)

  /** Index of the last block that begins at or before the offset; -1 before the first. */
  function indexBefore(offset: number): number {
    return firstIndex(all.length, at => (all[at]?.start ?? 0) > offset) - 1
  }

  return {
    all,
    at(offset) {
      const last = indexBefore(offset)
      return all.findLast(({ start, end }, index) => index <= last && start <= offset && offset < end)
    },
    near: offset => all[Math.max(indexBefore(offset), 0)],
    ofReport: report => byReport[report] ?? [],
  }
}

/** A stretch of the source with the place at which it begins in the report. */
interface Run extends Range {
  readonly at: number
}

/** By the promise of `ParsedReport`: its text is its pieces, after each the replacement of the cut that starts where it ends. */
function paragraphsOf(
  text: string,
  { pieces }: ReportInSource,
  report: number,
  replacements: ReadonlyMap<number, string>,
  stretches: readonly Stretch[],
): Block[] {
  let composed = ''
  const runs: Run[] = pieces.map(({ start, end }) => {
    const run = { start, end, at: composed.length }
    composed += text.slice(start, end) + (replacements.get(end) ?? '')
    return run
  })
  const blocks: Block[] = []
  let first = 0
  for (const line of paragraphs(composed)) {
    while (endOf(runs[first]) <= line.start) first++
    const own: Range[] = []
    for (let index = first; (runs[index]?.at ?? line.end) < line.end; index++) {
      const run = runs[index]
      if (!run) break
      const range = inked(text, {
        start: run.start + Math.max(line.start - run.at, 0),
        end: run.start + Math.min(line.end - run.at, run.end - run.start),
      })
      const before = own.at(-1)
      if (range.start >= range.end) continue
      if (before && isAlone(stretches, report, before.end, range.start)) own[own.length - 1] = { start: before.start, end: range.end }
      else own.push(range)
    }
    blocks.push(...own.map(range => ({ ...range, report, cut: null })))
  }
  return blocks
}

function endOf(run: Run | undefined): number {
  return run ? run.at + run.end - run.start : Number.POSITIVE_INFINITY
}

/** Nothing stands there but this report's own words and what was left out. */
function isAlone(stretches: readonly Stretch[], report: number, from: number, to: number): boolean {
  if (to < from) return false
  for (let index = stretchAt(stretches, from); ; index++) {
    const stretch = stretches[index]
    if (!stretch || stretch.start >= to) return true
    if (stretch.cut === null && stretch.report !== report && stretch.end > from) return false
  }
}

function blockOfCut(text: string, { start, end, reason }: Cut, cut: number): Block[] {
  const range = inked(text, { start, end })
  return isQuiet(reason) || range.start >= range.end ? [] : [{ ...range, report: null, cut }]
}

/** Without white space at its ends. */
export function inked(text: string, { start, end }: Range): Range {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return { start: from, end: Math.max(from, start + words.trimEnd().length) }
}

export function overlap(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end
}
