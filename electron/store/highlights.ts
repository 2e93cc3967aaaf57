import type { Colour, Highlight, HighlightState, Selector } from '../../shared/model/highlight.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

interface HighlightRow {
  readonly id: string
  readonly report_id: string
  readonly revision_id: number
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly colour: string
  readonly note: string
  readonly state: string
  readonly created_at: string
  readonly updated_at: string
  readonly tag_ids: string
}

/** The tags of a highlight in the order of the codebook's ids, as one JSON list. */
const SELECT = `
  SELECT highlight.*, (
    SELECT json_group_array(tag_id) FROM highlight_tag AS link WHERE link.highlight_id = highlight.id
  ) AS tag_ids
  FROM highlight`

const BY_PLACE = 'ORDER BY highlight.start, highlight.end DESC, highlight.created_at, highlight.id'

function toHighlight(row: HighlightRow): Highlight {
  return {
    id: row.id,
    reportId: row.report_id,
    start: row.start,
    end: row.end,
    quote: row.quote,
    prefix: row.prefix,
    suffix: row.suffix,
    colour: row.colour as Colour,
    note: row.note,
    tagIds: JSON.parse(row.tag_ids) as string[],
    state: row.state as HighlightState,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export const LIST_OF_REPORT = `${SELECT} WHERE highlight.report_id = ? ${BY_PLACE}`

/** In reading order; the longer of two that begin together comes first. */
export function listHighlightsOfReport(db: Db, reportId: string): Highlight[] {
  return db.prepare<[string], HighlightRow>(LIST_OF_REPORT).all(reportId).map(toHighlight)
}

/** Of all visible reports, each report's in reading order. */
export function listHighlights(db: Db): Highlight[] {
  return db
    .prepare<[], HighlightRow>(`
      ${SELECT}
      JOIN report ON report.id = highlight.report_id
      JOIN source ON source.id = report.source_id
      WHERE report.removed_at IS NULL AND source.removed_at IS NULL
      ORDER BY highlight.report_id, ${BY_PLACE.slice('ORDER BY '.length)}`)
    .all()
    .map(toHighlight)
}

export function findHighlight(db: Db, id: string): Highlight | undefined {
  const row = db.prepare<[string], HighlightRow>(`${SELECT} WHERE highlight.id = ?`).get(id)
  return row && toHighlight(row)
}

/** The quotes of those among these that are there, also on reports that are in the bin. */
export function listQuotes(db: Db, ids: readonly string[]): Pick<Highlight, 'id' | 'reportId' | 'quote'>[] {
  return db
    .prepare<[string], Pick<Highlight, 'id' | 'reportId' | 'quote'>>(
      'SELECT id, report_id AS reportId, quote FROM highlight WHERE id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(ids))
}

export interface NewHighlight extends Selector {
  readonly reportId: string
  readonly colour: Colour
  readonly note: string
}

/** On the report's text as it is now. */
export function addHighlight(db: Db, highlight: NewHighlight, at: string): string {
  const id = newId()
  db.prepare<[NewHighlight & { id: string; at: string }]>(`
    INSERT INTO highlight (id, report_id, revision_id, start, end, quote, prefix, suffix, colour, note, state, created_at, updated_at)
    SELECT @id, id, revision_id, @start, @end, @quote, @prefix, @suffix, @colour, @note, 'anchored', @at, @at
    FROM report WHERE id = @reportId`).run({ ...highlight, id, at })
  return id
}

export interface HighlightChange {
  readonly colour?: Colour | undefined
  readonly note?: string | undefined
}

/** What is absent stays as it is. */
export function changeHighlight(db: Db, id: string, change: HighlightChange, at: string): void {
  db.prepare<[string | null, string | null, string, string]>(
    'UPDATE highlight SET colour = coalesce(?, colour), note = coalesce(?, note), updated_at = ? WHERE id = ?',
  ).run(change.colour ?? null, change.note ?? null, at, id)
}

/** Returns whether the highlight did not carry the tag yet. */
export function linkTag(db: Db, id: string, tagId: string): boolean {
  return db.prepare<[string, string]>('INSERT OR IGNORE INTO highlight_tag (highlight_id, tag_id) VALUES (?, ?)').run(id, tagId).changes > 0
}

/** Returns whether the highlight carried the tag. */
export function unlinkTag(db: Db, id: string, tagId: string): boolean {
  return db.prepare<[string, string]>('DELETE FROM highlight_tag WHERE highlight_id = ? AND tag_id = ?').run(id, tagId).changes > 0
}

export function removeHighlight(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM highlight_tag WHERE highlight_id = ?').run(id)
  db.prepare<[string]>('DELETE FROM highlight WHERE id = ?').run(id)
}

/** A highlight with the revision its position belongs to. */
export interface PlacedHighlight extends Selector {
  readonly id: string
  readonly revisionId: number
  readonly state: HighlightState
}

export function listPlacedHighlights(db: Db, reportId: string): PlacedHighlight[] {
  return db
    .prepare<[string], PlacedHighlight>(`
      SELECT id, revision_id AS revisionId, start, end, quote, prefix, suffix, state FROM highlight WHERE report_id = ? ORDER BY start`)
    .all(reportId)
}

/** On another revision, at the selector's place. A revision of another report takes it to that report. */
export function moveHighlight(db: Db, id: string, revisionId: number, selector: Selector, state: HighlightState): void {
  db.prepare<[Selector & { id: string; revisionId: number; state: string }]>(`
    UPDATE highlight SET revision_id = @revisionId,
      report_id = (SELECT revision.report_id FROM revision WHERE revision.id = @revisionId), start = @start, end = @end, quote = @quote, prefix = @prefix,
      suffix = @suffix, state = @state
    WHERE id = @id`).run({ ...selector, id, revisionId, state })
}

/** Its words are nowhere in the new text: it stays where it was, on the old revision. */
export function orphanHighlight(db: Db, id: string): void {
  db.prepare<[string]>(`UPDATE highlight SET state = 'orphan' WHERE id = ?`).run(id)
}

/** All that is left on one report goes to another as it is: the words of both are one text now. */
export function handOverHighlights(db: Db, fromReportId: string, toReportId: string): void {
  db.prepare<[string, string]>('UPDATE highlight SET report_id = ? WHERE report_id = ?').run(toReportId, fromReportId)
}

/** Reports among these whose highlights stand, some of them, in another text than the one that is shown. */
export function listReportsWithStrays(db: Db, reportIds: readonly string[]): { readonly id: string; readonly revision: number }[] {
  return db
    .prepare<[string], { id: string; revision: number }>(`
      SELECT DISTINCT report.id, report.revision_id AS revision FROM report JOIN highlight ON highlight.report_id = report.id
      WHERE report.id IN (SELECT value FROM json_each(?)) AND highlight.state <> 'orphan' AND highlight.revision_id <> report.revision_id`)
    .all(JSON.stringify(reportIds))
}

/**
 * Highlights whose stored quote is not what stands at their place in the text that is shown; a sound library has none. Doubtful
 * ones await a word, lost ones stand nowhere.
 */
export function listMisplacedHighlights(db: Db): string[] {
  const rows = db
    .prepare<[], { id: string; start: number; end: number; quote: string; revisionId: number }>(`
      SELECT highlight.id, start, end, quote, report.revision_id AS revisionId FROM highlight JOIN report ON report.id = report_id
      WHERE state = 'anchored' ORDER BY report.revision_id`)
    .all()
  const textOf = db.prepare<[number], string>('SELECT text FROM revision WHERE id = ?').pluck()
  const misplaced: string[] = []
  let revision = -1
  let text = ''
  for (const row of rows) {
    if (row.revisionId !== revision) {
      revision = row.revisionId
      text = textOf.get(revision) ?? ''
    }
    if (text.slice(row.start, row.end) !== row.quote) misplaced.push(row.id)
  }
  return misplaced
}
