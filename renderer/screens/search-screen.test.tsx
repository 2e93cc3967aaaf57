import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import type { SearchResult } from '../../shared/model/search.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import SearchScreen from './search-screen.tsx'

const LONG_AFTER = 10_000

/** The debugging protocol of Chromium: the one way to compose as an input method does. */
const chromium = () => cdp() as { send(method: string, parameters: object): Promise<unknown> }

let asked: string[] = []

/** Two passages of one report for whatever is asked; a third is found when all are. */
function answer(query: string, snippets = 2): SearchResult {
  const all = [3, 40, 90].map(start => ({ start, end: start + 2, text: `第${start}处监督工作`, offset: `第${start}处`.length }))
  const hit = { reportId: 'a', title: '工作报告', place: '青禾市', year: 2024, body: 'npc', occurrences: 3, score: 1 } as const
  return {
    query,
    reading: query,
    problems: [],
    terms: [query],
    reports: 1,
    occurrences: 3,
    ms: 2.5,
    hits: [{ ...hit, snippets: all.slice(0, snippets) }],
  }
}

async function open() {
  await page.viewport(1280, 800)
  const api = fakeApi({
    reports: [fakeReport('a', '监督'.repeat(60))],
    answers: {
      'reports.search': ({ query, snippets }) => {
        asked.push(query)
        return answer(query, snippets)
      },
    },
  })
  const mounted = await mount(<SearchScreen />, api)
  const field = page.getByRole('combobox', { name: '检索全部报告' })
  await expect.element(field).toHaveFocus()
  return { ...mounted, field }
}

beforeEach(() => {
  asked = []
})
afterEach(() => {
  vi.useRealTimers()
})

test('asks once for a word that was written letter by letter', async () => {
  await open()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await userEvent.keyboard('jiandu')
  expect(asked).toEqual([])
  vi.advanceTimersByTime(LONG_AFTER)
  expect(asked).toEqual(['jiandu'])
})

test('asks at once on Enter', async () => {
  const { field } = await open()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await userEvent.fill(field, '监督')
  expect(asked).toEqual([])
  await userEvent.keyboard('{Enter}')
  expect(asked).toEqual(['监督'])
})

test('a value that is still being written is not searched for until it is whole, or Enter says so', async () => {
  const { store, field } = await open()
  const read = store.getState().readQuery
  store.setState({
    readQuery: async (query, caret, signal) => ({
      ...(await read(query, caret, signal)),
      written: query === '监督 地区:青' ? '监督' : query,
    }),
  })
  await userEvent.fill(field, '监督 地区:青')
  await vi.waitFor(() => expect(asked).toEqual(['监督']))
  await expect.element(field).toHaveValue('监督 地区:青')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(asked).toEqual(['监督', '监督 地区:青']))
})

test('asks for nothing while the input method composes, then for the word that came of it', async () => {
  await open()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await chromium().send('Input.imeSetComposition', { text: 'jian du', selectionStart: 7, selectionEnd: 7 })
  vi.advanceTimersByTime(LONG_AFTER)
  expect(asked).toEqual([])
  await chromium().send('Input.insertText', { text: '监督' })
  vi.advanceTimersByTime(LONG_AFTER)
  expect(asked).toEqual(['监督'])
})

test('says how much was found, and opens the passage that the keyboard went to', async () => {
  const { store } = await open()
  await userEvent.keyboard('jiandu')
  await expect.element(page.getByText('1 份报告，共 3 处，2.5 毫秒')).toBeVisible()
  // Slow typing asks for its beginning too, and each answer begins anew.
  await vi.waitFor(() => expect(store.getState().searchResult?.query).toBe('jiandu'))
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  await vi.waitFor(() => expect(store.getState().screen).toBe('reading'))
  expect(store.getState().panes[0]).toMatchObject({ reportId: 'a', position: 40, jump: { flash: { start: 40, end: 42 } } })
})

test('Enter at the end of a query leads to the first passage, and only then to its report', async () => {
  const { store } = await open()
  await userEvent.keyboard('jiandu')
  await vi.waitFor(() => expect(store.getState().searchResult?.query).toBe('jiandu'))
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(store.getState().activeHit).not.toBeNull())
  expect(store.getState().screen).not.toBe('reading')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(store.getState().screen).toBe('reading'))
})

test('shows the passages that were left out at first', async () => {
  await open()
  await userEvent.keyboard('jiandu')
  await userEvent.click(page.getByRole('option', { name: '展开其余 1 处' }))
  await expect.element(page.getByRole('option', { name: '第90处监督工作' })).toBeVisible()
})

test('a side counts what would be found together with what is chosen on the others, beyond the reports that are listed', async () => {
  await page.viewport(1280, 800)
  const report = (id: string, year: number, body: 'npc' | 'court') => fakeReport(id, '监督', { year, body })
  const api = fakeApi({
    reports: [report('a', 2023, 'npc'), report('b', 2024, 'npc'), report('c', 2024, 'court'), report('d', 2024, 'court')],
    answers: { 'reports.search': ({ query }) => ({ ...answer(query), reports: 3, everywhere: ['a', 'b', 'c'] }) },
  })
  await mount(<SearchScreen />, api)
  await expect.element(page.getByRole('combobox', { name: '检索全部报告' })).toHaveFocus()
  await userEvent.keyboard('jiandu')
  await expect.element(page.getByRole('checkbox', { name: '2024 2' })).toBeVisible()
  await userEvent.click(page.getByRole('checkbox', { name: '法院 1' }))
  await expect.element(page.getByRole('checkbox', { name: '2024 1' })).toBeVisible()
  await expect.element(page.getByRole('checkbox', { name: '2023 0' })).toBeVisible()
  await expect.element(page.getByRole('checkbox', { name: '人大 2' })).toBeVisible()
})

test('says that a word is missing where words are only left out', async () => {
  await page.viewport(1280, 800)
  const nothing = (query: string): SearchResult => ({
    query,
    reading: query,
    problems: [{ code: 'only-without', message: '', start: 0, end: query.length }],
    terms: [],
    reports: 0,
    occurrences: 0,
    ms: 1,
    hits: [],
  })
  await mount(<SearchScreen />, fakeApi({ reports: [fakeReport('a', '')], answers: { 'reports.search': ({ query }) => nothing(query) } }))
  await userEvent.keyboard('-jiandu')
  await expect.element(page.getByRole('heading', { name: '还要有一个想找的词' })).toBeVisible()
})

test('the end of a query is not called wrong before it is left as it is', async () => {
  await page.viewport(1280, 800)
  const api = fakeApi({
    reports: [fakeReport('a', '')],
    answers: {
      'reports.search': ({ query }) => {
        const start = query.indexOf('年份:')
        return { ...answer(query), problems: [{ code: 'field-empty', message: '', start, end: start + 3 }] }
      },
    },
  })
  const { store } = await mount(<SearchScreen />, api)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const problems = page.getByRole('region', { name: '没有看懂的地方' })
  await store.getState().search({ query: '年份: 监督' })
  await expect.poll(() => problems.elements().length).toBe(1)
  await store.getState().search({ query: '监督 年份:' })
  await expect.poll(() => problems.elements().length).toBe(0)
  await vi.runAllTimersAsync()
  await expect.poll(() => problems.elements().length).toBe(1)
})

test('says what stands in the way when nothing was found, and takes it away', async () => {
  await page.viewport(1280, 800)
  const exacts: unknown[] = []
  const api = fakeApi({
    reports: [fakeReport('a', '')],
    answers: {
      'reports.search': ({ query, exact }) => {
        exacts.push(exact)
        return { query, reading: query, problems: [], terms: [query], reports: 0, occurrences: 0, ms: 1, hits: [] }
      },
    },
  })
  const { store } = await mount(<SearchScreen />, api)
  await store.getState().search({ query: '監督', exact: true })
  await userEvent.click(page.getByRole('button', { name: '关掉精确' }))
  await vi.waitFor(() => expect(exacts).toEqual([true, false]))
})

test('a query that is given from elsewhere takes the place of what is being written, also where it is the one asked for before', async () => {
  const { store, field } = await open()
  await userEvent.fill(field, 'jiandu')
  await vi.waitFor(() => expect(asked).toEqual(['jiandu']))
  await userEvent.fill(field, 'daibiao')
  void store.getState().search({ query: 'jiandu' })
  await expect.element(field).toHaveValue('jiandu')
  await vi.waitFor(() => expect(asked).toEqual(['jiandu', 'jiandu']))
  expect(store.getState().query).toBe('jiandu')
})

test('the examples of how to ask are made of what the library has', async () => {
  const { store } = await open()
  const read = store.getState().readQuery
  const values: Record<string, readonly string[]> = { 'place:': ['云泽市'], 'year:': ['2025', '2024', '2021'] }
  store.setState({
    readQuery: async (query, caret, signal) => ({
      ...(await read(query, caret, signal)),
      suggestions: (values[query] ?? []).map(text => ({ text, kind: 'value' })),
    }),
  })
  await userEvent.click(page.getByRole('button', { name: '写法' }))
  await expect.element(page.getByRole('button', { name: '监督 地区:云泽市' })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '监督 年份:2021-2025' }))
  await vi.waitFor(() => expect(asked.at(-1)).toBe('监督 年份:2021-2025'))
})
