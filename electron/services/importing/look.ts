import { stat } from 'node:fs/promises'
import { sep } from 'node:path'
import type { Db } from '../../store/db.ts'
import { type FileStamp, findSeenFile, listReportsOfFiles, listSeenFiles, markMissing } from '../../store/files.ts'
import type { KnownFolder } from '../../store/folders.ts'
import { isAsSeen } from './identify.ts'
import { type FoundFile, type Walk, walkFiles } from './walk.ts'

/** What a look through a folder found. */
export interface Look {
  /** Files that are new or different, and have been still for a while. */
  readonly ready: readonly FoundFile[]
  /** True where others are being written just now: it is to be looked again. */
  readonly unsettled: boolean
  /** Files that were read before and are not there. */
  readonly gone: readonly string[]
  /** Files that were gone, and are there again as they were. */
  readonly back: readonly string[]
  readonly folders: readonly string[]
}

/** A file that was seen to be different, and since when it has been like that; null: it was tried, to no avail. */
interface Unsettled {
  readonly stamp: FileStamp
  readonly since: number | null
}

/** Remembers between looks which files are being written. */
export type Settling = Map<string, Unsettled>

export async function stateOf(location: string): Promise<'there' | 'absent' | 'unreadable'> {
  try {
    return (await stat(location)).isDirectory() ? 'there' : 'absent'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return code === 'EACCES' || code === 'EPERM' ? 'unreadable' : 'absent'
  }
}

/**
 * Compares a folder with what was read of it. A file counts as still when it is the same in two looks that are `settle`
 * ms apart: one that is being copied grows, or has its date set at the end.
 */
export async function lookThrough(
  db: Db,
  folder: Pick<KnownFolder, 'location'>,
  settling: Settling,
  settle: number,
  signal: AbortSignal,
  now = performance.now(),
): Promise<Look> {
  const walk = await walkFiles([folder.location], signal, () => undefined)
  const seen = new Map(listSeenFiles(db, withEnd(folder.location)).map(file => [file.location, file]))
  forgetVanished(settling, walk)
  const ready: FoundFile[] = []
  const back: string[] = []
  let unsettled = false
  for (const file of walk.files) {
    const known = seen.get(file.location)
    seen.delete(file.location)
    if (isAsSeen(known, file.stamp)) {
      settling.delete(file.location)
      if (known.missingSince !== null) back.push(file.location)
    } else {
      const since = stillSince(settling, file, now)
      if (since !== null && now - since >= settle) ready.push(file)
      else if (since !== null) unsettled = true
    }
  }
  const gone = [...seen.values()].filter(file => file.missingSince === null && !isHidden(walk, file.location)).map(file => file.location)
  return { ready, unsettled, gone, back, folders: walk.folders }
}

/** Files that programs write and delete again would be remembered for ever. */
function forgetVanished(settling: Settling, walk: Walk): void {
  const there = new Set(walk.files.map(file => file.location))
  for (const location of settling.keys()) if (!there.has(location)) settling.delete(location)
}

function stillSince(settling: Settling, { location, stamp }: FoundFile, now: number): number | null {
  const before = settling.get(location)
  if (before && before.stamp.bytes === stamp.bytes && before.stamp.modified === stamp.modified) return before.since
  settling.set(location, { stamp, since: now })
  return now
}

/** What could not be read is not tried again before it changes. */
export function giveUp(db: Db, settling: Settling, files: readonly FoundFile[]): void {
  for (const { location, stamp } of files) {
    if (findSeenFile(db, location)?.modified === stamp.modified) settling.delete(location)
    else settling.set(location, { stamp, since: null })
  }
}

/** What lies in a folder that could not be looked into may well be there. */
function isHidden(walk: Walk, location: string): boolean {
  return walk.problems.some(problem => location === problem.location || location.startsWith(withEnd(problem.location)))
}

function withEnd(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep
}

/** Files that went: their reports stay, and say so. Answers the ids of those reports. */
export function noteGone(db: Db, { gone, back }: Look, at: string): { readonly gone: string[]; readonly back: string[] } {
  if (gone.length > 0) markMissing(db, gone, at)
  if (back.length > 0) markMissing(db, back, null)
  return { gone: listReportsOfFiles(db, gone), back: listReportsOfFiles(db, back) }
}
