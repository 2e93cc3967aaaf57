import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readLetters } from '../../comparing/reuse/letters.ts'
import type { ReusePart } from '../../comparing/reuse/parts.ts'
import type { SegmentBytes, SegmentTexts } from '../../comparing/reuse/reuse-worker.ts'
import { findStretches, type Stretch } from '../../comparing/reuse/stretches.ts'
import { finish, indexed } from '../../comparing/reuse/test-index.ts'
import { builtEntry } from '../../engine/built-program.ts'
import { createDice } from '../../searching/random-texts.ts'
import { reportText, startEngine, type TestEngine } from '../../test-engine.ts'
import { createSearchCorpus, type SearchCorpus } from '../finding/search-corpus.ts'
import { createIdleThread, type IdleThread } from '../idle-thread.ts'
import { createQuiet } from '../quiet.ts'
import { createReuseIndex, type ReuseIndex, type ReuseProgress } from './reuse-index.ts'

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

interface OpenedIndex {
  readonly index: ReuseIndex
  readonly texts: SearchCorpus
}

/** As after an opening: nothing is in memory. */
function openIndex(): OpenedIndex {
  const { current } = engine.services
  const quiet = createQuiet()
  const texts = createSearchCorpus(current, quiet)
  texts.restart()
  const index = createReuseIndex(current, texts, thread, quiet, SIZES)
  index.restart()
  return { index, texts }
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
  const first = await anchors(openIndex().index)
  expect([first > 0, built.reduce((sum, texts) => sum + texts, 0), told.at(0)]).toEqual([true, 4, { done: 0, total: 4 }])
  built.length = 0
  expect([await anchors(openIndex().index), built]).toEqual([first, []])
  await importReports('松溪市')
  const { index } = openIndex()
  expect((await anchors(index)) > first).toBe(true)
  expect([built, told]).toEqual([[1], [{ done: 4, total: 5 }]])
})

it.each([
  ['other bytes', 'UPDATE reuse_piece SET bytes = zeroblob(length(bytes)) WHERE segment_id = (SELECT min(id) FROM reuse_segment)'],
  ['too few bytes', 'UPDATE reuse_piece SET bytes = substr(bytes, 7)'],
  ['no bytes', 'DELETE FROM reuse_piece'],
  ['bytes without end', 'UPDATE reuse_segment SET bytes = 4000000000000'],
  ['a list that breaks off', "UPDATE reuse_segment SET revisions = '[[1,'"],
  ['a list of other texts', "UPDATE reuse_segment SET revisions = '[[1,5]]'"],
  ['no end', 'UPDATE reuse_segment SET whole = 0 WHERE id = (SELECT min(id) FROM reuse_segment)'],
  ['the form of another version', 'UPDATE reuse_segment SET version = version + 1'],
])('makes anew from the texts what has %s on the disk', async (_, damage) => {
  await importReports('青禾市', '云泽市', '白鹭市')
  const { index } = openIndex()
  const first = await anchors(index)
  engine.services.current.database().exec(damage)
  built.length = 0
  expect(await anchors(openIndex().index)).toBe(first)
  expect(built.length).toBeGreaterThan(0)
  built.length = 0
  expect([await anchors(openIndex().index), built]).toEqual([first, []])
})

/** What each report shares, by the index as it is and by one that is made of all texts at once. */
async function stretches({ index, texts }: OpenedIndex): Promise<{ kept: Stretch[][]; anew: Stretch[][] }> {
  const parts = await index.ready({ signal: new AbortController().signal, progress: () => undefined })
  const slots = [...Array(texts.corpus.slots).keys()].filter(slot => texts.corpus.lengthOf(slot) > 0)
  const all = Array.from({ length: texts.corpus.slots }, (_, slot) => texts.unitsOf(slot))
  const sharedBy = (used: readonly ReusePart[]) =>
    slots.map(slot => {
      const others = slots.filter(other => other !== slot)
      return finish(findStretches(readLetters(texts.unitsOf(slot)), { parts: used, slots: others, groups: others, textOf: texts.placed }))
    })
  return { kept: sharedBy(parts), anew: sharedBy([indexed(all)]) }
}

it.each([1, 2, 3])('answers after any changes as if it were made of all texts at once: %s', async seed => {
  const dice = createDice(seed)
  const pick = <T>(list: readonly T[]) => list[dice(list.length)]
  let opened = openIndex()
  /** Names of files that were imported, and the turn in which each was written last. */
  const files = new Map<string, number>()
  const write = async (name: string, turn: number) => {
    files.set(name, turn)
    const words = `听取和审议市人民政府关于${pick(['预算执行', '环境保护', '医疗保障', '乡村振兴'])}情况的报告，开展第${turn}次调研`
    const folder = engine.write('all', { [`${name}.txt`]: reportText(`${name}市`, 2023, `${words}。${name}自己的话。`) })
    await engine.call('sources.import', { paths: [folder] })
  }
  for (let turn = 0; turn < 14; turn++) {
    const reports = await engine.call('reports.list', {})
    const before = engine.events.length
    const change = files.size < 3 ? 0 : dice(5)
    if (change === 0) await write('青禾云泽白鹭石桥松溪竹溪梅岭兰渚'.slice((turn % 8) * 2, (turn % 8) * 2 + 2), turn)
    else if (change === 1) await write(pick([...files.keys()]) ?? '', turn)
    else if (change === 2 && reports.length > 1) await engine.call('reports.remove', { ids: [pick(reports)?.id ?? ''] })
    else if (change === 3) await engine.call('journal.undo', {}).catch(() => undefined)
    else opened = openIndex()
    const changed = engine.events
      .slice(before)
      .flatMap(({ name, payload }) => (name === 'reports.changed' ? (payload as { ids: string[] }).ids : []))
    opened.texts.refresh(changed)
    opened.index.refresh()
    const { kept, anew } = await stretches(opened)
    expect([turn, kept]).toEqual([turn, anew])
  }
})

it('throws segments away that hold too little of what is shown', async () => {
  await importReports('青禾市', '云泽市', '白鹭市', '石桥市')
  await anchors(openIndex().index)
  const before = query<number>('SELECT count(*) FROM reuse_segment WHERE whole = 1')
  const reports = await engine.call('reports.list', {})
  await engine.call('reports.remove', { ids: reports.slice(0, 3).map(({ id }) => id) })
  await anchors(openIndex().index)
  expect(query<number>('SELECT count(*) FROM reuse_segment WHERE whole = 1')).toBeLessThan(before)
})

it('gives up when nobody waits any more', async () => {
  await importReports('青禾市', '云泽市', '白鹭市', '石桥市')
  const turn = new AbortController()
  const { index } = openIndex()
  const waiting = index.ready({ signal: turn.signal, progress: () => turn.abort() })
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  expect(await anchors(index)).toBeGreaterThan(0)
})
