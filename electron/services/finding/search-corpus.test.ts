import { afterEach, beforeEach, expect, it } from 'vitest'
import { fold } from '../../fold-table.ts'
import { createGathering, findInText } from '../../searching/gathering.ts'
import { createDice, type Dice, randomNeedle, randomText, sameArrays } from '../../searching/random-texts.ts'
import { databaseOf, type Library, openLibrary } from '../../store/database.ts'
import { addRevision, currentRevision, listKnownReports, reviseReport, showReport } from '../../store/report-revisions.ts'
import { findText, listVisibleIds, removeReports } from '../../store/reports.ts'
import {
  ageFoldedTexts,
  countDamagedPieces,
  countFoldedTexts,
  countIndex,
  damageFoldedText,
  damageIndexDirectory,
  damageIndexPiece,
  damagePages,
} from '../../store/test-damage.ts'
import { parsedReport, store, temporaryFolder } from '../../store/test-rows.ts'
import { createCurrentLibrary } from '../library/current-library.ts'
import type { Quiet } from '../quiet.ts'
import { createSearchCorpus, type SearchCorpus } from './search-corpus.ts'
import type { IndexSizes } from './search-index.ts'

/** It is never quiet: what can wait is done when the test asks for it. */
const fakeQuiet: Quiet = { during: async work => work(), afterwards: () => {} }

/** An index over few texts already, of many small segments. */
const SMALL: IndexSizes = { least: 0, segment: 20_000, rest: 5_000, merged: 3 }

const folder = temporaryFolder('search-corpus')
const current = createCurrentLibrary()
const sources = new Map<string, number>()
let library: Library
let search: SearchCorpus
let files = 0

beforeEach(async () => {
  sources.clear()
  await begin()
})

/** With room for so many units in the memory. */
async function begin(most?: number): Promise<void> {
  library = await openLibrary(`${folder.path}/${++files}.duidu`, { create: true })
  current.set(library)
  search = createSearchCorpus(current, fakeQuiet, SMALL, most)
  search.restart()
}

afterEach(() => {
  library.close()
})

async function reopen(): Promise<void> {
  const { path } = library
  library.close()
  library = await openLibrary(path)
  current.set(library)
  search.restart()
}

function add(text: string): string {
  const path = `${++files}.txt`
  const { sourceId, reportIds } = store(library.db, path, text)
  const id = reportIds[0] ?? ''
  sources.set(id, sourceId)
  search.refresh([id])
  return id
}

function revise(id: string, text: string): void {
  const known = listKnownReports(library.db, sources.get(id) ?? 0)[0]
  if (!known) throw new Error('There is no such report.')
  const report = parsedReport(text)
  reviseReport(library.db, known, 0, addRevision(library.db, id, report, '2024-02-01'), report)
  search.refresh([id])
}

/** Every answer about the string, by report, beside what a plain search of all visible texts gives. */
async function expectAgreement(needles: readonly string[]): Promise<void> {
  await search.filled()
  const { corpus } = search
  const ids = listVisibleIds(library.db)
  const texts = new Map(ids.map(id => [search.slotOf(id) ?? -1, fold(findText(library.db, id) ?? '')]))
  const slots = [...texts.keys()].sort((a, b) => a - b)
  expect(slots.map(slot => search.idOf(slot)).sort()).toEqual([...ids].sort())
  for (const needle of needles) {
    const expected = createGathering()
    for (const slot of slots) expected.add(slot, findInText(texts.get(slot) ?? '', needle))
    expect(sameArrays(corpus.occurrences(needle), expected.toOccurrences()), needle).toBe(true)
  }
}

async function needlesOf(dice: Dice, count: number): Promise<string[]> {
  await search.filled()
  const texts = listVisibleIds(library.db).map(id => fold(findText(library.db, id) ?? ''))
  return Array.from({ length: count }, () => fold(randomNeedle(dice, texts)))
}

it.each([
  ['all texts in the memory', undefined],
  ['a part of them in the memory', 100_000],
  ['none of them in the memory', 0],
])(
  'answers as a plain search would, whatever came, changed, went, came back, was damaged or opened anew, with %s',
  async (_, most) => {
    library.close()
    await begin(most)
    const dice = createDice(77)
    const ids: string[] = []
    for (let turn = 0; turn < 60; turn++) {
      const id = ids[dice(Math.max(1, ids.length))]
      switch (id === undefined ? 0 : dice(8)) {
        case 1:
          revise(id ?? '', randomText(dice, dice(30_000)))
          break
        case 2:
          removeReports(library.db, [id ?? ''], '2024-03-01')
          search.refresh([id ?? ''])
          break
        case 3:
          showReport(library.db, id ?? '')
          search.refresh([id ?? ''])
          break
        case 4:
          await search.tidy()
          break
        case 5:
          if (dice(2) === 0) damageFoldedText(library.db, dice)
          else damageIndexPiece(library.db, dice)
          await reopen()
          break
        case 6:
          if (dice(4) === 0) ageFoldedTexts(library.db)
          else if (dice(3) === 0) damageIndexDirectory(library.db)
          await reopen()
          break
        default:
          ids.push(add(randomText(dice, dice(30_000))))
      }
      if (turn % 4 === 0) await expectAgreement(await needlesOf(dice, 5))
    }
    await search.filled()
    await search.tidy()
    await reopen()
    await expectAgreement(await needlesOf(dice, 300))
    expect(countFoldedTexts(library.db)).toBeGreaterThan(0)
    expect(countIndex(library.db).segments).toBeGreaterThan(0)
  },
  60_000,
)

it('holds no more texts in the memory than it may, and reads those that are looked at', async () => {
  library.close()
  await begin(50_000)
  const dice = createDice(5)
  const texts = Array.from({ length: 20 }, () => randomText(dice, 10_000))
  const ids = texts.map(add)
  await search.filled()
  await search.tidy()
  expect(countIndex(library.db).segments).toBeGreaterThan(0)
  await reopen()
  await search.filled()
  const last = search.slotOf(ids[19] ?? '') ?? -1
  const text = fold(texts[19] ?? '')
  expect(search.corpus.foldedText(last, { start: 10, end: 20 })).toBe(text.slice(10, 20))
  expect([...search.corpus.unitsAt(new Uint32Array(4).fill(last), Int32Array.of(0, 5, text.length, -1))]).toEqual([
    text.charCodeAt(0),
    text.charCodeAt(5),
    0,
    0,
  ])
  expect(Buffer.from(search.unitsOf(last)).length).toBe(text.length)
  revise(ids[19] ?? '', '改过的报告')
  await search.filled()
  expect(search.corpus.foldedText(last)).toBe('改过的报告')
  await expectAgreement([...(await needlesOf(dice, 200)), ...'的工作一。'])
})

it('builds the index in the background, merges it, and takes it up again', async () => {
  const dice = createDice(4)
  for (let i = 0; i < 30; i++) {
    add(randomText(dice, 10_000))
    if (i % 2 === 0) continue
    await search.filled()
    await search.tidy()
  }
  // 300,000 units in segments of 20,000 would be 15; three of one size become one.
  expect(countIndex(library.db).segments).toBeLessThan(8)
  const pieces = countIndex(library.db).pieces
  await reopen()
  await expectAgreement(await needlesOf(dice, 200))
  await search.tidy()
  expect(countIndex(library.db).pieces).toBe(pieces)
})

it('builds a segment anew that turns out damaged when it is read', async () => {
  const dice = createDice(8)
  for (let i = 0; i < 4; i++) add(randomText(dice, 10_000))
  await search.filled()
  await search.tidy()
  const before = countIndex(library.db)
  expect(before.pieces).toBeGreaterThan(0)
  for (let i = 0; i < before.pieces; i++) damageIndexPiece(library.db, () => i)
  await reopen()
  await expectAgreement(await needlesOf(dice, 300))
  expect(countDamagedPieces(library.db)).toBe(before.pieces)
  await search.tidy()
  expect(countIndex(library.db)).toEqual(before)
  expect(countDamagedPieces(library.db)).toBe(0)
  await reopen()
  await expectAgreement(await needlesOf(dice, 300))
})

it.each([
  ['all texts in the memory', undefined],
  ['none of them in the memory', 0],
])(
  'makes anew what lies on damaged pages of the file, the texts being whole, with %s',
  async (_, most) => {
    const dice = createDice(12)
    for (const tables of [['folded_text'], ['index_piece'], ['index_segment'], ['folded_text', 'index_piece']]) {
      library.close()
      await begin(most)
      for (let i = 0; i < 10; i++) add(randomText(dice, 30_000))
      await search.filled()
      await search.tidy()
      library.db.pragma('wal_checkpoint(TRUNCATE)')
      library.close()
      damagePages(databaseOf(library.path), tables, dice)
      library = await openLibrary(library.path)
      current.set(library)
      search.restart()
      await expectAgreement(await needlesOf(dice, 60))
      await search.tidy()
      await reopen()
      await expectAgreement(await needlesOf(dice, 60))
      expect(countIndex(library.db).segments).toBeGreaterThan(0)
    }
  },
  60_000,
)

it('indexes anew what turns out damaged when segments are merged', async () => {
  const dice = createDice(3)
  for (let i = 0; i < 3; i++) {
    add(randomText(dice, 20_000))
    await search.filled()
    if (i === 2) for (let piece = 0; piece < countIndex(library.db).pieces; piece++) damageIndexPiece(library.db, () => piece)
    await search.tidy()
  }
  await search.tidy()
  expect(countDamagedPieces(library.db)).toBe(0)
  expect(countIndex(library.db).segments).toBeGreaterThan(0)
  await reopen()
  await expectAgreement(await needlesOf(dice, 100))
})

it('says why it cannot answer, and answers when the texts can be read again', async () => {
  for (const sign of '甲乙丙') add(`${sign}区人民代表大会`)
  library.db.exec('ALTER TABLE revision RENAME TO mislaid')
  await expect(search.filled()).rejects.toThrow('revision')
  library.db.exec('ALTER TABLE mislaid RENAME TO revision')
  await expectAgreement(['人民', '乙区'])
  add('丁区人民代表大会')
  await expectAgreement(['人民', '丁区'])
})

it('keeps of each revision its own text, also where a report changes while it is kept', async () => {
  // No index, which would answer for most texts.
  search = createSearchCorpus(current, fakeQuiet, { ...SMALL, least: Number.POSITIVE_INFINITY })
  search.restart()
  const dice = createDice(17)
  // So many that they are kept in several pieces, and that what is kept of this one is read, not its text.
  const texts = Array.from({ length: 700 }, () => randomText(dice, 6000))
  const text = texts[480] ?? ''
  const id = texts.map(add)[480] ?? ''
  await search.filled()
  const revision = currentRevision(library.db, id)

  const tidying = search.tidy()
  await new Promise(resolve => setImmediate(resolve))
  revise(id, '云泽市')
  await search.filled()
  await tidying
  const [known] = listKnownReports(library.db, sources.get(id) ?? 0)
  if (known) reviseReport(library.db, known, 0, revision, parsedReport(text))
  await reopen()
  await expectAgreement([100, 3000, 5900].map(start => fold(text.slice(start, start + 8))))
})

it('throws away what is kept of texts that no report shows any more', async () => {
  const dice = createDice(9)
  const ids = Array.from({ length: 30 }, () => add(randomText(dice, 20_000)))
  await search.filled()
  await search.tidy()
  expect(countFoldedTexts(library.db)).toBeGreaterThan(0)
  expect(countIndex(library.db).segments).toBeGreaterThan(0)
  removeReports(library.db, ids, '2024-03-01')
  search.refresh(ids)
  await search.filled()
  await search.tidy()
  expect(countFoldedTexts(library.db)).toBe(0)
  expect(countIndex(library.db)).toEqual({ segments: 0, pieces: 0 })
})

it('keeps folded texts in the library and makes damaged or old ones anew', async () => {
  const texts = [...'甲乙丙丁'].map(sign => `${sign}會議`.repeat(20_000))
  texts.forEach(add)
  await expectAgreement(['甲会议', '议乙', '丁会'])
  await search.tidy()
  expect(countFoldedTexts(library.db)).toBe(1)
  damageFoldedText(library.db, () => 0)
  await reopen()
  await expectAgreement(['甲会议', '议乙', '丁会'])
  await search.tidy()
  expect(damageFoldedText(library.db, () => 0)).toBe(true)
  ageFoldedTexts(library.db)
  await reopen()
  await expectAgreement(['甲会议'])
  await search.tidy()
  await reopen()
  await expectAgreement(['甲会议'])
  expect(countFoldedTexts(library.db)).toBe(1)
})

it('brings one report in at once, and forgets what another library held', async () => {
  const id = add('监督工作')
  search.readIn(id)
  expect(search.corpus.foldedText(search.slotOf(id) ?? -1)).toBe('监督工作')
  library.close()
  library = await openLibrary(`${folder.path}/${++files}.duidu`, { create: true })
  current.set(library)
  search.restart()
  await search.filled()
  expect(search.corpus.occurrences('监督').slots.length).toBe(0)
  expect(search.slotOf(id)).toBeUndefined()
})

it('waits for what is missing, also for what changes while it waits', async () => {
  const ids = Array.from({ length: 50 }, (_, i) => add(`第${i}份报告`))
  const filled = search.filled()
  revise(ids[3] ?? '', '改过的报告')
  await filled
  await expectAgreement(['报告', '改过', '第3份'])
})
