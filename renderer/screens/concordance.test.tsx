import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input, Output } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { ConcordanceRow } from '../../shared/model/search.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import SearchScreen from './search-screen.tsx'

/** The row of this number; its words name it. */
function rowAt(at: number): ConcordanceRow {
  const origin = { reportId: 'a', title: '工作报告', place: '青禾市', year: 2024, date: null, body: 'npc', section: null } as const
  return { ...origin, start: at * 10, end: at * 10 + 2, left: `第${at}处前`, hit: '监督', right: `第${at}处后` }
}

interface Asked {
  readonly opened: Input<'concordance.open'>[]
  /** First rows of the pages that were asked for. */
  readonly pages: number[]
  readonly marked: Input<'concordance.highlight'>[]
}

async function open(
  occurrences: number,
  rows: (input: Input<'concordance.rows'>) => ConcordanceRow[] = rowsOf(occurrences),
  answers: Parameters<typeof fakeApi>[0]['answers'] = {},
) {
  await page.viewport(1280, 800)
  const asked: Asked = { opened: [], pages: [], marked: [] }
  const found = (query: string) => ({ reading: query, problems: [], reports: 1, occurrences, ms: 1 })
  const api = fakeApi({
    reports: [fakeReport('a', '监督'.repeat(60))],
    answers: {
      'reports.search': ({ query }) => ({ ...found(query), query, terms: [query], hits: [] }),
      'concordance.open': input => {
        asked.opened.push(input)
        return { ...found(input.query), copies: input.oneOfEach ? 1 : 0, key: `k${asked.opened.length}` }
      },
      'concordance.rows': input => {
        asked.pages.push(input.from)
        return { rows: rows(input), occurrences, reports: 1 }
      },
      'concordance.highlight': (input): Output<'concordance.highlight'> => {
        asked.marked.push(input)
        return { added: input.only?.length ?? occurrences, tagged: 0, unchanged: 0, reports: 1, action: null }
      },
      ...answers,
    },
  })
  const mounted = await mount(<SearchScreen />, api)
  mounted.store.getState().showSearchAs('concordance')
  await mounted.store.getState().search({ query: '监督' })
  return { ...mounted, asked }
}

function rowsOf(occurrences: number) {
  return ({ from, count }: Input<'concordance.rows'>) =>
    Array.from({ length: Math.max(0, Math.min(count, occurrences - from)) }, (_, at) => rowAt(from + at))
}

const grid = () => page.getByRole('grid', { name: '逐处' })
const line = (at: number) => page.getByRole('row', { name: new RegExp(`第${at}处前`) })

test('goes to the last of millions of rows and asks only for rows about there', async () => {
  const { asked } = await open(3_000_000)
  await expect.element(line(0)).toBeInViewport()
  await userEvent.click(line(3).getByRole('checkbox'))
  await userEvent.keyboard('{End}')
  await expect.element(line(2_999_999)).toBeInViewport()
  expect(asked.pages.every(from => from < 300 || from >= 2_999_700)).toBe(true)
  await userEvent.keyboard('{Home}')
  await expect.element(line(0)).toBeInViewport()
})

test('the bar leads to the same part of a list that no browser could lay out', async () => {
  const { host } = await open(3_000_000)
  await expect.element(line(0)).toBeInViewport()
  const scroller = host.querySelector('[role="grid"]')?.parentElement
  if (!scroller) throw new Error('There is no list.')
  scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2
  await expect.element(line(1_500_000)).toBeInViewport()
  scroller.scrollTop += 280
  await expect.element(line(1_500_020)).toBeInViewport()
})

test('each line says whose report it is in', async () => {
  await open(3)
  await expect.element(line(0).getByRole('gridcell', { name: '人大', exact: true })).toBeVisible()
})

test('counts are sorted by the figure whose heading is clicked, and are taken away as they were asked for', async () => {
  const counted = (place: string, occurrences: number, rate: number) => ({
    ...{ place, reports: 1, characters: 100 },
    count: { occurrences, reports: 1, rate },
  })
  const written: Input<'exports.counts'>[] = []
  const { store } = await open(9, undefined, {
    'concordance.groups': () => ({ groups: [counted('青禾市', 6, 1), counted('云泽市', 3, 8)] }),
    'exports.counts': input => {
      written.push(input)
      return { file: '/tables/counts.csv', rows: 2 }
    },
  })
  store.setState({ pickPaths: async () => ['/tables'] })
  store.getState().showSearchAs('counts')
  const names = () => [...document.querySelectorAll('tbody th')].map(name => name.textContent)
  await vi.waitFor(() => expect(names()).toEqual(['青禾市', '云泽市']))
  await userEvent.click(page.getByRole('button', { name: '每万字' }))
  expect(names()).toEqual(['云泽市', '青禾市'])
  await expect.element(page.getByRole('columnheader', { name: '每万字' })).toHaveAttribute('aria-sort', 'descending')
  await userEvent.click(page.getByRole('combobox', { name: '检索全部报告' }))
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.element(page.getByRole('button', { name: '青禾市' })).toHaveFocus()
  await userEvent.click(page.getByRole('button', { name: '导出…' }))
  await userEvent.click(page.getByRole('menuitem', { name: /CSV/ }))
  await vi.waitFor(() => expect(written).toMatchObject([{ directory: '/tables', by: 'place', format: 'csv' }]))
})

test('asks again in another order where a heading is clicked, and in the old one where it is clicked again', async () => {
  const { asked } = await open(300)
  await userEvent.click(page.getByRole('button', { name: '后文' }))
  await userEvent.click(page.getByRole('button', { name: '后文' }))
  await vi.waitFor(() => expect(asked.opened.map(({ sort }) => sort)).toEqual(['order', 'right', 'order']))
})

test('shows more than twenty characters on either side of the hit also where the side bar leaves a small window', async () => {
  await open(30)
  // What the rail of the screens leaves of 1280 px.
  await page.viewport(1216, 800)
  await expect.element(line(3)).toBeVisible()
  const cell = line(3).element().querySelectorAll('td')[4]
  const size = cell ? Number.parseFloat(getComputedStyle(cell).fontSize) : Number.NaN
  expect((cell?.clientWidth ?? 0) / size).toBeGreaterThan(20)
})

test('of what stands near one another the words are marked, not what is between', async () => {
  const words = [
    { start: 0, end: 2 },
    { start: 5, end: 7 },
  ]
  const { host } = await open(3, input => rowsOf(3)(input).map(row => ({ ...row, hit: '监督并推动整改', words })))
  await vi.waitFor(() => expect([...host.querySelectorAll('mark')].slice(0, 2).map(mark => mark.textContent)).toEqual(['监督', '整改']))
})

test('marks the rows that were chosen with Shift, after saying how many', async () => {
  const { asked } = await open(300)
  await userEvent.click(line(2).getByRole('checkbox'))
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  await expect.element(page.getByText('300 处 · 已选 3 处')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '批注所选…' }))
  await expect.element(page.getByText('将新增 3 条批注，分布在 1 份报告里。')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '批注', exact: true }))
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  const passages = [2, 3, 4].map(at => ({ reportId: 'a', start: at * 10, end: at * 10 + 2 }))
  expect(asked.marked.map(({ only, preview }) => ({ only, preview }))).toEqual([
    { only: passages, preview: true },
    { only: passages, preview: false },
  ])
})

test('offers to leave out copies of reports where there are any, and says how many are left out', async () => {
  const { store, asked } = await open(3)
  await expect.element(page.getByText('重复的只计一份')).not.toBeInTheDocument()
  store.setState({ reports: store.getState().reports.map(report => ({ ...report, duplicates: 1 })) })
  await userEvent.click(page.getByText('重复的只计一份'))
  await expect.element(page.getByText('1 份重复的未计')).toBeVisible()
  expect(asked.opened.map(({ oneOfEach }) => oneOfEach)).toEqual([false, true])
})

test('marks the sentences of the occurrences where that is chosen', async () => {
  const { asked } = await open(3)
  await userEvent.click(page.getByRole('button', { name: '全部批注…' }))
  await expect.element(page.getByText(/将新增/)).toBeVisible()
  await userEvent.click(page.getByText('所在的句子'))
  await expect.element(page.getByRole('radio', { name: '所在的句子' })).toBeChecked()
  await vi.waitFor(() => expect(asked.marked.at(-1)).toMatchObject({ extent: 'sentence', preview: true }))
  await userEvent.click(page.getByRole('button', { name: '批注', exact: true }))
  await vi.waitFor(() => expect(asked.marked.at(-1)).toMatchObject({ extent: 'sentence', preview: false }))
})

test('the keyboard stays in the dialog when a tag was picked', async () => {
  const { asked } = await open(3)
  await userEvent.click(page.getByRole('button', { name: '全部批注…' }))
  await userEvent.click(page.getByRole('button', { name: '选标签…' }))
  await userEvent.keyboard('生态{Enter}')
  await expect.element(page.getByRole('button', { name: '选标签…' })).toHaveFocus()
  await userEvent.keyboard('{Tab}{Tab}{Enter}')
  await vi.waitFor(() => expect(asked.marked.at(-1)).toMatchObject({ preview: false }))
})

test('the down key goes from the choice of the view to the occurrences, and changes nothing', async () => {
  const { store } = await open(3)
  await userEvent.click(page.getByText('逐处', { exact: true }))
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(grid()).toHaveFocus()
  expect(store.getState()).toMatchObject({ searchView: 'concordance', concordanceRow: 0 })
})

test('says what is too much to be marked at once, and marks nothing', async () => {
  const { store, asked } = await open(50_000)
  await expect.element(line(0)).toBeVisible()
  store.getState().selectRows([{ from: 0, to: 30_000 }])
  await userEvent.click(page.getByRole('button', { name: '批注所选…' }))
  await expect.element(page.getByText(/共 30000 处，最多 20000 处/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: '批注', exact: true })).toBeDisabled()
  expect(asked.marked).toEqual([])
})

test('opens a concordance anew that the program no longer knows', async () => {
  const { asked } = await open(300, input => {
    if (input.key === 'k1') throw new AppError('not-found', 'There is no such concordance.')
    return rowsOf(300)(input)
  })
  await expect.element(line(0)).toBeVisible()
  expect(asked.opened).toHaveLength(2)
})

test('back from a text, the list and the keyboard are where they were', async () => {
  const { store, remount } = await open(5000)
  await userEvent.click(line(0).getByRole('checkbox'))
  await userEvent.keyboard('{PageDown}{PageDown}{PageDown}{ArrowDown}')
  const row = store.getState().concordanceRow ?? 0
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(store.getState().screen).toBe('reading'))
  const top = () => grid().element().parentElement?.scrollTop
  const before = top()
  remount()
  await expect.element(line(row)).toBeInViewport()
  await expect.element(grid()).toHaveFocus()
  expect(top()).toBe(before)
})
