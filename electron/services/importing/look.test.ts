import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMemory } from '../../store/database.ts'
import type { Db } from '../../store/db.ts'
import { saveSeenFile } from '../../store/files.ts'
import { identify } from './identify.ts'
import { giveUp, lookThrough, type Settling } from './look.ts'
import { stampOf } from './walk.ts'

const SETTLE = 1_500
const never = new AbortController().signal

let db: Db
let location: string
let file: string
let settling: Settling

beforeEach(() => {
  db = openMemory()
  location = mkdtempSync(join(tmpdir(), 'duidu-look-'))
  file = join(location, '青禾.txt')
  settling = new Map()
})

afterEach(() => rmSync(location, { recursive: true, force: true }))

/** A look at this time, in ms. */
async function lookAt(now: number) {
  const { ready, unsettled, gone, back } = await lookThrough(db, { location }, settling, SETTLE, never, now)
  return { ready: ready.map(found => found.location), unsettled, gone, back }
}

const NOTHING = { ready: [], unsettled: false, gone: [], back: [] }
const WAITING = { ...NOTHING, unsettled: true }

describe('a file that is being written', () => {
  it('is left alone until it has been the same for a while', async () => {
    writeFileSync(file, '一')
    expect(await lookAt(0)).toEqual(WAITING)
    expect(await lookAt(1_400)).toEqual(WAITING)
    appendFileSync(file, '二')
    expect(await lookAt(2_000)).toEqual(WAITING)
    expect(await lookAt(3_400)).toEqual(WAITING)
    expect(await lookAt(3_500)).toEqual({ ...NOTHING, ready: [file] })
  })

  it('is forgotten when it goes away before', async () => {
    writeFileSync(file, '一')
    await lookAt(0)
    rmSync(file)
    expect(await lookAt(1_000)).toEqual(NOTHING)
    expect(settling.size).toBe(0)
  })

  it('is not tried for ever when it cannot be read, but again once it changes', async () => {
    writeFileSync(file, '一')
    await lookAt(0)
    const { ready } = await lookThrough(db, { location }, settling, SETTLE, never, 2_000)
    giveUp(db, settling, ready)
    expect(await lookAt(4_000)).toEqual(NOTHING)
    appendFileSync(file, '二')
    expect(await lookAt(6_000)).toEqual(WAITING)
    expect(await lookAt(8_000)).toEqual({ ...NOTHING, ready: [file] })
  })
})

describe('a file that was read', () => {
  const read = (readAt: number) => saveSeenFile(db, { location: file, sha256: 'a', ...stampOf(statSync(file)), readAt })

  it('is not read again while it is the same', async () => {
    writeFileSync(file, '一')
    read(Date.now() + 10_000)
    expect(await lookAt(0)).toEqual(NOTHING)
    const stamp = stampOf(statSync(file))
    rmSync(file)
    // It could not be read any more: what it is, is known without.
    expect(await identify(db, { path: '青禾.txt', location: file, bytes: 3, stamp })).toMatchObject({ sha256: 'a', seen: true })
  })

  it('is read again when it was written just before: the clock of the disk may not have gone on', async () => {
    writeFileSync(file, '一')
    read(Math.ceil(stampOf(statSync(file)).changed) + 500)
    await lookAt(0)
    expect(await lookAt(SETTLE)).toMatchObject({ ready: [file] })
  })

  it('is gone when it is not there, but not when its folder cannot be looked into', async () => {
    writeFileSync(file, '一')
    read(Date.now() + 10_000)
    rmSync(file)
    expect(await lookAt(0)).toEqual({ ...NOTHING, gone: [file] })
    rmSync(location, { recursive: true })
    expect(await lookAt(0)).toEqual(NOTHING)
  })
})
