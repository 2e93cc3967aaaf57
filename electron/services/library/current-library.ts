import type { CancelSignal } from '../../../shared/cancel.ts'
import { AppError } from '../../../shared/errors.ts'
import type { HighlightChanges } from '../../../shared/model/highlight.ts'
import type { Library } from '../../store/database.ts'
import type { Db } from '../../store/db.ts'

/** The library that is open, if any: what every other service works on. */
export interface CurrentLibrary {
  find(): Library | undefined
  /** Throws `no-library` when none is open, and `library-missing` when the one that is open is not in its place any more. */
  database(): Db
  set(library: Library | undefined): void
}

export function createCurrentLibrary(): CurrentLibrary {
  let current: Library | undefined
  return {
    find: () => current,
    database() {
      if (!current) throw new AppError('no-library', 'No library is open.')
      const { path, db } = current
      if (!current.isThere()) throw new AppError('library-missing', `The library is not at ${path} any more.`, { path })
      return db
    },
    set(library) {
      current = library
    },
  }
}

const never: CancelSignal = new AbortController().signal

/**
 * The signal of work that must not go on in another library: it counts as fired, too, once the library that is open now is
 * not open any more. Listeners hear of the call's own cancel only.
 */
export function whileOpen(library: CurrentLibrary, signal = never): CancelSignal {
  const opened = library.find()
  return {
    get aborted() {
      return signal.aborted || library.find() !== opened
    },
    addEventListener: (type, listener, options) => signal.addEventListener(type, listener, options),
    removeEventListener: (type, listener) => signal.removeEventListener(type, listener),
  }
}

/** What a change touched; the announcer turns it into the events of the contract. */
export interface Changes {
  /** Ids of reports whose own data, or whose being there, changed; null for any. */
  readonly reports?: readonly string[] | null
  /** Ids of reports on which highlights changed; null for any. */
  readonly highlights?: readonly string[] | null
  /** What became of those highlights, where it is all known. */
  readonly highlightChanges?: HighlightChanges
  readonly tags?: boolean
  readonly concepts?: boolean
  /** Definitions of indicators, or what was chosen for cells. */
  readonly indicators?: boolean
  /** Sets of themes, or what was chosen of them. */
  readonly themes?: boolean
  /** What was said of sections that are compared. */
  readonly comparisons?: boolean
  readonly memos?: boolean
  /** Layouts of panes under names. */
  readonly layouts?: boolean
  /** Reading lists or saved searches changed: ids of the reports that came into lists or went out of them. */
  readonly lists?: readonly string[]
}

export type Announce = (changes: Changes) => void
