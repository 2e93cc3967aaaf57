import type { Input, Output } from '../../../shared/contract.ts'
import type { ActionSummary, JournalState } from '../../../shared/model/journal.ts'
import type { Db } from '../../store/db.ts'
import { listHistory } from '../../store/history.ts'
import { journalState, redoAction, turnTo, undoAction, undoOnly } from '../../store/journal.ts'
import type { Touched } from '../../store/replay.ts'
import { relocateStrays } from '../importing/relocating.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'

export interface JournalService {
  get(): JournalState
  /** The user's last action, or this one. */
  undo(id?: number): ActionSummary
  redo(): ActionSummary
  /** The newest first. */
  list(input: Input<'journal.list'>): Output<'journal.list'>
  /** To the moment after this action; 0 is before all of them. */
  goTo(id: number): { steps: number }
}

/** Actions of a list, unless told otherwise. */
const PAGE = 200

export function createJournal(library: CurrentLibrary, announce: Announce): JournalService {
  function replayed<T extends { readonly touched: Touched }>(turn: (db: Db) => T): T {
    const db = library.database()
    const done = db
      .transaction(() => {
        const turned = turn(db)
        relocateStrays(db, [...turned.touched.reportIds, ...turned.touched.highlightReportIds])
        return turned
      })
      .immediate()
    announceTouched(done.touched)
    return done
  }

  function announceTouched(touched: Touched): void {
    // A report that comes or goes brings or takes its highlights.
    const highlights = [...new Set([...touched.reportIds, ...touched.highlightReportIds])]
    announce({
      ...(touched.reportIds.length > 0 ? { reports: touched.reportIds } : {}),
      ...(highlights.length > 0 ? { highlights } : {}),
      tags: touched.tags || touched.reportIds.length > 0,
      concepts: touched.concepts,
      indicators: touched.indicators,
      themes: touched.themes,
      comparisons: touched.comparisons,
      memos: touched.memos,
      layouts: touched.layouts,
      ...(touched.lists ? { lists: touched.lists } : {}),
    })
  }

  return {
    get: () => journalState(library.database()),
    undo: id => replayed(db => (id === undefined ? undoAction(db) : undoOnly(db, id))).action,
    redo: () => replayed(redoAction).action,
    list({ limit = PAGE, before = null }) {
      const entries = listHistory(library.database(), limit + 1, before)
      return { entries: entries.slice(0, limit), more: entries.length > limit }
    },
    goTo: id => ({ steps: replayed(db => turnTo(db, id)).steps }),
  }
}
