import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { KeyWord, WordFrequency } from '../../shared/model/words.ts'
import { WordVisit } from '../features/words/word-visit.tsx'
import { useApp } from '../state/store.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import WordsScreen from './words-screen.tsx'

const frequencyRow = (word: string, occurrences: number, dispersion: number): WordFrequency => ({
  word,
  occurrences,
  reports: 2,
  rate: occurrences * 10,
  dispersion,
})
const ROWS = [frequencyRow('监督', 30, 0.5), frequencyRow('代表', 20, 0.75), frequencyRow('民主监督', 5, 0.25)]

const KEY: KeyWord = {
  ...{ word: '协商', occurrences: 8, reports: 1, rate: 80 },
  ...{ otherOccurrences: 1, otherReports: 1, otherRate: 5, keyness: 40.25, logRatio: 4 },
}

interface Asked {
  readonly frequency: Input<'words.frequency'>[]
  readonly keyness: Input<'words.keyness'>[]
  readonly collocations: Input<'words.collocations'>[]
  readonly search: Input<'reports.search'>[]
}

async function open(count: () => readonly WordFrequency[] = () => ROWS, others = { reports: 1, words: 500, copies: 0 }) {
  await page.viewport(1280, 800)
  const asked: Asked = { frequency: [], keyness: [], collocations: [], search: [] }
  const selectionOf = ({ oneOfEach }: { oneOfEach?: boolean | undefined }) => ({ reports: 2, words: 1000, copies: oneOfEach ? 1 : 0 })
  const api = fakeApi({
    reports: [fakeReport('a', '监督', { body: 'npc' }), fakeReport('b', '协商', { body: 'cppcc' })],
    answers: {
      'words.frequency': input => {
        asked.frequency.push(input)
        const rows = count()
        return { selection: selectionOf(input), rows, total: rows.length, ms: 1 }
      },
      'words.keyness': input => {
        asked.keyness.push(input)
        const rows = others.reports > 0 ? [KEY] : []
        return { selection: selectionOf(input), others, rows, total: rows.length, ms: 1 }
      },
      'words.collocations': input => {
        asked.collocations.push(input)
        const row = { word: '民主', together: 4, occurrences: 6, association: 12.5, logDice: 11.5, mutualInformation: 3 }
        return { selection: selectionOf(input), node: input.node, occurrences: 30, reports: 2, rows: [row], total: 1, ms: 1 }
      },
      'concordance.open': () => ({ key: 'k', reading: '', problems: [], occurrences: 0, reports: 0, copies: 0, ms: 1 }),
      'concordance.rows': () => ({ rows: [], occurrences: 0, reports: 0 }),
      'reports.search': input => {
        asked.search.push(input)
        return { query: input.query, reading: input.query, problems: [], terms: [], reports: 0, occurrences: 0, ms: 1, hits: [] }
      },
    },
  })
  const mounted = await mount(<Screens />, api)
  return { ...mounted, asked }
}

/** As the window does: the search stands in its place while the passages of a word are looked at. */
function Screens() {
  return useApp(state => state.screen) === 'search' ? <WordVisit /> : <WordsScreen />
}

/** The words as they stand from the top down. */
const listed = () =>
  page
    .getByRole('row')
    .elements()
    .slice(1)
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
    .map(row => row.querySelector('td')?.textContent)

test('lists words with what they were counted in, sorts them, and says what the figures mean', async () => {
  await open()
  await expect.element(page.getByText('2 份报告 1,000 词，列出 3 个')).toBeVisible()
  expect(listed()).toEqual(['监督', '代表', '民主监督'])
  await userEvent.click(page.getByRole('button', { name: '离散度' }))
  await vi.waitFor(() => expect(listed()).toEqual(['代表', '监督', '民主监督']))
  await userEvent.click(page.getByRole('button', { name: '离散度' }))
  await vi.waitFor(() => expect(listed()).toEqual(['民主监督', '监督', '代表']))
  await expect.element(page.getByText(/^比例离差 DP/)).toBeVisible()
  await userEvent.fill(page.getByRole('textbox', { name: '只列含有这些字的词' }), '监督')
  await vi.waitFor(() => expect(listed()).toEqual(['民主监督', '监督']))
})

test('the keyboard goes to the passages of a word in the chosen reports', async () => {
  const { store, asked } = await open()
  await userEvent.click(page.getByRole('checkbox', { name: '人大 1' }))
  await vi.waitFor(() => expect(asked.frequency.at(-1)?.filter).toEqual({ body: ['npc'] }))
  await expect.element(page.getByRole('grid', { name: '词频' })).toBeVisible()
  page.getByRole('grid', { name: '词频' }).element().focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  await vi.waitFor(() => expect(asked.search).toMatchObject([{ query: '代表', filter: { body: ['npc'] }, exact: false }]))
  expect(store.getState()).toMatchObject({ screen: 'search', searchView: 'concordance' })
})

test('from the passages of a word there is a way back, to the row where the keyboard was', async () => {
  const { store } = await open(() => Array.from({ length: 300 }, (_, at) => frequencyRow(`词${at}`, 1000 - at, 0.5)))
  await userEvent.fill(page.getByRole('textbox', { name: '只列含有这些字的词' }), '词')
  page.getByRole('grid', { name: '词频' }).element().focus()
  await userEvent.keyboard('{End}{Enter}')
  await vi.waitFor(() => expect(store.getState()).toMatchObject({ screen: 'search', query: '"词299"' }))
  await expect.element(page.getByText('来自词频：词299')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '回到词语' }))
  await expect.element(page.getByRole('grid', { name: '词频' })).toHaveFocus()
  await expect.element(page.getByRole('row', { name: /^词299 / })).toBeInViewport()
  await expect.element(page.getByRole('textbox', { name: '只列含有这些字的词' })).toHaveValue('词')
})

test('where nothing is left to compare with, the way out is told for the side that is too wide', async () => {
  const { store } = await open(() => ROWS, { reports: 0, words: 0, copies: 0 })
  await userEvent.click(page.getByRole('radio', { name: '关键词' }))
  await expect.element(page.getByText(/其余的用来对照/)).toBeVisible()
  await store.getState().changeWords({ others: {} })
  await expect.element(page.getByText(/在左边的“选中的”里缩小范围/)).toBeVisible()
})

test('before a word is written, an example is one click away', async () => {
  const { asked } = await open()
  await userEvent.click(page.getByRole('radio', { name: '搭配' }))
  await userEvent.click(page.getByRole('button', { name: '监督' }))
  await expect.element(page.getByRole('grid', { name: '搭配' })).toBeVisible()
  expect(asked.collocations).toMatchObject([{ node: '监督' }])
})

test('what stands near a word is one key away, and leads to the passages where both are near', async () => {
  const { asked } = await open()
  await expect.element(page.getByRole('grid', { name: '词频' })).toBeVisible()
  page.getByRole('grid', { name: '词频' }).element().focus()
  await userEvent.keyboard('{ArrowDown}{Shift>}{Enter}{/Shift}')
  await expect.element(page.getByRole('grid', { name: '搭配' })).toBeVisible()
  expect(asked.collocations).toMatchObject([{ node: '监督', span: 5 }])
  await expect.element(page.getByText('“监督”作为整词出现 30 次，在 2 份报告里，列出 1 个')).toBeVisible()
  await userEvent.selectOptions(page.getByRole('combobox', { name: '范围' }), '同一句')
  await vi.waitFor(() => expect(asked.collocations.at(-1)).toMatchObject({ node: '监督', span: 'sentence' }))
  await userEvent.dblClick(page.getByRole('row', { name: /^民主/ }))
  await vi.waitFor(() => expect(asked.search.at(-1)?.query).toBe('监督 SENTENCE 民主'))
})

test('keywords are compared with the rest, or with reports that have filters of their own', async () => {
  const { asked } = await open()
  await userEvent.click(page.getByText('关键词', { exact: true }))
  await expect.element(page.getByRole('row', { name: /^协商 40\.3 \+4\.00 8/ })).toBeVisible()
  expect(asked.keyness.at(-1)).not.toHaveProperty('against')
  await userEvent.selectOptions(page.getByRole('combobox', { name: '对照' }), '另选的报告')
  await userEvent.click(page.getByText('对照的', { exact: true }))
  await userEvent.click(page.getByRole('checkbox', { name: '政协 1' }))
  await vi.waitFor(() => expect(asked.keyness.at(-1)).toMatchObject({ filter: {}, against: { body: ['cppcc'] } }))
  await userEvent.click(page.getByText('选中的', { exact: true }))
  await expect.element(page.getByRole('checkbox', { name: '政协 1' })).not.toBeChecked()
})

test('function words and rare words are left out until they are asked for', async () => {
  const { asked } = await open()
  await vi.waitFor(() => expect(asked.frequency.at(-1)).toMatchObject({ withoutStopWords: true, minLength: 2, minOccurrences: 5 }))
  await userEvent.click(page.getByRole('checkbox', { name: '略去虚词' }))
  await userEvent.selectOptions(page.getByRole('combobox', { name: '至少' }), '1 次')
  await userEvent.selectOptions(page.getByRole('combobox', { name: '词长' }), '1 字以上')
  await vi.waitFor(() => expect(asked.frequency.at(-1)).toMatchObject({ withoutStopWords: false, minLength: 1, minOccurrences: 1 }))
})

test('a counting that failed can be gone on with', async () => {
  let fails = true
  const { store } = await open(() => {
    if (fails) throw new AppError('disk-full', 'no space')
    return ROWS
  })
  await expect.element(page.getByRole('heading', { name: '已停止' })).toBeVisible()
  expect(store.getState().notices).toHaveLength(1)
  fails = false
  await userEvent.click(page.getByRole('button', { name: '接着数' }))
  await expect.element(page.getByRole('grid', { name: '词频' })).toBeVisible()
})

test('leaves out copies of reports where that is chosen, and says how many', async () => {
  const { store, asked } = await open()
  await expect.element(page.getByText('2 份报告 1,000 词，列出 3 个')).toBeVisible()
  expect(page.getByText('重复的只计一份').elements()).toEqual([])
  store.setState({ screen: 'words', reports: store.getState().reports.map(report => ({ ...report, duplicates: 1 })) })
  await userEvent.click(page.getByText('重复的只计一份'))
  await expect.element(page.getByText('1 份重复的未计')).toBeVisible()
  expect(asked.frequency.map(({ oneOfEach }) => oneOfEach)).toEqual([false, true])
  await userEvent.click(page.getByText('关键词'))
  await vi.waitFor(() => expect(asked.keyness.at(-1)).toMatchObject({ oneOfEach: true }))
})
