/** Why a repair cannot be done. */
export type RepairImpossible =
  /** The place is in no report. */
  | 'repair-left-out'
  | 'repair-begins-here'
  | 'repair-no-next'
  | 'repair-into-itself'
  /** The stretch holds no text of a report. */
  | 'repair-nothing-there'
  | 'repair-whole-report'
  | 'repair-kept-already'
  /** There is no report to which text could belong. */
  | 'repair-no-report'

/**
 * The one error class of the program. It does not survive a thread or process border as a class: on the wire it is
 * plain data (`ErrorData`), so the far side looks at `code`, never at `instanceof`.
 */
export type ErrorCode =
  | 'bad-input'
  | 'unknown-method'
  | 'not-permitted'
  | 'not-found'
  | 'conflict'
  | 'cancelled'
  | 'too-large'
  | 'too-many'
  | 'nothing-to-import'
  | 'nothing-to-export'
  | 'template-fails'
  | 'unreadable'
  | 'unsupported-format'
  | 'no-library'
  | 'library-missing'
  | 'not-a-library'
  | 'library-newer'
  | 'library-locked'
  | 'library-damaged'
  | 'library-read-only'
  | 'library-unreachable'
  | 'disk-full'
  | 'settings-unsaved'
  | RepairImpossible
  | 'tag-name-taken'
  | 'tag-below-itself'
  | 'tags-unreadable'
  | 'tag-too-long'
  | 'not-doubtful'
  | 'nothing-to-undo'
  | 'built-upon'
  | 'nothing-to-redo'
  | 'engine-stopped'
  | 'connection-lost'
  | 'browser-missing'
  | 'unexpected'

/** Values named in an error sentence, e.g. `{ path: '/a/b' }`. Plain JSON. */
export type ErrorDetails = Readonly<Record<string, string | number>>

export interface ErrorData {
  readonly code: ErrorCode
  /** An English sentence for logs and the command line; the interface words the code itself. */
  readonly message: string
  readonly details?: ErrorDetails
}

export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** What a call ends in that its caller no longer wants. */
export function cancelled(): AppError {
  return new AppError('cancelled', 'The work was cancelled.')
}

/** An unknown error becomes `unexpected`: its own text may hold paths or SQL and stays in the log. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details }
  if (error instanceof Error && error.name === 'AbortError') return toErrorData(cancelled())
  return { code: 'unexpected', message: 'Something unexpected went wrong.' }
}

export function fromErrorData(data: ErrorData): AppError {
  return new AppError(data.code, data.message, data.details)
}
