import { closeSync, openSync, readSync } from 'node:fs'

/** "DuiD" in ASCII: the application id in the header of every library. */
export const APPLICATION_ID = 0x44756944

const LENGTH = 100
const MAGIC = 'SQLite format 3\0'

export interface FileHeader {
  readonly userVersion: number
  readonly applicationId: number
}

/**
 * Reads an SQLite file's header without opening the database, so that a library which we must not touch stays as it
 * is to the byte. Undefined when it is no SQLite file.
 */
export function readFileHeader(path: string): FileHeader | undefined {
  const bytes = Buffer.alloc(LENGTH)
  const file = openSync(path, 'r')
  try {
    return parseFileHeader(bytes.subarray(0, readSync(file, bytes, 0, LENGTH, 0)))
  } finally {
    closeSync(file)
  }
}

/** The same for the first bytes of a file, 100 or more. */
export function parseFileHeader(bytes: Uint8Array): FileHeader | undefined {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (header.length < LENGTH || header.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined
  return { userVersion: header.readUInt32BE(60), applicationId: header.readUInt32BE(68) }
}
