import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { Db } from '../../store/db.ts'
import { finishAction } from '../../store/journal.ts'
import { translateError } from '../../store/sqlite-errors.ts'

/** Between two attempts, in ms. */
const AGAIN = 3_000

/**
 * Ends the action of an import, so that it can be taken back. On a full disk even that cannot be written: it is tried
 * again until there is room (nothing can be undone before it), or until the library is opened the next time.
 */
export function settleImport(db: Db, action: number): ActionSummary | null {
  try {
    const settled = finishAction(db, action)
    return settled.count > 0 ? settled : null
  } catch (error) {
    if (!(translateError(error) instanceof AppError)) throw error
    setTimeout(() => db.open && settleImport(db, action), AGAIN).unref()
    return null
  }
}
