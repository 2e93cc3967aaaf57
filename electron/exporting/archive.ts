import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file of an archive; its text is asked for when the files before it are packed. */
export interface ArchiveFile {
  readonly name: string
  content(): string
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
        give(null, Readable.from([Buffer.from(content())]))
      } catch (error) {
        give(error, Readable.from([]))
      }
    })
  }
  archive.end()
  for await (const piece of output) yield piece as Uint8Array
}
