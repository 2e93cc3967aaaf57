import type { ActionSummary, JournalState } from '../../shared/model/journal.ts'
import { journalState, type Replayed, redoAction, undoAction } from '../store/journal.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'

export interface JournalService {
  get(): JournalState
  undo(): ActionSummary
  redo(): ActionSummary
}

export function createJournal(library: CurrentLibrary, announce: Announce): JournalService {
  function announced({ action, touched }: Replayed): ActionSummary {
    // A report that comes or goes brings or takes its highlights.
    const highlights = [...new Set([...touched.reportIds, ...touched.highlightReportIds])]
    announce({
      ...(touched.reportIds.length > 0 ? { reports: touched.reportIds } : {}),
      ...(highlights.length > 0 ? { highlights } : {}),
      tags: touched.tags || touched.reportIds.length > 0,
      concepts: touched.concepts,
      lists: touched.lists,
    })
    return action
  }
  return {
    get: () => journalState(library.database()),
    undo: () => announced(undoAction(library.database())),
    redo: () => announced(redoAction(library.database())),
  }
}
