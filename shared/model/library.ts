/** What may harm a library where it lies, or be missed at the next start. */
export type LibraryWarning =
  | 'synced-folder'
  | 'network-folder'
  /** The program could not note down which library to open on its next start. */
  | 'not-remembered'

export interface LibraryInfo {
  readonly path: string
  readonly name: string
  readonly schemaVersion: number
  readonly sources: number
  readonly reports: number
  readonly highlights: number
  /** Sources of the sample library still in it. */
  readonly sampleSources: number
  readonly warnings: readonly LibraryWarning[]
}

export interface CheckResult {
  readonly ok: boolean
  /** Sentences; empty when all is well. */
  readonly findings: readonly string[]
}
