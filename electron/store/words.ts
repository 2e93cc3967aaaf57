import { crc32 } from 'node:zlib'
import type { Db } from './db.ts'
import { saveDerived, saveUndamaged, unlessDamaged } from './derived.ts'

/** Counted words of revisions. Whoever reads them must be ready to find none, or damaged ones; those on damaged pages are none. */

export interface StoredWords {
  readonly revision: number
  /** All words of the text, repetitions included. */
  readonly words: number
  readonly counts: Uint8Array
  readonly cuts: Uint8Array
}

/** All words that were counted, by their numbers, which have no gap; undefined where they are damaged. */
export function listWords(db: Db): string[] | undefined {
  const list = db.prepare<[], { id: number; text: string }>('SELECT id, text FROM word ORDER BY id')
  const words = unlessDamaged(() => list.all(), undefined)
  return words?.every(({ id }, number) => id === number) ? words.map(({ text }) => text) : undefined
}

/** Revisions whose words this version counted. */
export function listCountedRevisions(db: Db, version: number): number[] {
  const list = db.prepare<[number], number>('SELECT revision_id FROM revision_words WHERE version = ?').pluck()
  return unlessDamaged(() => list.all(version), undefined) ?? findCountedRevisions(db, version)
}

/** One by one, so that a damaged page hides only what lies on it. */
function findCountedRevisions(db: Db, version: number): number[] {
  const revisions = db.prepare<[], number>('SELECT id FROM revision').pluck().all()
  const find = db.prepare<[number, number], number>('SELECT 1 FROM revision_words WHERE revision_id = ? AND version = ?').pluck()
  return revisions.filter(revision => unlessDamaged(() => find.get(revision, version), undefined) === 1)
}

/** Undefined where they are missing or not what was written. */
export function findWords(db: Db, revision: number): StoredWords | undefined {
  const find = db.prepare<[number], { checksum: number; words: number; counts: Buffer; cuts: Buffer }>(
    'SELECT checksum, words, counts, cuts FROM revision_words WHERE revision_id = ?',
  )
  const row = unlessDamaged(() => find.get(revision), undefined)
  if (!row || checksumOf(row.counts, row.cuts) !== row.checksum) return undefined
  return { revision, words: row.words, counts: row.counts, cuts: row.cuts }
}

/**
 * `added` are words that have no number yet: they get the next ones, from `first` on. Returns what could not be written, since
 * it belongs on damaged pages.
 */
export function saveWords(
  db: Db,
  version: number,
  first: number,
  added: readonly string[],
  counted: readonly StoredWords[],
): StoredWords[] {
  const addWord = db.prepare<[number, string]>('INSERT INTO word (id, text) VALUES (?, ?)')
  const save = db.prepare<[number, number, number, number, Uint8Array, Uint8Array]>(
    'INSERT OR REPLACE INTO revision_words (revision_id, version, checksum, words, counts, cuts) VALUES (?, ?, ?, ?, ?, ?)',
  )
  // Before what is said by their numbers.
  saveDerived(db, () => added.forEach((text, i) => void addWord.run(first + i, text)))
  return saveUndamaged(db, counted, ({ revision, words, counts, cuts }) =>
    save.run(revision, version, checksumOf(counts, cuts), words, counts, cuts),
  )
}

/** Throws all away, words and counts, where another version counted any, or the words' numbers have a gap; not from damaged pages. */
export function removeUselessWords(db: Db, version: number): void {
  const isUseless = db
    .prepare<[number], number>(`
      SELECT EXISTS (SELECT 1 FROM revision_words WHERE version <> ?) OR (SELECT count(*) <> coalesce(max(id) + 1, 0) FROM word)`)
    .pluck()
  const removeAll = () => {
    db.prepare('DELETE FROM revision_words').run()
    db.prepare('DELETE FROM word').run()
  }
  unlessDamaged(() => {
    if (isUseless.get(version) === 1) saveDerived(db, removeAll)
  }, undefined)
}

function checksumOf(counts: Uint8Array, cuts: Uint8Array): number {
  return crc32(cuts, crc32(counts))
}
