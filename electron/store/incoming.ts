import type { Colour, HighlightState, Selector } from '../../shared/model/highlight.ts'
import type { Db } from './db.ts'

/** Rows that come from a file of another library or program, with the ids and dates they have there. */

export interface IncomingHighlight extends Selector {
  readonly id: string
  readonly reportId: string
  readonly colour: Colour
  readonly note: string
  readonly state: HighlightState
  readonly createdAt: string
  readonly updatedAt: string
}

/** On the report's text as it is now. */
export function addIncomingHighlight(db: Db, highlight: IncomingHighlight): void {
  const { id, reportId, start, end, quote, prefix, suffix, colour, note, state, createdAt, updatedAt } = highlight
  db.prepare<[Record<string, string | number>]>(`
    INSERT INTO highlight (id, report_id, revision_id, start, end, quote, prefix, suffix, colour, note, state, created_at, updated_at)
    SELECT @id, id, revision_id, @start, @end, @quote, @prefix, @suffix, @colour, @note, @state, @createdAt, @updatedAt
    FROM report WHERE id = @reportId`).run({
    ...{ id, reportId, start, end, quote, prefix, suffix },
    ...{ colour, note, state, createdAt, updatedAt },
  })
}

/** What the user has said of a tag stays; only what is empty is filled. */
export function fillTag(db: Db, id: string, description: string, colour: Colour | null): void {
  db.prepare<[{ id: string; description: string; colour: string | null }]>(`
    UPDATE tag SET description = iif(description = '', @description, description), colour = coalesce(colour, @colour)
    WHERE id = @id AND ((description = '' AND @description <> '') OR (colour IS NULL AND @colour IS NOT NULL))`).run({
    id,
    description,
    colour,
  })
}
