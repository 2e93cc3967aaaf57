import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'

/** What becomes of files that leave the program: each is there whole or not at all, and none of the user's is lost. */

export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** Under this name the folder has its old file or the new one, never a part of it. */
export async function writeWhole(directory: string, name: string, pieces: Pieces): Promise<void> {
  await withTemporary(directory, async temporary => {
    await writePieces(temporary, pieces)
    await rename(temporary, join(directory, name))
  })
}

/**
 * The same for a file that the user may have worked in since it was written: one that is there already is never
 * replaced. Where it holds the same bytes it is the result; else the next free name (`name-2.csv`) is taken.
 */
export async function writeBeside(directory: string, name: string, pieces: Pieces): Promise<string> {
  return await withTemporary(directory, async temporary => {
    const written = await writePieces(temporary, pieces)
    const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? []
    for (let number = 1; ; number++) {
      const path = join(directory, number === 1 ? name : `${stem}-${number}${ending}`)
      const there = await sumOf(path, written.bytes)
      if (there === written.sum) return path
      if (there !== null) continue
      await rename(temporary, path)
      return path
    }
  })
}

async function withTemporary<T>(directory: string, work: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = join(directory, `.duidu-${randomUUID()}.tmp`)
  try {
    return await work(temporary)
  } finally {
    await rm(temporary, { force: true })
  }
}

/** To the disk, not only to the system: a name must not be given to bytes that a power cut can still take. */
async function writePieces(path: string, pieces: Pieces): Promise<{ bytes: number; sum: string }> {
  const file = await open(path, 'wx')
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of pieces) {
      const data = typeof piece === 'string' ? Buffer.from(piece) : piece
      hash.update(data)
      bytes += data.length
      await writeAll(file, data)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sum: hash.digest('hex') }
}

async function writeAll(file: FileHandle, data: Uint8Array): Promise<void> {
  for (let at = 0; at < data.length; ) at += (await file.write(data, at)).bytesWritten
}

/** Null where nothing has this name; something else than a sum for what is no file of this length. */
async function sumOf(path: string, bytes: number): Promise<string | null> {
  let found: Awaited<ReturnType<typeof stat>>
  try {
    found = await stat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  if (!found.isFile() || found.size !== bytes) return 'other'
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array)
  return hash.digest('hex')
}

/** What the disk says of writing into this folder, in the program's own words. */
export async function translatingWrites<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw translate(error, directory)
  }
}

function translate(cause: unknown, path: string): unknown {
  const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk-full', 'The disk is full; the export is incomplete.', { path }, { cause })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AppError('not-permitted', `The folder ${path} cannot be written.`, { path }, { cause })
  }
  if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'ENOENT')
    return new AppError('bad-input', `${path} is not a folder and cannot become one.`, { path }, { cause })
  return cause
}
