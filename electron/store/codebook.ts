import type { Colour } from '../../shared/model/highlight.ts'
import type { Db } from './db.ts'
import { removeTags } from './tags.ts'

/** What working on the codebook asks of the store, beside the tags one by one. */

export interface CodebookTag {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly description: string
  readonly colour: Colour | null
  readonly shortcut: number | null
}

/** Below one tag, or the roots, in their order. */
export function listChildren(db: Db, parentId: string | null): CodebookTag[] {
  return db
    .prepare<[string | null], CodebookTag>(`
      SELECT id, parent_id AS parentId, name, description, colour, shortcut FROM tag WHERE parent_id IS ? ORDER BY position, name`)
    .all(parentId)
}

export function findCodebookTag(db: Db, id: string): CodebookTag | undefined {
  return db
    .prepare<[string], CodebookTag>('SELECT id, parent_id AS parentId, name, description, colour, shortcut FROM tag WHERE id = ?')
    .get(id)
}

/** Under this parent, before the sibling that is at `position` without it; null for the end. Its siblings close up. */
export function placeTag(db: Db, id: string, parentId: string | null, position: number | null): void {
  const siblings = listChildren(db, parentId)
    .map(tag => tag.id)
    .filter(other => other !== id)
  siblings.splice(position ?? siblings.length, 0, id)
  db.prepare<[{ id: string; parentId: string | null }]>(
    'UPDATE tag SET parent_id = @parentId WHERE id = @id AND parent_id IS NOT @parentId',
  ).run({
    id,
    parentId,
  })
  const place = db.prepare<[{ id: string; at: number }]>('UPDATE tag SET position = @at WHERE id = @id AND position <> @at')
  for (const [at, sibling] of siblings.entries()) place.run({ id: sibling, at })
}

type TagFacts = Pick<CodebookTag, 'id' | 'description' | 'colour' | 'shortcut'>

export function describeTag(db: Db, facts: TagFacts): void {
  db.prepare<[TagFacts]>(`
    UPDATE tag SET description = @description, colour = @colour, shortcut = @shortcut
    WHERE id = @id AND (description, colour, shortcut) IS NOT (@description, @colour, @shortcut)`).run(facts)
}

/** Both at once: the name may be free only there. */
export function renameTag(db: Db, id: string, parentId: string | null, name: string): void {
  db.prepare<[{ id: string; parentId: string | null; name: string }]>(`
    UPDATE tag SET parent_id = @parentId, name = @name WHERE id = @id AND (parent_id, name) IS NOT (@parentId, @name)`).run({
    id,
    parentId,
    name,
  })
}

/** What lies below it must find another place before the transaction ends. */
export function removeTagAlone(db: Db, id: string): void {
  db.pragma('defer_foreign_keys = ON')
  removeTags(db, [id])
}

/** No two tags have the same digit: whoever had it loses it. */
export function freeShortcut(db: Db, shortcut: number): void {
  db.prepare<[number]>('UPDATE tag SET shortcut = NULL WHERE shortcut = ?').run(shortcut)
}

/** All highlights of one tag carry another from now on, examples as examples. */
export function handOverTag(db: Db, from: string, to: string): void {
  db.prepare<[{ from: string; to: string }]>(`
    INSERT INTO highlight_tag (highlight_id, tag_id, example)
    SELECT highlight_id, @to, example FROM highlight_tag WHERE tag_id = @from
    ON CONFLICT DO UPDATE SET example = max(example, excluded.example)`).run({ from, to })
  db.prepare<[string]>('DELETE FROM highlight_tag WHERE tag_id = ?').run(from)
}

/** Returns whether the highlight carries the tag. */
export function setExample(db: Db, highlightId: string, tagId: string, example: boolean): boolean {
  const set = db.prepare<[number, string, string]>('UPDATE highlight_tag SET example = ? WHERE highlight_id = ? AND tag_id = ?')
  return set.run(example ? 1 : 0, highlightId, tagId).changes > 0
}

/** Ids of the highlights that were chosen to show what the tag means. */
export function listExamples(db: Db, tagId: string): string[] {
  return db
    .prepare<[string], string>('SELECT highlight_id FROM highlight_tag WHERE tag_id = ? AND example = 1 ORDER BY highlight_id')
    .pluck()
    .all(tagId)
}
