import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SegmentBytes, SegmentTexts } from '../../comparing/reuse/reuse-worker.ts'
import { builtEntry } from '../../engine/built-program.ts'
import { reportText, startEngine, type TestEngine } from '../../test-engine.ts'
import { createSearchCorpus } from '../finding/search-corpus.ts'
import { createIdleThread, type IdleThread } from '../idle-thread.ts'
import { createQuiet } from '../quiet.ts'
import { createReuseIndex, type ReuseIndex, type ReuseProgress } from './reuse-index.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Two of the reports below are a segment, one is worth keeping, three small segments become one. */
const SIZES = { segment: 800, rest: 200, merged: 3, small: 600 }

let engine: TestEngine
let thread: IdleThread<SegmentTexts, SegmentBytes>
const built: number[] = []
beforeEach(async () => {
  engine = await startEngine()
  built.length = 0
  const real = createIdleThread<SegmentTexts, SegmentBytes>(() => new Worker(new URL(builtEntry('reuse-worker.js'))), 'failed')
  thread = {
    ask: (texts, given) => {
      built.push(texts.starts.length - 1)
      return real.ask(texts, given)
    },
    close: real.close,
  }
})
afterEach(async () => {
  await thread.close()
  await engine.stop()
})

async function importReports(...cities: readonly string[]): Promise<void> {
  const files = Object.fromEntries(cities.map(city => [`${city}.txt`, reportText(city, 2023, `${city}自己的一句话。`)]))
  await engine.call('sources.import', { paths: [engine.write(cities.join(''), files)] })
}

/** As after an opening: nothing is in memory. */
function openIndex(): ReuseIndex {
  const { current } = engine.services
  const quiet = createQuiet()
  const texts = createSearchCorpus(current, quiet)
  texts.restart()
  const index = createReuseIndex(current, texts, thread, quiet, SIZES)
  index.restart()
  return index
}

const told: ReuseProgress[] = []
async function anchors(index: ReuseIndex): Promise<number> {
  told.length = 0
  const parts = await index.ready({ signal: new AbortController().signal, progress: progress => told.push(progress) })
  return parts.reduce((sum, { segment }) => sum + segment.places.length, 0)
}

const query = <T>(sql: string): T => engine.services.current.database().prepare(sql).pluck().get() as T

it('keeps what it made, and makes only what came later', async () => {
  await importReports('青禾市', '云泽市', '白鹭市', '石桥市')
  const first = await anchors(openIndex())
  expect([first > 0, built.reduce((sum, texts) => sum + texts, 0), told.at(0)]).toEqual([true, 4, { done: 0, total: 4 }])
  built.length = 0
  expect([await anchors(openIndex()), built]).toEqual([first, []])
  await importReports('松溪市')
  const index = openIndex()
  expect((await anchors(index)) > first).toBe(true)
  expect([built, told]).toEqual([[1], [{ done: 4, total: 5 }]])
})

it('makes anew what was damaged on the disk', async () => {
  await importReports('青禾市', '云泽市', '白鹭市')
  const first = await anchors(openIndex())
  engine.services.current
    .database()
    .prepare('UPDATE reuse_piece SET bytes = zeroblob(length(bytes)) WHERE segment_id = (SELECT min(id) FROM reuse_segment)')
    .run()
  built.length = 0
  expect(await anchors(openIndex())).toBe(first)
  expect(built.length).toBeGreaterThan(0)
  built.length = 0
  expect([await anchors(openIndex()), built]).toEqual([first, []])
})

it('takes no notice of what was not written to its end, or by another version', async () => {
  await importReports('青禾市', '云泽市', '白鹭市')
  const first = await anchors(openIndex())
  engine.services.current.database().prepare('UPDATE reuse_segment SET whole = 0 WHERE id = (SELECT min(id) FROM reuse_segment)').run()
  expect(await anchors(openIndex())).toBe(first)
  engine.services.current.database().prepare('UPDATE reuse_segment SET version = version + 1').run()
  expect(await anchors(openIndex())).toBe(first)
})

it('throws segments away that hold too little of what is shown', async () => {
  await importReports('青禾市', '云泽市', '白鹭市', '石桥市')
  await anchors(openIndex())
  const before = query<number>('SELECT count(*) FROM reuse_segment WHERE whole = 1')
  const reports = await engine.call('reports.list', {})
  await engine.call('reports.remove', { ids: reports.slice(0, 3).map(({ id }) => id) })
  await anchors(openIndex())
  expect(query<number>('SELECT count(*) FROM reuse_segment WHERE whole = 1')).toBeLessThan(before)
})

it('gives up when nobody waits any more', async () => {
  await importReports('青禾市', '云泽市', '白鹭市', '石桥市')
  const turn = new AbortController()
  const index = openIndex()
  const waiting = index.ready({ signal: turn.signal, progress: () => turn.abort() })
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  expect(await anchors(index)).toBeGreaterThan(0)
})
