import { join } from 'node:path'
import Database from 'better-sqlite3'
import { milliseconds, percentile } from './measuring.ts'
import { timeRipgrep } from './ripgrep.ts'

/** Milliseconds that each word takes, in the order of the words. */
export type Times = readonly number[]

/** ripgrep over the files that were imported; once before, so that they are in the system's memory. */
export async function timeWithRipgrep(folder: string, words: readonly string[]): Promise<Times> {
  await timeRipgrep(folder, words[0] ?? '')
  const times: number[] = []
  for (const word of words) times.push(await timeRipgrep(folder, word))
  return times
}

/** SQLite's LIKE over the texts as the library has them: it counts reports only. */
export async function timeLike(library: string, words: readonly string[]): Promise<Times> {
  const db = new Database(join(library, 'library.sqlite'), { readonly: true })
  try {
    const count = db.prepare<[string]>('SELECT count(*) FROM revision WHERE text LIKE ?').pluck()
    count.get('%%')
    const times: number[] = []
    for (const word of words) times.push(await milliseconds(async () => count.get(`%${word}%`)))
    return times
  } finally {
    db.close()
  }
}

export interface TrigramFigures {
  /** How many texts were put in. */
  readonly texts: number
  /** Bytes of text (UTF-8) that are put in per ms, made ready for searching. */
  readonly rate: number
  readonly bytes: number
  /** To put one more text in, and to replace one, in ms; the median. */
  readonly added: number
  readonly replaced: number
  /** To count the reports with each word of three characters or more. */
  readonly counted: Times
}

/** At most so many texts are put in: the rate is the same for more, and falls rather than rises. */
const MOST = 10_000
const BATCH = 1_000
const TURNS = 25

/** FTS5 with trigrams over the same texts, in the way that is cheapest for it: without a copy of them. */
export async function measureTrigrams(folder: string, texts: readonly string[], words: readonly string[]): Promise<TrigramFigures> {
  const db = new Database(join(folder, 'trigrams.sqlite'))
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.exec(`CREATE VIRTUAL TABLE shelf USING fts5(text, tokenize = 'trigram', content = '', contentless_delete = 1)`)
    const insert = db.prepare<[number, string]>('INSERT INTO shelf (rowid, text) VALUES (?, ?)')
    const insertAll = db.transaction((some: readonly string[], first: number) => {
      some.forEach((text, i) => {
        insert.run(first + i, text)
      })
    })
    const indexed = texts.slice(0, MOST)
    const built = await milliseconds(async () => {
      for (let from = 0; from < indexed.length; from += BATCH) insertAll(indexed.slice(from, from + BATCH), from + 1)
      db.exec(`INSERT INTO shelf (shelf) VALUES ('optimize')`)
    })
    const bytes = indexed.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    const replace = db.prepare<[number, string]>('INSERT OR REPLACE INTO shelf (rowid, text) VALUES (?, ?)')
    const count = db.prepare<[string]>('SELECT count(*) FROM shelf WHERE shelf MATCH ?').pluck()
    const time = async (turns: number, work: (turn: number) => unknown) => {
      const times: number[] = []
      for (let turn = 0; turn < turns; turn++) times.push(await milliseconds(async () => work(turn)))
      return times
    }
    const text = (turn: number) => texts[turn % texts.length] ?? ''
    const added = percentile(await time(TURNS, turn => insert.run(indexed.length + 1 + turn, text(turn))), 0.5)
    const replaced = percentile(await time(TURNS, turn => replace.run(1 + turn, text(turn + 1))), 0.5)
    const counted = await time(words.length, turn => count.get(`"${words[turn]}"`))
    return { texts: indexed.length, rate: bytes / built, bytes, added, replaced, counted }
  } finally {
    db.close()
  }
}
