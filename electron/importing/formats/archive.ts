import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { chineseEncoding, isUtf8 } from '../decode.ts'
import { damaged, encrypted, Refusal, tooLong, tooMany } from './reading.ts'

/** Bytes of one entry, unpacked. What an archive says of its sizes is checked while unpacking, not believed. */
const LARGEST_ENTRY = 64 * 1024 * 1024
/** Of all entries that are read, and of their number. */
const LARGEST_TOTAL = 512 * 1024 * 1024
const MOST_ENTRIES = 20_000
/** UTF-16 units of text of all that lies in one archive: as its files come and go together, so do their texts. */
export const MOST_TEXT = 40_000_000
/** Deflate packs ordinary text to a fifth and XML to a fiftieth; at this ratio there is nothing to read in it. */
const HIGHEST_RATIO = 400
/** Small entries may be packed to next to nothing. */
const HARMLESS = 1024 * 1024

/** What may still be unpacked; shared by an archive and those inside of it, as a hundred in a hundred are ten thousand. */
export interface Allowance {
  bytes: number
  entries: number
  text: number
}

export function createAllowance(): Allowance {
  return { bytes: LARGEST_TOTAL, entries: MOST_ENTRIES, text: MOST_TEXT }
}

export interface ArchiveEntry {
  /** As the archive names it, with `/` between folders. It is shown, never used as a path on disk. */
  readonly name: string
  readonly bytes: number
  /** Unpacks the entry piece by piece; throws a Refusal where it is damaged, protected or too large. */
  pieces(): AsyncIterable<Uint8Array>
  read(): Promise<Uint8Array>
}

/** The files in a zip archive (folders left out), in the archive's order. `kind` is how the sentences call it. */
export async function openArchive(bytes: Uint8Array, kind: string, allowance = createAllowance()): Promise<ArchiveEntry[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Entry[] = []
  let zip: ZipFile
  try {
    // Names are decoded here: yauzl takes those without the UTF-8 flag for DOS Latin.
    zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, autoClose: false })
    for await (const entry of zip.eachEntry()) {
      if (allowance.entries-- <= 0) throw tooMany('entries', zip.entryCount, MOST_ENTRIES)
      entries.push(entry)
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(kind)
  }
  const decode = nameDecoder(entries)

  async function* pieces(entry: Entry): AsyncIterable<Uint8Array> {
    if (entry.isEncrypted()) throw encrypted(kind)
    if (entry.uncompressedSize > LARGEST_ENTRY) throw tooLong(entry.uncompressedSize, LARGEST_ENTRY)
    if (entry.uncompressedSize > Math.max(HARMLESS, entry.compressedSize * HIGHEST_RATIO))
      throw tooLong(entry.uncompressedSize, Math.max(HARMLESS, entry.compressedSize * HIGHEST_RATIO))
    allowance.bytes -= entry.uncompressedSize
    if (allowance.bytes < 0) throw tooLong(LARGEST_TOTAL - allowance.bytes, LARGEST_TOTAL)
    let sum = 0
    try {
      // yauzl ends the stream with an error when it holds more or less than the archive says.
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        sum = crc32(piece, sum)
        yield piece
      }
    } catch (error) {
      throw error instanceof Refusal ? error : damaged(kind)
    }
    // A file that unpacks to other bytes than were packed must not become a report with wrong words.
    if (sum !== entry.crc32) throw damaged(kind)
  }

  return entries
    .map(entry => ({
      name: decode(entry).replaceAll('\\', '/'),
      bytes: entry.uncompressedSize,
      pieces: () => pieces(entry),
      async read() {
        const found: Uint8Array[] = []
        for await (const piece of pieces(entry)) found.push(piece)
        return new Uint8Array(Buffer.concat(found))
      },
    }))
    .filter(entry => !entry.name.endsWith('/'))
}

const UTF8_FLAG = 0x800
/** Info-ZIP's extra field with the name in UTF-8. */
const UNICODE_PATH = 0x7075

/**
 * Names without the UTF-8 flag are in the encoding of the system that packed them: GBK in China, Big5 in Taiwan, or
 * UTF-8 all the same. One name is too short to tell, so all of an archive's names decide together.
 */
function nameDecoder(entries: readonly Entry[]): (entry: Entry) => string {
  const plain = entries.filter(entry => (entry.generalPurposeBitFlag & UTF8_FLAG) === 0).map(entry => entry.fileNameRaw)
  const together = Buffer.concat(plain)
  const local = new TextDecoder(isUtf8(together) ? 'utf-8' : chineseEncoding(together))
  const utf8 = new TextDecoder('utf-8')
  return entry => {
    const unicode = entry.extraFields.find(field => field.id === UNICODE_PATH)
    if (unicode && unicode.data.length > 5) return utf8.decode(unicode.data.subarray(5))
    return (entry.generalPurposeBitFlag & UTF8_FLAG) === 0 ? local.decode(entry.fileNameRaw) : utf8.decode(entry.fileNameRaw)
  }
}
