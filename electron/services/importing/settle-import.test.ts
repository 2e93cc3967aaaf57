import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
})

afterEach(() => engine.stop())

it('an import that fills the disk says so, keeps what is in, and can be taken back once there is room', async () => {
  const db = engine.services.current.database()
  const pages = Number(db.pragma('page_count', { simple: true }))
  // Room for a few files; SQLite answers as on a disk without any more.
  db.pragma(`max_page_count = ${pages + 60}`)
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.txt`, reportText('青禾市', 1900 + i, SENTENCE.repeat(20))]))
  const path = engine.write('报告', files)
  expect(await failureOf(engine.call('sources.import', { paths: [path] }))).toMatchObject({ code: 'disk-full' })
  const kept = (await engine.call('reports.list', {})).length
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThan(200)

  db.pragma(`max_page_count = ${pages + 100_000}`)
  await vi.waitFor(async () => expect((await engine.call('journal.get', {})).undo?.kind).toBe('source.import'), { timeout: 20_000 })
  await engine.call('journal.undo', {})
  expect(await engine.call('reports.list', {})).toEqual([])
  expect(await engine.call('sources.import', { paths: [path] })).toMatchObject({ reports: 200 })
})
