import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { integrityFindings } from './backup.ts'
import { expectedAfter } from './crash-plan.ts'
import { openLibrary } from './database.ts'
import type { Db } from './db.ts'
import { journalState, redoAction, undoAction } from './journal.ts'
import { temporaryFolder } from './test-rows.ts'

/** How often the program is killed; the bench does it 50 times. */
const RUNS = Number(process.env['DUIDU_CRASH_RUNS'] ?? 5)

let folder: ReturnType<typeof temporaryFolder>
beforeAll(() => {
  folder = temporaryFolder('crash')
})
afterAll(() => folder.remove())

/** Runs a program that works on the library and kills it (SIGKILL) in the midst of its work; returns what it confirmed. */
async function workUntilKilled(path: string, seed: number, after: number): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./crash-writer.ts', import.meta.url)), path, String(seed)])
  let confirmed = 0
  for await (const line of createInterface(child.stdout)) {
    confirmed = Number(line)
    if (confirmed === after) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  return confirmed
}

function notes(db: Db): string[] {
  return db.prepare<[], string>('SELECT note FROM highlight ORDER BY rowid').pluck().all().sort(byNumber)
}

function byNumber(a: string, b: string): number {
  return Number(a.slice(5)) - Number(b.slice(5))
}

describe('a program that is killed in the midst of its work', () => {
  it.each(Array.from({ length: RUNS }, (_, run) => run + 1))(
    'loses nothing that it confirmed, and its history stays whole (kill %i)',
    async run => {
      const path = join(folder.path, `${run}.duidu`)
      // At another point each time, early and late.
      const confirmed = await workUntilKilled(path, run, 1 + ((run * 37) % 120))
      const library = await openLibrary(path)
      const { db } = library
      expect(integrityFindings(db)).toEqual([])
      expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([])

      // The step in hand when the kill came may be done without having been confirmed.
      const states = [expectedAfter(run, confirmed), expectedAfter(run, confirmed + 1)]
      const found = notes(db)
      const state = states.find(({ done }) => JSON.stringify([...done].sort(byNumber)) === JSON.stringify(found))
      expect(state, `${found.length} highlights after ${confirmed} confirmed steps`).toBeDefined()

      while (journalState(db).redo) redoAction(db)
      expect(notes(db)).toEqual([...(state?.done ?? []), ...(state?.undone ?? [])].sort(byNumber))
      while (journalState(db).undo) undoAction(db)
      expect(notes(db)).toEqual([])
      library.close()
    },
  )
})
