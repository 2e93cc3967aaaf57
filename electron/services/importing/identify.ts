import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Db } from '../../store/db.ts'
import { type FileStamp, findSeenFile, type SeenFile } from '../../store/files.ts'
import type { SourceFile } from '../../store/sources.ts'
import type { FoundFile } from './walk.ts'

/** A file with its bytes' name, and when it was read under it. */
export interface IdentifiedFile extends SourceFile, FileStamp {
  /** In ms since 1970. */
  readonly readAt: number
  /** True where the library knows all this already. */
  readonly seen: boolean
}

/**
 * A file that was written less than this before it was read may have been written again within the same tick of the
 * disk's clock (two seconds on the disks of cameras and old USB sticks); it is read again rather than believed. In ms.
 */
const TICK = 2_000

/** Bytes of a file that is read in one go: a stream takes ten times as long for a file of the usual size. */
const SMALL = 1 << 20
/** Bytes of a larger one that are read at a time. */
const PART = 1 << 18

/**
 * Whether a file is as it was when it was last read, without reading it. Its time of change cannot be set back by a
 * program, so that a copy which keeps date and size is noticed, too.
 */
export function isAsSeen(seen: SeenFile | undefined, stamp: FileStamp): seen is SeenFile {
  return (
    seen !== undefined &&
    seen.bytes === stamp.bytes &&
    seen.modified === stamp.modified &&
    seen.changed === stamp.changed &&
    seen.readAt - Math.max(stamp.modified, stamp.changed) > TICK
  )
}

/** Reads the file, unless it is as it was when it was last read. Throws what the system says. */
export async function identify(db: Db, { path, location, stamp }: FoundFile): Promise<IdentifiedFile> {
  const seen = findSeenFile(db, location)
  if (isAsSeen(seen, stamp)) return { path, location, ...stamp, sha256: seen.sha256, readAt: seen.readAt, seen: seen.missingSince === null }
  const readAt = Date.now()
  const sha256 = stamp.bytes <= SMALL ? hash('sha256', await readFile(location)) : await hashLarge(location)
  return { path, location, ...stamp, sha256, readAt, seen: false }
}

async function hashLarge(location: string): Promise<string> {
  const sha256 = createHash('sha256')
  await pipeline(createReadStream(location, { highWaterMark: PART }), sha256)
  return sha256.digest('hex')
}
