import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { failureOf } from '../../test-engine.ts'
import { packLibrary, unpackLibrary } from './library-archive.ts'

let folder: string
let to: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-archive-'))
  to = join(folder, 'unpacked.sqlite')
})

afterEach(() => rmSync(folder, { recursive: true }))

/** The first bytes of a library's database. */
function header(): Buffer {
  const bytes = Buffer.alloc(100)
  bytes.write('SQLite format 3\0', 'latin1')
  bytes.writeUInt32BE(0x44756944, 68)
  return bytes
}

/** An archive that holds these pieces as a library. */
async function pack(pieces: Iterable<Uint8Array>, member = 'library.sqlite'): Promise<string> {
  const zip = new ZipFile()
  zip.addReadStream(Readable.from(pieces), member)
  zip.end()
  const file = join(folder, 'archive.zip')
  await pipeline(zip.outputStream, createWriteStream(file))
  return file
}

function* zeros(megabytes: number): Generator<Uint8Array> {
  for (let piece = 0; piece < megabytes; piece++) yield Buffer.alloc(1024 * 1024)
}

/** Begins as a library does. */
function* bomb(): Generator<Uint8Array> {
  yield header()
  yield* zeros(300)
}

describe('an archive of a library', () => {
  it('gives the database back that was packed', async () => {
    const database = join(folder, 'a.sqlite')
    writeFileSync(database, Buffer.concat([header(), randomBytes(100_000)]))
    const file = join(folder, 'a.zip')
    await pipeline(packLibrary(database), createWriteStream(file))
    await unpackLibrary(file, to)
    expect(readFileSync(to).equals(readFileSync(database))).toBe(true)
  })

  it('that holds something else under its name is given up at the first bytes', async () => {
    const file = await pack(zeros(30))
    expect(await failureOf(unpackLibrary(file, to))).toMatchObject({ code: 'not-a-library' })
    expect(await failureOf(unpackLibrary(await pack(zeros(1), 'other.sqlite'), to))).toMatchObject({ code: 'not-a-library' })
  })

  it('that is a bomb is refused before it is unpacked', async () => {
    const file = await pack(bomb())
    expect(await failureOf(unpackLibrary(file, to))).toMatchObject({ code: 'library-damaged' })
    expect(existsSync(to)).toBe(false)
  })

  it('stops where nobody waits for it any more', async () => {
    const file = await pack([header(), randomBytes(3_000_000)])
    expect(await failureOf(unpackLibrary(file, to, AbortSignal.abort()))).toMatchObject({ code: 'cancelled' })
  })
})
