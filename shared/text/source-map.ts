import { firstIndex } from '../first-index.ts'
import type { Range } from '../model/search.ts'
import type { Cut, Piece } from '../model/source.ts'

/** The way between the text of a report and the text of the source it was made from. Offsets are UTF-16 units. */
export interface SourceMap {
  /** Where the report has this unit of the source; null where the unit is in none of its pieces. */
  toReport(offset: number): number | null
  /** The same, and for a unit that the report left out the place where it would stand. */
  nearestInReport(offset: number): number
  /** Where the source has this unit of the report. One that was put in (a line end) has the place where it was put in. */
  toSource(offset: number): number
  /** The stretches of the source that hold a passage of the report, in the report's order. */
  toSourceRanges(range: Range): Range[]
}

/** A piece with the offset at which it begins in the report. */
interface Run extends Range {
  readonly at: number
}

/** By the promise of `ParsedReport`: the pieces in order, after each but the last the replacement of the cut that starts there. */
export function mapSource(pieces: readonly Piece[], cuts: readonly Cut[]): SourceMap {
  const replacements = new Map(cuts.flatMap(({ start, replacement }) => (replacement === undefined ? [] : [[start, replacement.length]])))
  let at = 0
  const runs: Run[] = pieces.map(({ start, end }) => {
    const run = { start, end, at }
    at += end - start + (replacements.get(end) ?? 0)
    return run
  })
  const bySource = runs.toSorted((one, other) => one.start - other.start)

  function toReport(offset: number): number | null {
    const run = lastOf(bySource, ({ start }) => start <= offset)
    return run && offset < run.end ? run.at + offset - run.start : null
  }

  return {
    toReport,

    nearestInReport(offset) {
      const before = lastOf(bySource, ({ start }) => start <= offset)
      if (before) return before.at + Math.min(offset, before.end) - before.start
      return bySource[0]?.at ?? 0
    },

    toSource(offset) {
      const run = lastOf(runs, candidate => candidate.at <= offset)
      return run ? Math.min(run.start + offset - run.at, run.end) : 0
    },

    toSourceRanges({ start, end }) {
      return runs.flatMap(run => {
        const from = Math.max(start, run.at) - run.at
        const to = Math.min(end - run.at, run.end - run.start)
        return from < to ? [{ start: run.start + from, end: run.start + to }] : []
      })
    },
  }
}

/** The last one for which the condition holds; it holds for none after one for which it does not. */
function lastOf<T>(items: readonly T[], holds: (item: T) => boolean): T | undefined {
  const after = firstIndex(items.length, at => {
    const item = items[at]
    return item === undefined || !holds(item)
  })
  return items[after - 1]
}
