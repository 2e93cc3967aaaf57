import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Backup, BackupReason } from '../../../shared/model/backup.ts'

/** Folder of backups within a library. */
export function backupFolder(library: string): string {
  return join(library, 'backups')
}

const NAME = /^(automatic|asked|before-restore|before-migration)(?:-from-\d+)?-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-\d+)?\.sqlite$/

/** The backups of a library, the newest first. Other files in the folder are none. */
export function listBackups(library: string): Backup[] {
  const folder = backupFolder(library)
  return namesIn(folder)
    .flatMap(name => {
      const [, reason, year, month, day, hour, minute, second] = NAME.exec(name) ?? []
      if (reason === undefined) return []
      const at = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
      const bytes = statSync(join(folder, name), { throwIfNoEntry: false })?.size
      return bytes === undefined ? [] : [{ name, at, bytes, reason: reason as BackupReason }]
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.name < b.name ? 1 : -1))
}

/** Path of a file that is not there yet; the folder is made. */
export function newBackupPath(library: string, reason: BackupReason, now: Date): string {
  const folder = backupFolder(library)
  mkdirSync(folder, { recursive: true })
  const taken = new Set(namesIn(folder))
  const stem = `${reason}-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  let name = `${stem}.sqlite`
  for (let number = 2; taken.has(name); number++) name = `${stem}-${number}.sqlite`
  return join(folder, name)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** How many of the newest are kept, and beyond them one for each of so many days and weeks. */
const RECENT = 10
const DAYS = 7
const WEEKS = 4
/** Automatic ones take no more than this together, in bytes, but for the few newest. */
const ROOM = 4e9
const AT_LEAST = 3
const DAY = 86_400_000

/**
 * Of automatic backups, the newest first, those that are no longer needed: near ones are kept closely, far ones thinly.
 * What the user asked for, and what was made before something else, is never among them, nor is the one that was made last
 * (`last`, its name): where the clock was turned back it is not the newest.
 */
export function superfluousBackups(backups: readonly Backup[], last: string | null = null): Backup[] {
  const automatic = backups.filter(backup => backup.reason === 'automatic')
  const kept = new Set(automatic.slice(0, RECENT))
  for (const [size, most] of [
    [DAY, DAYS],
    [7 * DAY, WEEKS],
  ] as const) {
    const newestOf = new Map<number, Backup>()
    for (const backup of automatic) {
      const span = Math.floor(Date.parse(backup.at) / size)
      if (!newestOf.has(span)) newestOf.set(span, backup)
    }
    for (const backup of [...newestOf.values()].slice(0, most)) kept.add(backup)
  }
  let room = ROOM
  return automatic.filter((backup, at) => {
    if (backup.name === last) return false
    if (!kept.has(backup)) return true
    room -= backup.bytes
    return room < 0 && at >= AT_LEAST
  })
}
