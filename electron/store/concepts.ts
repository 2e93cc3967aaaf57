import type { Concept } from '../../shared/model/search.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

interface ConceptRow {
  readonly id: string
  readonly name: string
  readonly expressions: string
  readonly note: string
}

function toConcept({ expressions, ...row }: ConceptRow): Concept {
  return { ...row, expressions: JSON.parse(expressions) as string[] }
}

/** In the order in which they were made. */
export function listConcepts(db: Db): Concept[] {
  return db.prepare<[], ConceptRow>('SELECT id, name, expressions, note FROM concept ORDER BY position, id').all().map(toConcept)
}

export function findConcept(db: Db, id: string): Concept | undefined {
  const row = db.prepare<[string], ConceptRow>('SELECT id, name, expressions, note FROM concept WHERE id = ?').get(id)
  return row && toConcept(row)
}

export function findConceptByName(db: Db, name: string): string | undefined {
  return db.prepare<[string], string>('SELECT id FROM concept WHERE name = ?').pluck().get(name)
}

export function addConcept(db: Db, { name, expressions, note }: Omit<Concept, 'id'>): string {
  const id = newId()
  db.prepare<[string, string, string, string]>(`
    INSERT INTO concept (id, name, expressions, note, position)
    VALUES (?, ?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM concept))`).run(id, name, JSON.stringify(expressions), note)
  return id
}

export function saveConcept(db: Db, { id, name, expressions, note }: Concept): void {
  db.prepare<[string, string, string, string]>('UPDATE concept SET name = ?, expressions = ?, note = ? WHERE id = ?').run(
    name,
    JSON.stringify(expressions),
    note,
    id,
  )
}

export function removeConcept(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM concept WHERE id = ?').run(id)
}
