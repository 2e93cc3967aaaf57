import { describe } from '../../../shared/anchoring/describe.ts'
import { createLocator } from '../../../shared/anchoring/locate.ts'
import type { Cut, ParsedReport } from '../../../shared/model/source.ts'
import { mapSource, type SourceMap } from '../../../shared/text/source-map.ts'
import type { Db } from '../../store/db.ts'
import { listPlacedHighlights, moveHighlight, orphanHighlight, type PlacedHighlight } from '../../store/highlights.ts'

/**
 * Repairs leave the source's text as it is, so that a highlight is carried exactly: from its report to the source, and
 * from there to the report that has these words now.
 */

/** A report with the revision that its highlights stand on. */
export interface LaidReport {
  readonly id: string
  readonly revisionId: number
  readonly report: Pick<ParsedReport, 'text' | 'pieces'>
}

/** One that is there after the repair, or was there before it. */
interface Mapped extends LaidReport {
  readonly map: SourceMap
}

/** Carries all highlights of reports that changed or went. Returns the reports that have them now. */
export function carryHighlights(
  db: Db,
  before: { readonly reports: readonly LaidReport[]; readonly cuts: readonly Cut[] },
  after: { readonly reports: readonly LaidReport[]; readonly cuts: readonly Cut[] },
): void {
  const mapped = ({ reports, cuts }: typeof before): Mapped[] =>
    reports.map(each => ({ ...each, map: mapSource(each.report.pieces, cuts) }))
  const now = mapped(after)
  const marked = before.reports.flatMap(report => {
    const highlights = listPlacedHighlights(db, report.id)
    return highlights.length > 0 ? [{ report, highlights }] : []
  })
  for (const old of mapped({ reports: marked.map(each => each.report), cuts: before.cuts })) {
    const highlights = marked.find(each => each.report.id === old.id)?.highlights ?? []
    for (const highlight of highlights) {
      const place =
        highlight.revisionId === old.revisionId && highlight.state !== 'orphan' ? carried(highlight, old, now) : found(highlight, now)
      if (!place) {
        orphanHighlight(db, highlight.id)
        continue
      }
      const { report, start, end } = place
      const selector = highlight.state === 'doubtful' ? { ...highlight, start, end } : describe(report.report.text, start, end)
      moveHighlight(db, highlight.id, report.revisionId, selector, highlight.state === 'doubtful' ? 'doubtful' : 'anchored')
    }
  }
}

interface Place {
  readonly report: LaidReport
  readonly start: number
  readonly end: number
}

/** Undefined where its words no longer stand whole in one report. */
function carried({ start, end }: PlacedHighlight, old: Mapped, now: readonly Mapped[]): Place | undefined {
  const ranges = old.map.toSourceRanges({ start, end })
  const first = ranges[0]?.start
  const last = (ranges.at(-1)?.end ?? 0) - 1
  if (first === undefined) return undefined
  for (const report of now) {
    const from = report.map.toReport(first)
    const to = report.map.toReport(last)
    if (from === null || to === null) continue
    const words = report.report.text.slice(from, to + 1)
    return sameWords(words, old.report.text.slice(start, end)) ? { report, start: from, end: to + 1 } : undefined
  }
  return undefined
}

/** Paragraphs may have been put together or set apart. */
function sameWords(one: string, other: string): boolean {
  return one.replaceAll('\n', '') === other.replaceAll('\n', '')
}

/** A lost one comes back when its very words surely stand in one of the reports again. */
function found(highlight: PlacedHighlight, now: readonly Mapped[]): Place | undefined {
  const places = now.flatMap(report => {
    if (!report.report.text.includes(highlight.quote)) return []
    const { state, start, end } = createLocator(report.report.text)(highlight)
    return state === 'anchored' && report.report.text.slice(start, end) === highlight.quote ? [{ report, start, end }] : []
  })
  return places.length === 1 ? places[0] : undefined
}
