import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { AppError } from '../../shared/errors.ts'

/** What the database is called in an archive. */
const MEMBER = 'library.sqlite'
/** The first bytes of any zip archive. */
const PACKED = 'PK\u0003\u0004'

/** A library's database as a zip archive, piece by piece. */
export async function* packLibrary(database: string): AsyncGenerator<Uint8Array> {
  const archive = new ZipFile()
  const output = Readable.from(archive.outputStream)
  archive.on('error', error => output.destroy(error instanceof Error ? error : new Error(String(error))))
  archive.addFile(database, MEMBER)
  archive.end()
  for await (const piece of output) yield piece as Uint8Array
}

/** Whether this file is an archive, and not a database as it is. */
export async function isPacked(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(PACKED.length), 0, PACKED.length, 0)
    return buffer.toString('latin1') === PACKED
  } finally {
    await handle.close()
  }
}

/** Unpacks the database of an archive to `to`. Throws not-a-library for an archive without one, library-damaged for a damaged one. */
export async function unpackLibrary(file: string, to: string): Promise<void> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch(() => {
    throw damaged(file)
  })
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== MEMBER) continue
      let sum = 0
      const counted = async function* (pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
          sum = crc32(piece, sum)
          yield piece
        }
      }
      await pipeline(await zip.openReadStreamPromise(entry), counted, createWriteStream(to))
      if (sum !== entry.crc32) throw damaged(file)
      return
    }
  } catch (error) {
    // What the disk says stays what it is; what the archive is made of makes it a damaged one.
    throw error instanceof AppError || (error as NodeJS.ErrnoException).syscall !== undefined ? error : damaged(file)
  } finally {
    zip.close()
  }
  throw new AppError('not-a-library', `There is no library in ${file}.`, { path: file })
}

function damaged(path: string): AppError {
  return new AppError('library-damaged', `The archive ${path} is damaged.`, { path })
}
