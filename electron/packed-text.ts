import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** The decoded text of a source as a library keeps it: it is looked at rarely and the reports hold most of it again. */
export function packText(text: string): Uint8Array {
  return deflateRawSync(text, { level: 1 })
}

/** Throws a RangeError `ERR_BUFFER_TOO_LARGE`, and unpacks no further, where the text has more bytes of UTF-8 than `mostBytes`. */
export function unpackText(packed: Uint8Array, mostBytes: number): string {
  return inflateRawSync(packed, { maxOutputLength: mostBytes }).toString('utf8')
}
