import { createWriteStream } from 'node:fs'
import { open, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import { AppError } from '../../../shared/errors.ts'
import { APPLICATION_ID, parseFileHeader } from '../../store/file-header.ts'

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

/** Bytes that stay free on a disk onto which something is unpacked. */
const ROOM = 256 * 1024 * 1024
/** How much smaller an archive is than what it holds: a library is packed to a third or a tenth, a bomb to a thousandth. */
const MOST_PACKED = 200

/**
 * Unpacks the database of an archive to `to`; what cannot be one is given up at its first bytes. Throws not-a-library for an
 * archive without one, library-damaged for a damaged one, disk-full where there is no room for it, and when `signal` fires.
 */
export async function unpackLibrary(file: string, to: string, signal: CancelSignal = NEVER): Promise<void> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch(() => {
    throw damaged(file)
  })
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== MEMBER) continue
      await refuseUnfitEntry(entry, file, to)
      let sum = 0
      const counted = async function* (pieces: AsyncIterable<Uint8Array>) {
        let beginning = Buffer.alloc(0)
        for await (const piece of pieces) {
          throwIfCancelled(signal)
          if (beginning.length < HEADER) {
            beginning = Buffer.concat([beginning, piece])
            if (beginning.length >= HEADER && parseFileHeader(beginning)?.applicationId !== APPLICATION_ID) throw notALibrary(file)
          }
          sum = crc32(piece, sum)
          yield piece
        }
        if (beginning.length < HEADER) throw notALibrary(file)
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
  throw notALibrary(file)
}

/** Bytes of the header of a database. */
const HEADER = 100

async function refuseUnfitEntry(entry: Pick<Entry, 'compressedSize' | 'uncompressedSize'>, file: string, to: string): Promise<void> {
  const { compressedSize, uncompressedSize } = entry
  if (uncompressedSize > ROOM && uncompressedSize > compressedSize * MOST_PACKED) throw damaged(file)
  const { bavail, bsize } = await statfs(dirname(to))
  if (uncompressedSize + ROOM > bavail * bsize) {
    const message = `What ${file} holds has ${uncompressedSize} bytes; there is no room for it beside ${to}.`
    throw new AppError('disk-full', message, { path: dirname(to) })
  }
}

const NEVER: CancelSignal = { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined }

function notALibrary(path: string): AppError {
  return new AppError('not-a-library', `There is no library in ${path}.`, { path })
}

function damaged(path: string): AppError {
  return new AppError('library-damaged', `The archive ${path} is damaged.`, { path })
}
