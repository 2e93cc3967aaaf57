import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import type { WordProgress } from '../../../shared/model/words.ts'
import { fold } from '../../fold-table.ts'
import type { CountedText } from '../../searching/words/count-words.ts'
import { packCounts } from '../../searching/words/packed-counts.ts'
import type { Db } from '../../store/db.ts'
import { findRevisionText } from '../../store/reports.ts'
import { findWords, listCountedRevisions, listWords, removeUselessWords, type StoredWords, saveWords } from '../../store/words.ts'
import { createTurns } from '../in-turn.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { finishInSlices } from '../slices.ts'
import type { WordThread } from './word-thread.ts'

/** Counted words as whoever makes a table of them reads them. */
export interface CountedWords {
  /** Words by their numbers. */
  readonly texts: readonly string[]
  readonly db: Db
  read(revision: number): StoredWords
  readAll(revisions: readonly number[]): Generator<StoredWords>
}

export interface WordCountsContext {
  readonly signal: CancelSignal
  readonly progress: (progress: WordProgress) => void
}

export interface WordCounts {
  /**
   * Counts what is not counted yet of these revisions, then does the work, in slices. What was counted is kept, also when
   * the work is cancelled. Counts that turn out to be damaged are made anew.
   */
  during<T>(revisions: readonly number[], context: WordCountsContext, work: (counted: CountedWords) => Generator<void, T>): Promise<T>
  /** Another library, or none. */
  restart(): void
}

/** Units of text that are counted at a time: some 50 ms in the thread, and 10 until they are kept. */
const BATCH = 100_000

class DamagedWords extends Error {
  readonly revision: number
  constructor(revision: number) {
    super(`The words of revision ${revision} are damaged.`)
    this.revision = revision
  }
}

/**
 * The words of revisions, counted in a thread of their own when somebody first asks, and kept in the library. Revisions
 * never change, so a report that changes shows another one, and whatever was counted stays right.
 *
 * @param version another number when the same text would be cut otherwise
 */
export function createWordCounts(library: CurrentLibrary, thread: WordThread, version: () => number): WordCounts {
  let texts: string[] = []
  let numbers = new Map<string, number>()
  let counted = new Set<number>()
  let known = false
  /** What the library keeps of words is whole, so that more can be kept. */
  let keeps = true
  /** Counted ones that could not be kept. */
  const unkept = new Map<number, StoredWords>()
  // Who counts first is waited for by the others, so that nothing is counted twice.
  const { inTurn } = createTurns()

  function readIn(db: Db): void {
    if (known) return
    removeUselessWords(db, version())
    const words = listWords(db)
    keeps = words !== undefined
    texts = words ?? []
    numbers = new Map(texts.map((text, number) => [text, number]))
    counted = new Set(keeps ? listCountedRevisions(db, version()) : [])
    known = true
  }

  /** @param open fires with the library, so that nothing is written into a closed one. */
  async function countMissing(
    db: Db,
    revisions: readonly number[],
    open: CancelSignal,
    { signal, progress }: WordCountsContext,
  ): Promise<void> {
    throwIfCancelled(signal)
    // Another library may have been opened while others counted.
    throwIfCancelled(open)
    readIn(db)
    const missing = revisions.filter(revision => !counted.has(revision))
    let done = 0
    const batches = createBatches(db, missing)
    let asked = ask(batches)
    while (asked) {
      progress({ done, total: missing.length })
      const { revisions: batch, reply } = asked
      const answer = await reply
      throwIfCancelled(open)
      // The thread goes on while these are written; other calls have their turn before.
      asked = signal.aborted ? undefined : ask(batches)
      await nextTurn()
      throwIfCancelled(open)
      save(db, batch, answer)
      throwIfCancelled(signal)
      done += batch.length
    }
    if (missing.length > 0) progress({ done, total: missing.length })
  }

  function ask(batches: Generator<Batch>) {
    const { value, done } = batches.next()
    if (done) return undefined
    const reply = thread.ask('count', value.texts)
    // It may fail while the batch before it is still being written, or be given up with the rest.
    reply.catch(() => undefined)
    return { revisions: value.revisions, reply }
  }

  function save(db: Db, revisions: readonly number[], answers: readonly CountedText[]): void {
    const first = texts.length
    const added: string[] = []
    const numberOf = (word: string) => {
      const number = numbers.get(word) ?? first + added.push(word) - 1
      numbers.set(word, number)
      return number
    }
    const stored = revisions.flatMap((revision, at) => {
      const answer = answers[at]
      if (!answer) return []
      const { words, counts, total, cuts } = answer
      return { revision, words: total, counts: packCounts(words.map((word, i) => [numberOf(word), counts[i] ?? 0])), cuts }
    })
    try {
      const left = keeps ? saveWords(db, version(), first, added, stored) : stored
      for (const words of left) unkept.set(words.revision, words)
    } catch (error) {
      // What is known here is no longer what is kept.
      known = false
      throw error
    }
    texts.push(...added)
    for (const { revision } of stored) counted.add(revision)
  }

  function reader(db: Db): CountedWords {
    const read = (revision: number) => {
      const stored = unkept.get(revision) ?? findWords(db, revision)
      if (!stored) throw new DamagedWords(revision)
      return stored
    }
    return {
      texts,
      db,
      read,
      *readAll(revisions) {
        for (const revision of revisions) yield read(revision)
      },
    }
  }

  return {
    async during(revisions, context, work) {
      const db = library.database()
      const open = whileOpen(library)
      const wanted = whileOpen(library, context.signal)
      for (;;) {
        await inTurn(() => countMissing(db, revisions, open, context))
        try {
          return await finishInSlices(work(reader(db)), wanted)
        } catch (error) {
          if (!(error instanceof DamagedWords)) throw error
          counted.delete(error.revision)
        }
      }
    },
    restart() {
      known = false
      texts = []
      numbers = new Map()
      counted = new Set()
      unkept.clear()
    },
  }
}

interface Batch {
  readonly revisions: readonly number[]
  readonly texts: readonly string[]
}

function* createBatches(db: Db, revisions: readonly number[]): Generator<Batch, undefined> {
  let [batch, texts, units]: [number[], string[], number] = [[], [], 0]
  for (const revision of revisions) {
    const text = fold(findRevisionText(db, revision) ?? '')
    batch.push(revision)
    texts.push(text)
    units += text.length
    if (units < BATCH) continue
    yield { revisions: batch, texts }
    ;[batch, texts, units] = [[], [], 0]
  }
  if (batch.length > 0) yield { revisions: batch, texts }
  return undefined
}
