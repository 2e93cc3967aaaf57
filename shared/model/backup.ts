/** Why a copy of the library was made: by itself, because the user asked, before another one was put back, or before a new schema. */
export type BackupReason = 'automatic' | 'asked' | 'before-restore' | 'before-migration'

/** A copy of the library that was checked when it was made and can be put back. */
export interface Backup {
  /** Of its file in the library's folder of backups. */
  readonly name: string
  /** ISO date and time. */
  readonly at: string
  readonly bytes: number
  readonly reason: BackupReason
}
