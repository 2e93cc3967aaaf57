import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/errors.ts'
import type { GrantedPaths } from '../granted-paths.ts'
import { makeFolder } from '../make-folder.ts'
import { plainName } from './plain-name.ts'

/** Bytes of one dropped file; far above any report, far below a disk. */
const MAX_DROPPED_BYTES = 256 * 1024 * 1024
/** Of folders that no other user may look into. */
const PRIVATE = 0o700

/** Files that were dropped into the page: the page holds their bytes only, the engine needs a path. */
export interface DroppedFiles {
  readonly maxBytes: number
  /**
   * Saves the bytes, grants the file and answers its path; of a file that lay in a dropped folder, grants that folder
   * and answers its path. Nothing is left behind when it fails.
   */
  save(name: string, bytes: AsyncIterable<Uint8Array>, place?: DroppedPlace): Promise<string>
}

/** Where a file lay in a dropped folder. */
export interface DroppedPlace {
  /** A name for all that is dropped at once. */
  readonly drop: string
  /** The dropped folder and those in it, down to the file. */
  readonly folders: readonly string[]
}

/** Deeper trees are no folders of reports. */
const DEEPEST = 32

/**
 * Each file lies in a folder named after its content, under its own name: the same file dropped twice is one source to
 * the engine, and a namesake with other words is another.
 */
export function createDroppedFiles(folder: string, granted: GrantedPaths, maxBytes: number = MAX_DROPPED_BYTES): DroppedFiles {
  return {
    maxBytes,
    async save(name, bytes, place) {
      const plain = plainName(name)
      const folders = place ? foldersOf(place) : undefined
      makeFolder(folder, PRIVATE)
      const partial = join(folder, `${randomUUID()}.part`)
      try {
        const digest = await write(partial, bytes, maxBytes)
        const home = join(folder, ...(folders ?? [digest]))
        makeFolder(home, PRIVATE)
        const path = join(home, plain)
        await rename(partial, path)
        const opened = folders ? join(folder, ...folders.slice(0, 2)) : path
        await granted.grant(opened)
        return opened
      } catch (error) {
        await rm(partial, { force: true })
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
          throw new AppError('disk-full', 'The disk is full; the file could not be saved.', {}, { cause: error })
        }
        throw error
      }
    },
  }
}

/** Below the folder of the drop, so that two dropped folders of one name stay apart. */
function foldersOf({ drop, folders }: DroppedPlace): string[] {
  if (!/^[0-9a-f-]{36}$/.test(drop) || folders.length === 0 || folders.length > DEEPEST) {
    throw new AppError('bad-input', 'This is no place in a dropped folder.')
  }
  return [drop, ...folders.map(plainName)]
}

/** Writes while counting and hashing; the first 32 hex digits of SHA-256 keep the path short. */
async function write(path: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const hash = createHash('sha256')
  let written = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length
      hash.update(chunk)
      if (written > maxBytes) done(new AppError('too-large', 'This file is too large.', { bytes: maxBytes }))
      else done(null, chunk)
    },
  })
  await pipeline(bytes, measure, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  return hash.digest('hex').slice(0, 32)
}
