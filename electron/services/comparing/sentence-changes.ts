import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { SENTENCE_CHANGES, type SentenceChange, type SentenceComparison, type SentenceRow } from '../../../shared/model/comparison.ts'
import { paragraphs, sentences } from '../../../shared/text/sentences.ts'
import type { SplitText } from '../../comparing/changes/sentence-features.ts'
import { fold } from '../../fold-table.ts'
import { findRevisionText, findVisibleRevision } from '../../store/reports.ts'
import type { WordThread } from '../finding/word-thread.ts'
import type { CurrentLibrary } from '../library/current-library.ts'

/** What became of each sentence from one report to another. */
export interface SentenceChangesService {
  compare(input: Input<'compare.sentences'>): Promise<SentenceComparison>
  /** Another library, or none. */
  restart(): void
}

/** Answers that are kept, of some 100 KB each. */
const KEPT = 12

/**
 * Sentences are compared in the thread that cuts words; here their texts are read and folded, 1 ms for 10,000 characters.
 * Revisions never change, so an answer about two of them stays right.
 */
export function createSentenceChanges(library: CurrentLibrary, thread: WordThread): SentenceChangesService {
  /** By the numbers of the two revisions; the one that was asked for last is the last. */
  let answers = new Map<string, Promise<SentenceComparison>>()

  async function compare(left: string, right: string): Promise<SentenceComparison> {
    const started = performance.now()
    const rows = await thread.ask('compare', { left: split(left), right: split(right) })
    return { rows, counts: countChanges(rows), ms: Math.round(performance.now() - started) }
  }

  function keep(key: string, answer: Promise<SentenceComparison>): void {
    const kept = answers
    kept.delete(key)
    kept.set(key, answer)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    // What failed may go well the next time.
    answer.catch(() => kept.get(key) === answer && kept.delete(key))
  }

  return {
    async compare({ earlier, later }) {
      const db = library.database()
      const [left, right] = [earlier, later].map(id => {
        const revision = findVisibleRevision(db, id)
        if (revision === undefined) throw new AppError('not-found', 'There is no such report.', { id })
        return revision
      })
      const key = `${left} ${right}`
      const textOf = (revision = 0) => findRevisionText(db, revision) ?? ''
      const answer = answers.get(key) ?? compare(textOf(left), textOf(right))
      keep(key, answer)
      return await answer
    },
    restart() {
      answers = new Map()
    },
  }
}

/** White space around a sentence belongs to none. */
function split(text: string): SplitText {
  const found = paragraphs(text).flatMap(paragraph =>
    sentences(text, paragraph).flatMap(({ start, end }) => {
      const words = text.slice(start, end)
      const trimmed = { start: end - words.trimStart().length, end: start + words.trimEnd().length }
      return trimmed.start < trimmed.end ? [trimmed] : []
    }),
  )
  return { folded: fold(text), sentences: found }
}

function countChanges(rows: readonly SentenceRow[]): Record<SentenceChange, number> {
  const counts = Object.fromEntries(SENTENCE_CHANGES.map(change => [change, 0])) as Record<SentenceChange, number>
  for (const { change } of rows) counts[change]++
  return counts
}
