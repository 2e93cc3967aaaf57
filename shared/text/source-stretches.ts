import { firstIndex } from '../first-index.ts'
import type { Range } from '../model/search.ts'
import type { Cut, ReportInSource } from '../model/source.ts'

/** A stretch of a source and what became of it. One that belongs to a removed report has neither report nor cut. */
export interface Stretch extends Range {
  /** Place of the report in the source's list of reports. */
  readonly report: number | null
  /** Place of the cut in the source's list of cuts. */
  readonly cut: number | null
}

/** The whole source from its beginning to its end, stretch by stretch without a gap. A cut that only puts something in is empty. */
export function stretchesOf(length: number, reports: readonly Pick<ReportInSource, 'pieces'>[], cuts: readonly Cut[]): Stretch[] {
  const known = [
    ...reports.flatMap(({ pieces }, report) => pieces.map(({ start, end }) => ({ start, end, report, cut: null }))),
    ...cuts.map(({ start, end }, cut) => ({ start, end, report: null, cut })),
  ].sort((one, other) => one.start - other.start || one.end - other.end)
  const stretches: Stretch[] = []
  let at = 0
  const fillTo = (end: number) => {
    if (at < end) stretches.push({ start: at, end, report: null, cut: null })
  }
  for (const stretch of known) {
    fillTo(stretch.start)
    stretches.push(stretch)
    at = Math.max(at, stretch.end)
  }
  fillTo(length)
  return stretches
}

/** Index of the first stretch that ends after `offset`, or stands there empty; their number where there is none. */
export function stretchAt(stretches: readonly Stretch[], offset: number): number {
  return firstIndex(stretches.length, at => {
    const stretch = stretches[at]
    return stretch !== undefined && (stretch.end > offset || stretch.start === offset)
  })
}

/** The stretch that holds the unit at `offset`; what was only put in there is passed over. */
export function stretchWith(stretches: readonly Stretch[], offset: number): Stretch | undefined {
  let at = stretchAt(stretches, offset)
  while (stretches[at]?.start === stretches[at]?.end && at < stretches.length) at++
  return stretches[at]
}

/** The report that a place of the source belongs to; for a cut the one before it, else the one after it. */
export function reportNear(stretches: readonly Stretch[], offset: number): number | null {
  const at = stretchAt(stretches, offset)
  const own = stretchWith(stretches, offset)?.report ?? null
  if (own !== null) return own
  const before = stretches.findLast(({ report }, index) => index < at && report !== null)
  return (before ?? stretches.find(({ report }, index) => index > at && report !== null))?.report ?? null
}
