import { inflateSync } from 'node:zlib'
import { damaged, tooLong } from './reading.ts'

/** Bytes that a stream of a PDF, and all of them, may unpack to. The text of a page takes a thousandth. */
const LARGEST_STREAM = 48 * 1024 * 1024
const LARGEST_TOTAL = 512 * 1024 * 1024
/** A dictionary is short; it stands right before its stream. */
const LONGEST_DICTIONARY = 2000

/**
 * pdf.js unpacks a stream as a whole, however large it becomes, and 1.5 MB can become as many GB. So every packed stream
 * is unpacked here before, and thrown away; pictures are left out, as nobody looks at them for their text.
 */
export function refuseBombs(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let total = 0
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at)) {
    const before = file.toString('latin1', Math.max(0, at - LONGEST_DICTIONARY), at)
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1)
    const start = skipLineEnd(file, at + 'stream'.length)
    const end = file.indexOf('endstream', start)
    at = end < 0 ? file.length : end + 'endstream'.length
    const packings = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW)\b/g)?.length ?? 0
    // Packed twice: nobody does, but who hides something.
    if (packings > 1) throw damaged('PDF')
    if (packings === 1 && !/\/Subtype\s*\/Image/.test(dictionary)) total += unpackedLength(file.subarray(start, end < 0 ? undefined : end))
    if (total > LARGEST_TOTAL) throw tooLong(total, LARGEST_TOTAL)
  }
}

function skipLineEnd(file: Buffer, at: number): number {
  const afterReturn = file[at] === 13 ? at + 1 : at
  return file[afterReturn] === 10 ? afterReturn + 1 : afterReturn
}

/** 0 where it cannot be unpacked, which pdf.js will find out as well. */
function unpackedLength(packed: Buffer): number {
  try {
    return inflateSync(packed, { maxOutputLength: LARGEST_STREAM }).length
  } catch (error) {
    if (error instanceof RangeError) throw tooLong(LARGEST_STREAM + 1, LARGEST_STREAM)
    return 0
  }
}
