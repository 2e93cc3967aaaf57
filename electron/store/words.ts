import { crc32 } from 'node:zlib'
import type { Db } from './db.ts'
import { saveDerived } from './derived.ts'

/** Counted words of revisions. Whoever reads them must be ready to find none, or damaged ones. */

export interface StoredWords {
  readonly revision: number
  /** All words of the text, repetitions included. */
  readonly words: number
  readonly counts: Uint8Array
  readonly cuts: Uint8Array
}

/** All words that were counted, by their numbers, which have no gap. */
export function listWords(db: Db): string[] {
  return db.prepare<[], string>('SELECT text FROM word ORDER BY id').pluck().all()
}

/** Revisions whose words this version counted. */
export function listCountedRevisions(db: Db, version: number): number[] {
  return db.prepare<[number], number>('SELECT revision_id FROM revision_words WHERE version = ?').pluck().all(version)
}

/** Undefined where they are missing or not what was written. */
export function findWords(db: Db, revision: number): StoredWords | undefined {
  const row = db
    .prepare<[number], { checksum: number; words: number; counts: Buffer; cuts: Buffer }>(
      'SELECT checksum, words, counts, cuts FROM revision_words WHERE revision_id = ?',
    )
    .get(revision)
  if (!row || checksumOf(row.counts, row.cuts) !== row.checksum) return undefined
  return { revision, words: row.words, counts: row.counts, cuts: row.cuts }
}

/** `added` are words that have no number yet: they get the next ones, from `first` on. All or nothing. */
export function saveWords(db: Db, version: number, first: number, added: readonly string[], counted: readonly StoredWords[]): void {
  const addWord = db.prepare<[number, string]>('INSERT INTO word (id, text) VALUES (?, ?)')
  const save = db.prepare<[number, number, number, number, Uint8Array, Uint8Array]>(
    'INSERT OR REPLACE INTO revision_words (revision_id, version, checksum, words, counts, cuts) VALUES (?, ?, ?, ?, ?, ?)',
  )
  saveDerived(db, () => {
    for (const [i, text] of added.entries()) addWord.run(first + i, text)
    for (const { revision, words, counts, cuts } of counted) save.run(revision, version, checksumOf(counts, cuts), words, counts, cuts)
  })
}

export function removeWords(db: Db, revision: number): void {
  db.prepare<[number]>('DELETE FROM revision_words WHERE revision_id = ?').run(revision)
}

/** Throws all away, words and counts, where another version counted any, or the words' numbers have a gap. */
export function removeUselessWords(db: Db, version: number): void {
  const useless = db
    .prepare<[number], number>(`
      SELECT EXISTS (SELECT 1 FROM revision_words WHERE version <> ?) OR (SELECT count(*) <> coalesce(max(id) + 1, 0) FROM word)`)
    .pluck()
    .get(version)
  if (useless !== 1) return
  db.transaction(() => {
    db.prepare('DELETE FROM revision_words').run()
    db.prepare('DELETE FROM word').run()
  }).immediate()
}

function checksumOf(counts: Uint8Array, cuts: Uint8Array): number {
  return crc32(cuts, crc32(counts))
}
