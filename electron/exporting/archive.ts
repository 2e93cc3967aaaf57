import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file of an archive; its text is asked for, piece by piece, when the files before it are packed. */
export interface ArchiveFile {
  readonly name: string
  content(): Iterable<string>
}

/** The same in every time zone and on every day: the same files give the same bytes. */
const PACKED = new Date(1980, 0, 1)

/** A zip archive of these files, piece by piece. What `content` throws ends it. */
export async function* packArchive(files: readonly ArchiveFile[]): AsyncGenerator<Uint8Array> {
  const archive = new ZipFile()
  const output = Readable.from(archive.outputStream)
  archive.on('error', error => output.destroy(error instanceof Error ? error : new Error(String(error))))
  for (const { name, content } of files) {
    archive.addReadStreamLazy(name, { mtime: PACKED, forceDosTimestamp: true }, give => {
      try {
        give(null, Readable.from(bytesOf(content())))
      } catch (error) {
        give(error, Readable.from([]))
      }
    })
  }
  archive.end()
  for await (const piece of output) yield piece as Uint8Array
}

function* bytesOf(pieces: Iterable<string>): Generator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece)
}

const ENTRY = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50
/** The first of January 1980, where the dates of archives begin. */
const NO_TIME = 0x00210000

/** Packers of libraries note when they packed; without that the same content gives the same file. Changes the bytes it is given. */
export function withoutTimes(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = archive.length - 22
  if (view.getUint32(end, true) !== DIRECTORY_END) return archive
  let at = view.getUint32(end + 16, true)
  while (at < end && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const entry = view.getUint32(at + 42, true)
    if (view.getUint32(entry, true) === ENTRY) view.setUint32(entry + 10, NO_TIME, true)
    view.setUint32(at + 12, NO_TIME, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return archive
}
