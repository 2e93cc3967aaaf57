import type { Selector } from '../../shared/model/highlight.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

/** One of two sections, by the words that it begins with. */
export interface PinnedSection extends Selector {
  readonly reportId: string
  /** On which the selector was made. */
  readonly revision: number
}

/** What the user said of two sections that are compared. */
export interface SectionPin {
  readonly id: string
  readonly left: PinnedSection
  readonly right: PinnedSection
  readonly linked: boolean
}

type Side = 'left' | 'right'
type SideRow = { readonly [K in `${Side}_${'report_id' | 'quote' | 'prefix' | 'suffix'}`]: string } & {
  readonly [K in `${Side}_${'revision_id' | 'start' | 'end'}`]: number
}
interface PinRow extends SideRow {
  readonly id: string
  readonly linked: number
}

/** Of which both sections are in these reports, in the order in which they were said. */
export function listSectionPins(db: Db, reportIds: readonly string[]): SectionPin[] {
  return db
    .prepare<[{ ids: string }], PinRow>(`
      SELECT section_pin.* FROM section_pin JOIN json_each(@ids) AS one ON one.value = left_report_id
      WHERE right_report_id IN (SELECT value FROM json_each(@ids)) ORDER BY pinned_at, id`)
    .all({ ids: JSON.stringify(reportIds) })
    .map(row => ({ id: row.id, linked: row.linked === 1, left: side(row, 'left'), right: side(row, 'right') }))
}

function side(row: PinRow, name: Side): PinnedSection {
  return {
    reportId: row[`${name}_report_id`],
    revision: row[`${name}_revision_id`],
    start: row[`${name}_start`],
    end: row[`${name}_end`],
    quote: row[`${name}_quote`],
    prefix: row[`${name}_prefix`],
    suffix: row[`${name}_suffix`],
  }
}

export function addSectionPin(db: Db, { left, right, linked }: Omit<SectionPin, 'id'>, at: string): void {
  db.prepare<[Record<string, string | number>]>(`
    INSERT INTO section_pin VALUES (@id, @linked,
      @left_report_id, @left_revision_id, @left_start, @left_end, @left_quote, @left_prefix, @left_suffix,
      @right_report_id, @right_revision_id, @right_start, @right_end, @right_quote, @right_prefix, @right_suffix, @at)`).run({
    id: newId(),
    linked: linked ? 1 : 0,
    ...columns('left', left),
    ...columns('right', right),
    at,
  })
}

function columns(name: Side, { reportId, revision, start, end, quote, prefix, suffix }: PinnedSection): Record<string, string | number> {
  return {
    [`${name}_report_id`]: reportId,
    [`${name}_revision_id`]: revision,
    [`${name}_start`]: start,
    [`${name}_end`]: end,
    [`${name}_quote`]: quote,
    [`${name}_prefix`]: prefix,
    [`${name}_suffix`]: suffix,
  }
}

export function removeSectionPin(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM section_pin WHERE id = ?').run(id)
}
