import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mark, parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine
/** Three reports of one place, by year. */
let ids: readonly string[]

beforeEach(async () => {
  engine = await startEngine()
  const db = engine.services.current.database()
  const report = (year: number) => parsedReport(`青禾市工作报告\n${year}年监督工作。`, { city: '青禾市', year, title: `报告${year}` })
  ids = store(db, 'a.txt', report(2022), report(2023), report(2024)).reportIds
  for (const id of ids) mark(db, id, 0, 3, '看')
  // So that the texts are read that were put in behind the engine's back.
  await engine.services.library.close()
  await engine.call('library.open', { path: engine.library })
})

afterEach(() => engine.stop())

const some = (...at: readonly number[]) => at.map(i => ids[i] ?? '')
const undo = () => engine.call('journal.undo', {})
const lists = () => engine.call('lists.list', {})
const titles = async (list: string) => (await engine.call('reports.list', { filter: { list: [list] } })).map(report => report.title)

describe('a reading list', () => {
  it('holds reports in the order of the library, whatever the order they were put in', async () => {
    const list = await engine.call('lists.save', { name: '重点', reportIds: some(2, 0) })
    expect(await lists()).toEqual([{ id: list.id, name: '重点', reportIds: some(0, 2) }])
    await engine.call('lists.change', { id: list.id, add: some(1), remove: some(0) })
    expect((await lists()).map(({ reportIds }) => reportIds)).toEqual([some(1, 2)])
  })

  it('filters reports, searches, concordances, notes and exports', async () => {
    const { id } = await engine.call('lists.save', { name: '重点', reportIds: some(0, 2) })
    const filter = { list: [id] }
    expect(await titles(id)).toEqual(['报告2022', '报告2024'])
    expect(await engine.call('reports.search', { query: '监督', filter })).toMatchObject({ reports: 2, occurrences: 2 })
    expect(await engine.call('concordance.open', { query: '监督', filter })).toMatchObject({ reports: 2 })
    expect((await engine.call('highlights.list', { filter: { report: filter } })).map(({ year }) => year)).toEqual([2022, 2024])
    expect(await engine.call('exports.preview', { filter: { report: filter } })).toMatchObject({
      files: [expect.any(String), expect.any(String)],
    })
    await engine.call('lists.change', { id, remove: some(2) })
    expect(await engine.call('reports.search', { query: '监督', filter })).toMatchObject({ reports: 1 })
  })

  it('is told of with its reports', async () => {
    const { id } = await engine.call('lists.save', { name: '重点', reportIds: some(1) })
    const told = async () => (await engine.call('reports.list', {})).map(({ lists = [] }) => lists)
    expect(await told()).toEqual([[], [id], []])
    expect(engine.payloads('reports.changed').at(-1)).toEqual({ ids: some(1) })
    await undo()
    expect(await told()).toEqual([[], [], []])
    expect(engine.payloads('reports.changed').at(-1)).toEqual({ ids: some(1) })
    expect(engine.payloads('lists.changed').length).toBeGreaterThan(1)
  })

  it('keeps a report that is removed, and has it again when it comes back', async () => {
    await engine.call('lists.save', { name: '重点', reportIds: some(0, 1) })
    await engine.call('reports.remove', { ids: some(0) })
    expect((await lists()).map(({ reportIds }) => reportIds)).toEqual([some(1)])
    await undo()
    expect((await lists()).map(({ reportIds }) => reportIds)).toEqual([some(0, 1)])
  })

  it('comes back whole when its removal is undone, also after a restart', async () => {
    const list = await engine.call('lists.save', { name: '重点', reportIds: some(0, 1) })
    await engine.call('lists.remove', { ids: [list.id] })
    expect(await lists()).toEqual([])
    engine = await engine.restart()
    await undo()
    expect(await lists()).toEqual([list])
    await undo()
    expect(await lists()).toEqual([])
    await engine.call('journal.redo', {})
    expect(await lists()).toEqual([list])
  })

  it('has a name of its own, which can be changed', async () => {
    const first = await engine.call('lists.save', { name: '重点' })
    expect(await failureOf(engine.call('lists.save', { name: '重点' }))).toMatchObject({ code: 'conflict', details: { name: '重点' } })
    await engine.call('lists.save', { id: first.id, name: '要读的' })
    expect((await lists()).map(({ name }) => name)).toEqual(['要读的'])
    expect(await failureOf(engine.call('lists.change', { id: 'none', add: some(0) }))).toMatchObject({ code: 'not-found' })
  })
})

describe('a saved search', () => {
  const saved = () => engine.call('savedSearches.list', {})

  it('keeps query, filter and way of matching, and can be renamed, removed and had back', async () => {
    const { id } = await engine.call('savedSearches.save', { name: '监督', query: '监督 -预算', filter: { year: [2024] } })
    const search = { id, name: '监督', query: '监督 -预算', filter: { year: [2024] }, exact: false }
    expect(await saved()).toEqual([search])
    await engine.call('savedSearches.save', { ...search, name: '监督工作', exact: true })
    expect(await saved()).toEqual([{ ...search, name: '监督工作', exact: true }])
    await engine.call('savedSearches.remove', { ids: [id] })
    expect(await saved()).toEqual([])
    await undo()
    await undo()
    expect(await saved()).toEqual([search])
  })

  it('has a name of its own', async () => {
    await engine.call('savedSearches.save', { name: '监督', query: '监督' })
    expect(await failureOf(engine.call('savedSearches.save', { name: '监督', query: '预算' }))).toMatchObject({ code: 'conflict' })
    expect(await failureOf(engine.call('savedSearches.remove', { ids: ['none'] }))).toMatchObject({ code: 'not-found' })
  })

  it('filters reports, searches, concordances, notes, words and exports as reading lists do', async () => {
    const { id } = await engine.call('savedSearches.save', { name: '近年', query: '监督 年份:>=2023', filter: { ids: some(1, 2) } })
    const filter = { search: [id] }
    const found = await engine.call('reports.list', { filter })
    expect(found.map(report => report.title)).toEqual(['报告2023', '报告2024'])
    expect(await engine.call('reports.list', { filter: { ...filter, ids: some(0, 1) } })).toHaveLength(1)
    expect(await engine.call('reports.search', { query: '监督', filter })).toMatchObject({ reports: 2 })
    expect(await engine.call('concordance.open', { query: '监督', filter })).toMatchObject({ occurrences: 2 })
    expect(await engine.call('highlights.list', { filter: { report: filter } })).toHaveLength(2)
    expect(await engine.call('exports.preview', { filter: { report: filter } })).toMatchObject({
      files: [expect.any(String), expect.any(String)],
    })
    expect(await engine.call('words.frequency', { filter })).toMatchObject({ selection: { reports: 2 } })
    expect(await engine.call('reports.list', { filter: { search: ['gone'] } })).toEqual([])
  })

  it('as a filter of a concordance finds also what came later', async () => {
    const { id } = await engine.call('savedSearches.save', { name: '监督', query: '监督' })
    const { key } = await engine.call('concordance.open', { query: '青禾', filter: { search: [id] } })
    await engine.call('reports.remove', { ids: some(1) })
    expect(await engine.call('concordance.rows', { key, from: 0, count: 9 })).toMatchObject({ occurrences: 2 })
    await undo()
    expect(await engine.call('concordance.rows', { key, from: 0, count: 9 })).toMatchObject({ occurrences: 3 })
  })

  it('narrows another one, and one that is narrowed by itself is as if it were not', async () => {
    const one = await engine.call('savedSearches.save', { name: '监督', query: '监督 年份:>=2023' })
    const other = await engine.call('savedSearches.save', { name: '青禾', query: '青禾 年份:<=2023', filter: { search: [one.id] } })
    const titles = async (search: string) => (await engine.call('reports.list', { filter: { search: [search] } })).map(({ title }) => title)
    expect(await titles(other.id)).toEqual(['报告2023'])
    await engine.call('savedSearches.save', { ...one, filter: { search: [other.id] } })
    expect(await titles(one.id)).toEqual(['报告2023'])
  })

  it('is told of with each report that it finds, once that is known', async () => {
    await engine.call('reports.list', {})
    const { id } = await engine.call('savedSearches.save', { name: '近年', query: '监督 年份:>=2023' })
    const told = () => engine.payloads('reports.changed').some(payload => payload.ids?.join() === some(1, 2).join())
    await vi.waitFor(() => expect(told()).toBe(true))
    const searches = async () => (await engine.call('reports.list', {})).map(report => report.searches)
    expect(await searches()).toEqual([undefined, [id], [id]])
    await engine.call('savedSearches.remove', { ids: [id] })
    await vi.waitFor(async () => expect(await searches()).toEqual([undefined, undefined, undefined]), { interval: 1_500 })
  })
})
