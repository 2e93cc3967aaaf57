import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { integrityFindings } from './backup.ts'
import { expectedAfter } from './crash-plan.ts'
import { openLibrary } from './database.ts'
import type { Db } from './db.ts'
import { journalState, recordAction } from './journal.ts'
import { afterPowerLoss, type Model, type Recording, readRecording } from './power-loss.ts'
import { mark, storeReport, temporaryFolder } from './test-rows.ts'

/** Points at which the power goes, for each model. */
const CUTS = Number(process.env['DUIDU_POWER_CUTS'] ?? 25)
/** Enough to pass SQLite's checkpoint, which begins at 1,000 pages. */
const STEPS = 250
const SEED = 11

const CALLS = 'openat,close,pwrite64,write,writev,pwritev,fsync,fdatasync,ftruncate,unlink,rename'
const straced = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0

let folder: ReturnType<typeof temporaryFolder>
beforeAll(() => {
  folder = temporaryFolder('power')
})
afterAll(() => folder.remove())

function notes(db: Db): string[] {
  return db.prepare<[], string>('SELECT note FROM highlight').pluck().all().sort(byUnits)
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : 1
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

describe.skipIf(!straced)('when the power goes (needs strace)', () => {
  let recording: Recording

  beforeAll(() => {
    const path = join(folder.path, 'recorded.duidu')
    const log = join(folder.path, 'strace.log')
    const writer = fileURLToPath(new URL('./crash-writer.ts', import.meta.url))
    execFileSync('strace', [
      '-xx',
      '-s',
      '100000',
      '-e',
      `trace=${CALLS}`,
      '-o',
      log,
      process.execPath,
      writer,
      path,
      `${SEED}`,
      `${STEPS}`,
    ])
    recording = readRecording(log, join(path, 'library.sqlite'))
    rmSync(path, { recursive: true })
  })

  const models: Model[] = ['synced only', 'a random half of the rest', 'a random beginning of the rest']
  it.each(models)(
    'nothing confirmed is lost and nothing is damaged: %s',
    async model => {
      const random = seeded(CUTS)
      const { events, firstConfirmation } = recording
      const path = join(folder.path, 'recorded.duidu')
      for (let run = 0; run < CUTS; run++) {
        const cut = firstConfirmation + 1 + Math.floor(random() * (events.length - firstConfirmation))
        const { files, confirmed } = afterPowerLoss(recording, cut, model, random)
        mkdirSync(path)
        // The index of the write-ahead log lives in memory only and is made anew.
        for (const [file, content] of files) if (!file.endsWith('-shm')) writeFileSync(join(path, basename(file)), content)
        const library = await openLibrary(path)
        expect(integrityFindings(library.db)).toEqual([])
        expect(library.db.prepare('PRAGMA foreign_key_check').all()).toEqual([])
        const states = [confirmed, confirmed + 1].map(steps => expectedAfter(SEED, steps).done.toSorted(byUnits))
        expect(states, `cut at event ${cut} of ${events.length}`).toContainEqual(notes(library.db))
        library.close()
        rmSync(path, { recursive: true })
      }
    },
    60_000,
  )
})

/** The same question without tools of the system: whatever is cut off the log's end, all commits before it stand. */
describe('the write-ahead log', () => {
  it('gives back every commit that it holds whole, wherever it is cut', async () => {
    const path = join(folder.path, 'log.duidu')
    const library = await openLibrary(path, { create: true })
    const report = storeReport(library.db, 'a.txt', '召开常委会会议七次')
    const log = join(path, 'library.sqlite-wal')
    const sizes: number[] = []
    for (let i = 0; i < 12; i++) {
      recordAction(library.db, 'highlight.add', 1, () => mark(library.db, report, 0, 2, `${10 + i}`))
      sizes.push(statSync(log).size)
    }
    const copy = join(folder.path, 'copy.duidu')
    mkdirSync(copy)
    copyFileSync(join(path, 'library.sqlite'), join(copy, 'library.sqlite'))
    const whole = readFileSync(log)
    library.close()

    const random = seeded(5)
    const [firstSize = 0] = sizes
    const cuts = [...sizes, ...sizes.map(size => size - 1), ...Array.from({ length: 20 }, () => Math.floor(random() * whole.length))]
    for (const cut of cuts.filter(cut => cut >= firstSize)) {
      const database = join(copy, `${cut}.duidu`)
      mkdirSync(database, { recursive: true })
      copyFileSync(join(copy, 'library.sqlite'), join(database, 'library.sqlite'))
      writeFileSync(join(database, 'library.sqlite-wal'), whole.subarray(0, cut))
      const reopened = await openLibrary(database)
      const commits = sizes.filter(size => size <= cut).length
      expect(notes(reopened.db), `cut at ${cut}`).toEqual(Array.from({ length: commits }, (_, i) => `${10 + i}`))
      expect(journalState(reopened.db).undo?.id).toBe(commits)
      expect(integrityFindings(reopened.db)).toEqual([])
      reopened.close()
      rmSync(database, { recursive: true })
    }
  })
})
