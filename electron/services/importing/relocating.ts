import { describe } from '../../../shared/anchoring/describe.ts'
import { createLocator } from '../../../shared/anchoring/locate.ts'
import type { Db } from '../../store/db.ts'
import {
  listPlacedHighlights,
  listReportsWithStrays,
  moveHighlight,
  orphanHighlight,
  type PlacedHighlight,
} from '../../store/highlights.ts'
import { revisionText } from '../../store/report-revisions.ts'

/**
 * Each highlight is carried from the revision it stands on. A sure one takes the words of its new place; a doubtful
 * one keeps its quote beside the place that is proposed; a lost one stays on its old revision.
 */
export function relocateHighlights(
  db: Db,
  reportId: string,
  revisionId: number,
  text: string,
  which: (highlight: PlacedHighlight) => boolean = () => true,
): void {
  const byRevision = Map.groupBy(listPlacedHighlights(db, reportId).filter(which), highlight => highlight.revisionId)
  for (const [oldRevision, highlights] of byRevision) {
    const find = createLocator(text, revisionText(db, oldRevision))
    for (const highlight of highlights) {
      const { state, start, end } = find(highlight)
      if (state === 'orphan') orphanHighlight(db, highlight.id)
      else if (state === 'anchored') moveHighlight(db, highlight.id, revisionId, describe(text, start, end), state)
      else moveHighlight(db, highlight.id, revisionId, { ...highlight, start, end }, state)
    }
  }
}

/** A highlight that was put back as it was may stand in a text that its report shows no more: it is carried to the one of now. */
export function relocateStrays(db: Db, reportIds: readonly string[]): void {
  for (const { id, revision } of listReportsWithStrays(db, reportIds)) {
    relocateHighlights(
      db,
      id,
      revision,
      revisionText(db, revision),
      ({ revisionId, state }) => revisionId !== revision && state !== 'orphan',
    )
  }
}
