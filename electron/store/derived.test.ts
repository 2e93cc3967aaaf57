import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Library, openLibrary } from './database.ts'
import { saveDerived } from './derived.ts'
import { temporaryFolder } from './test-rows.ts'

const FULL = 2

let folder: ReturnType<typeof temporaryFolder>
let library: Library
beforeEach(async () => {
  folder = temporaryFolder('derived')
  library = await openLibrary(join(folder.path, 'a.duidu'), { create: true })
})
afterEach(() => {
  library.close()
  folder.remove()
})

const add = (id: number) => library.db.prepare<[number, string]>('INSERT INTO word (id, text) VALUES (?, ?)').run(id, `词${id}`)
const words = () => library.db.prepare<[], number>('SELECT id FROM word ORDER BY id').pluck().all()
const mode = () => library.db.pragma('synchronous', { simple: true })

it('waits for the disk no longer than while it writes', () => {
  let during: unknown
  saveDerived(library.db, () => {
    during = mode()
    add(0)
  })
  expect([during, mode(), words()]).toEqual([1, FULL, [0]])
})

it('writes all or nothing, and the next change of the user is safe again', () => {
  const write = () => {
    add(0)
    add(0)
  }
  expect(() => saveDerived(library.db, write)).toThrow('UNIQUE')
  expect([mode(), words()]).toEqual([FULL, []])
})

it('is a part of the transaction that it stands in', () => {
  const whole = library.db.transaction(() => {
    saveDerived(library.db, () => add(0))
    throw new Error('given up')
  })
  expect(whole).toThrow('given up')
  expect(words()).toEqual([])
})
