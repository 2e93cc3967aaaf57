import { describe } from '../../../shared/anchoring/describe.ts'
import { createLocator } from '../../../shared/anchoring/locate.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { PlacePin } from '../../comparing/lay-out.ts'
import type { Db } from '../../store/db.ts'
import { listSectionPins, type PinnedSection } from '../../store/section-pins.ts'
import type { ReadReport } from './compared-sections.ts'

/** A report whose sections the user may have pinned. */
export interface PinnedColumn {
  readonly report: ReportSummary
  readonly read: ReadReport
}

/** So much of a section's beginning is kept for finding it again. */
const BEGINNING = 160

/** What the user said of the sections of these reports, where both are surely found in the texts that they show now. */
export function placePins(db: Db, columns: readonly PinnedColumn[]): (PlacePin & { readonly id: string })[] {
  const pins = listSectionPins(
    db,
    columns.map(({ report }) => report.id),
  )
  const placeOf = (pinned: PinnedSection) => {
    const column = columns.findIndex(({ report }) => report.id === pinned.reportId)
    const section = columns[column] && findPinned(columns[column], pinned)
    return section === undefined ? undefined : { column, section }
  }
  return pins.flatMap(({ id, left, right, linked }) => {
    const [one, other] = [placeOf(left), placeOf(right)]
    if (!one || !other || one.column === other.column) return []
    return one.column < other.column ? [{ id, from: one, to: other, linked }] : [{ id, from: other, to: one, linked }]
  })
}

/** The section that begins with these words; undefined where they have gone or may be others. */
function findPinned({ read }: PinnedColumn, pinned: PinnedSection): number | undefined {
  const place = pinned.revision === read.revision ? { ...pinned, state: 'anchored' } : createLocator(read.text)(pinned)
  return place.state === 'anchored' ? sectionAt(read, place.start) : undefined
}

/** Index of the section that holds this place. Throws where none does. */
export function sectionAt({ sections }: ReadReport, at: number): number {
  const found = sections.findIndex(({ start, end }) => start <= at && at < end)
  if (found < 0) throw new AppError('bad-input', 'No section of the report stands there.', { start: at })
  return found
}

/** What is kept of a section so that it is found again when the text changes. */
export function beginningOf({ report, read }: PinnedColumn, at: number): PinnedSection {
  const { start, end } = read.sections[at] ?? { start: 0, end: 0 }
  return { ...describe(read.text, start, Math.min(end, start + BEGINNING)), reportId: report.id, revision: read.revision }
}
