import { describe } from '../../../shared/anchoring/describe.ts'
import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { PassageInContext, ReviewItem } from '../../../shared/model/review.ts'
import { wordChanges } from '../../comparing/changes/word-changes.ts'
import type { Db } from '../../store/db.ts'
import { listRevisionsOfReport } from '../../store/highlight-fates.ts'
import { listPlacedHighlights, moveHighlight, orphanHighlight } from '../../store/highlights.ts'
import { recordAction } from '../../store/journal.ts'
import { currentRevision, revisionText } from '../../store/report-revisions.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import { getHighlight, listInContext, requirePassage } from './highlights.ts'

/** What the reader decides about highlights whose place is not sure any more after a source changed. */
export interface ReviewService {
  /** Doubtful ones first, then lost ones, each in the order of the library. */
  list(): ReviewItem[]
  /** Doubtful ones stand on the words that are proposed from now on. */
  confirm(ids: readonly string[]): ActionSummary
  /** On other words of the report as it is now, whatever state it was in. */
  move(input: Input<'highlights.move'>): ActionSummary
  /** Doubtful ones are lost from now on: they keep their quote and stand nowhere. */
  detach(ids: readonly string[]): ActionSummary
}

export function createReview(library: CurrentLibrary, announce: Announce): ReviewService {
  function decide(kind: 'highlight.confirm' | 'highlight.detach', ids: readonly string[], settle: (db: Db, highlight: Highlight) => void) {
    const db = library.database()
    const highlights = ids.map(id => getHighlight(db, id))
    const settled = highlights.find(({ state }) => state !== 'doubtful')
    if (settled) throw new AppError('not-doubtful', 'The place of this highlight is not in doubt.', { id: settled.id })
    const { action } = recordAction(db, kind, ids.length, () => {
      for (const highlight of highlights) settle(db, highlight)
    })
    announceChanged(
      db,
      highlights.map(({ id }) => id),
    )
    return action
  }

  function announceChanged(db: Db, ids: readonly string[]): void {
    const saved = ids.map(id => getHighlight(db, id))
    announce({ highlights: [...new Set(saved.map(({ reportId }) => reportId))], highlightChanges: { saved, removed: [] } })
  }

  return {
    list() {
      const db = library.database()
      const texts = new Map<string, string>()
      const textOf = (reportId: string) => {
        const text = texts.get(reportId) ?? revisionText(db, currentRevision(db, reportId))
        texts.set(reportId, text)
        return text
      }
      const items = listInContext(db, { states: ['doubtful', 'orphan'] }).map(highlight => {
        const was = { before: highlight.prefix, words: highlight.quote, after: highlight.suffix }
        if (highlight.state === 'orphan') return { highlight, was, now: null, changes: [] }
        const now = passageOf(textOf(highlight.reportId), highlight)
        return { highlight, was, now, changes: wordChanges(was.words, now.words) }
      })
      return [...items.filter(({ now }) => now !== null), ...items.filter(({ now }) => now === null)]
    },
    confirm: ids =>
      decide('highlight.confirm', ids, (db, { id, reportId, start, end }) => {
        const revision = currentRevision(db, reportId)
        moveHighlight(db, id, revision, describe(revisionText(db, revision), start, end), 'anchored')
      }),
    detach: ids => decide('highlight.detach', ids, leaveBehind),
    move({ id, ...passage }) {
      const db = library.database()
      const { reportId } = getHighlight(db, id)
      const revision = currentRevision(db, reportId)
      const text = revisionText(db, revision)
      requirePassage(text, passage)
      const { action } = recordAction(db, 'highlight.move', 1, () =>
        moveHighlight(db, id, revision, describe(text, passage.start, passage.end), 'anchored'),
      )
      announceChanged(db, [id])
      return action
    },
  }
}

/** Back to the newest revision on which its words stand as they were saved; where there is none it stays on this one. */
function leaveBehind(db: Db, { id, reportId, quote, prefix, suffix, start, end }: Highlight): void {
  const placed = listPlacedHighlights(db, reportId).find(highlight => highlight.id === id)
  const selector = { start, end, quote, prefix, suffix }
  for (const revision of listRevisionsOfReport(db, reportId)) {
    const at = revisionText(db, revision).indexOf(prefix + quote + suffix)
    if (at < 0) continue
    const from = at + prefix.length
    moveHighlight(db, id, revision, { ...selector, start: from, end: from + quote.length }, 'orphan')
    return
  }
  if (placed) orphanHighlight(db, id)
}

/** In UTF-16 units on either side. */
const CONTEXT = 32

function passageOf(text: string, { start, end }: Highlight): PassageInContext {
  const { prefix, quote, suffix } = describe(text, start, Math.min(end, text.length))
  return { before: prefix.slice(-CONTEXT), words: quote, after: suffix.slice(0, CONTEXT) }
}
