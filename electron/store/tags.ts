import type { Colour } from '../../shared/model/highlight.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

/** A node of the codebook as it is kept; path and pinyin are made from the whole tree. */
export interface StoredTag {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly description: string
  readonly colour: Colour | null
  readonly position: number
  readonly shortcut: number | null
  /** Highlights on visible reports that carry this very tag. */
  readonly count: number
  /** The same for this tag or one below it, each highlight once. */
  readonly total: number
}

interface TagRow {
  readonly id: string
  readonly parent_id: string | null
  readonly name: string
  readonly description: string
  readonly colour: string | null
  readonly position: number
  readonly shortcut: number | null
  readonly count: number
  readonly total: number
}

/** Siblings in their order; parents not necessarily before children. */
export function listTags(db: Db): StoredTag[] {
  return db
    .prepare<[], TagRow>(`
      WITH RECURSIVE
        below (root, id) AS (
          SELECT id, id FROM tag
          UNION ALL
          SELECT below.root, tag.id FROM below JOIN tag ON tag.parent_id = below.id
        ),
        used (tag_id, highlight_id) AS MATERIALIZED (
          SELECT link.tag_id, link.highlight_id FROM highlight_tag AS link
          JOIN highlight ON highlight.id = link.highlight_id
          JOIN report ON report.id = highlight.report_id
          JOIN source ON source.id = report.source_id
          WHERE report.removed_at IS NULL AND source.removed_at IS NULL
        ),
        counted (id, count, total) AS (
          SELECT below.root, count(*) FILTER (WHERE used.tag_id = below.root), count(DISTINCT used.highlight_id)
          FROM used JOIN below ON below.id = used.tag_id
          GROUP BY below.root
        )
      SELECT tag.*, coalesce(counted.count, 0) AS count, coalesce(counted.total, 0) AS total
      FROM tag LEFT JOIN counted ON counted.id = tag.id
      ORDER BY tag.position, tag.name`)
    .all()
    .map(toTag)
}

function toTag(row: TagRow): StoredTag {
  const { id, parent_id: parentId, name, description, position, shortcut, count, total } = row
  return { id, parentId, name, description, colour: row.colour as Colour | null, position, shortcut, count, total }
}

export function hasTag(db: Db, id: string): boolean {
  return db.prepare<[string]>('SELECT 1 FROM tag WHERE id = ?').get(id) !== undefined
}

export function findTagByName(db: Db, parentId: string | null, name: string): string | undefined {
  return db
    .prepare<[string, string], string>(`SELECT id FROM tag WHERE coalesce(parent_id, '') = ? AND name = ?`)
    .pluck()
    .get(parentId ?? '', name)
}

/** At the end of its siblings; under a new id unless it brings one. */
export function addTag(db: Db, parentId: string | null, name: string, id = newId()): string {
  db.prepare<[string, string | null, string, number]>(`
    INSERT INTO tag (id, parent_id, name, description, colour, position) VALUES (?, ?, ?, '', NULL, ?)`).run(
    id,
    parentId,
    name,
    nextPosition(db, parentId),
  )
  return id
}

export function nextPosition(db: Db, parentId: string | null): number {
  const next = db
    .prepare<[string | null], number>('SELECT coalesce(max(position) + 1, 0) FROM tag WHERE parent_id IS ?')
    .pluck()
    .get(parentId)
  return next ?? 0
}

/** The tag and everything below it, the deepest first. */
export function listTagsBelow(db: Db, id: string): string[] {
  return db
    .prepare<[string], string>(`
      WITH RECURSIVE below (id, depth) AS (
        SELECT id, 0 FROM tag WHERE id = ?
        UNION ALL
        SELECT tag.id, depth + 1 FROM tag JOIN below ON tag.parent_id = below.id
      )
      SELECT id FROM below ORDER BY depth DESC, id`)
    .pluck()
    .all(id)
}

/** Parents after their children. The highlights stay and lose the tags. */
export function removeTags(db: Db, ids: readonly string[]): void {
  const unlink = db.prepare<[string]>('DELETE FROM highlight_tag WHERE tag_id = ?')
  const remove = db.prepare<[string]>('DELETE FROM tag WHERE id = ?')
  for (const id of ids) {
    unlink.run(id)
    remove.run(id)
  }
}
