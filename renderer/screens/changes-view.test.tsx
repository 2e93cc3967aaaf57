import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { SentenceRow } from '../../shared/model/comparison.ts'
import type { Report } from '../../shared/model/report.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import ChangesView from './changes-view.tsx'

const EARLIER = '一、立法\n制定养老服务条例。听取审议报告12项。检查食品安全。\n二、代表\n组织代表视察。'
const LATER = '一、立法\n听取审议报告25项。推进立法联系点建设。\n二、代表\n组织代表视察。制定养老服务条例。'

function at(text: string, words: string) {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

function row(change: SentenceRow['change'], left: string, right: string, edits: SentenceRow['edits'] = []): SentenceRow {
  return { change, left: left ? [at(EARLIER, left)] : [], right: right ? [at(LATER, right)] : [], similarity: 0.9, edits }
}

const ROWS = [
  row('unchanged', '一、立法', '一、立法'),
  row('reworded', '听取审议报告12项。', '听取审议报告25项。', [{ left: at(EARLIER, '12'), right: at(LATER, '25'), figures: true }]),
  row('gone', '检查食品安全。', ''),
  row('new', '', '推进立法联系点建设。'),
  row('unchanged', '二、代表', '二、代表'),
  row('unchanged', '组织代表视察。', '组织代表视察。'),
  row('moved', '制定养老服务条例。', '制定养老服务条例。'),
]
const COUNTS = { unchanged: 3, reworded: 1, moved: 1, new: 1, gone: 1 }

function outlineOf(text: string) {
  const second = text.indexOf('二、')
  const common = { level: 1, part: 'review' } as const
  return [
    { ...common, heading: '一、立法', start: 0, end: second },
    { ...common, heading: '二、代表', start: second, end: text.length },
  ]
}

async function open(later: Partial<Report> = {}, compared: readonly string[] = ['later', 'earlier']) {
  await page.viewport(1280, 800)
  const asked: unknown[] = []
  const reports = [
    fakeReport('later', LATER, { year: 2024, outline: outlineOf(LATER), ...later }),
    fakeReport('earlier', EARLIER, { year: 2023, outline: outlineOf(EARLIER) }),
  ]
  const api = fakeApi({
    reports,
    answers: {
      'compare.sentences': input => {
        asked.push(input)
        return { rows: ROWS, counts: COUNTS, ms: 1 }
      },
      'exports.changes': input => {
        asked.push(input)
        return { files: [`${input.directory}/changes.md`], rows: 3 }
      },
    },
  })
  const mounted = await mount(<ChangesView viewSwitch={null} />, api)
  mounted.store.getState().arrangeCompared(compared)
  await vi.waitFor(() => expect(document.querySelectorAll('tbody tr').length).toBeGreaterThan(0))
  return { asked, ...mounted }
}

const lines = () => [...document.querySelectorAll('tbody tr')].map(line => line.textContent)
const active = () => document.querySelector('tbody tr[data-active]')?.textContent
const count = (name: RegExp) => page.getByRole('button', { name })

test('the earlier year stands on the left, what is unchanged is folded, and a moved sentence has both places', async () => {
  const { asked } = await open()
  expect(asked).toEqual([{ earlier: 'earlier', later: 'later' }])
  expect(lines()).toEqual([
    '1 句未变',
    '移走制定养老服务条例。现在“二、代表”，看现处',
    '改写听取审议报告12项。听取审议报告25项。',
    '不再提检查食品安全。',
    '新增推进立法联系点建设。',
    '2 句未变',
    '移动制定养老服务条例。原在“一、立法”，看原处制定养老服务条例。',
  ])
  const figures = [...document.querySelectorAll('[data-figures]')].map(mark => `${mark.tagName} ${mark.textContent}`)
  expect(figures).toEqual(['DEL 12', 'INS 25'])
})

test('the summary tells how many of each there are, and shows or folds them', async () => {
  await open()
  await expect.element(count(/^新增/)).toHaveTextContent('新增117%')
  await expect.element(count(/^不再提/)).toHaveTextContent('不再提117%')
  await expect.element(count(/^未变/)).toHaveAttribute('aria-pressed', 'false')
  await count(/^未变/).click()
  await vi.waitFor(() => expect(lines()).toHaveLength(8))
  await count(/^数字有变/).click()
  await vi.waitFor(() => expect(lines()).toEqual(['1 句未变', '改写听取审议报告12项。听取审议报告25项。', '5 句未显示']))
  await page.getByText('5 句未显示').click()
  await vi.waitFor(() => expect(lines()).toHaveLength(8))
})

test('keys step through the changes, across a move, and into the report', async () => {
  const { store } = await open()
  await userEvent.keyboard('n')
  await vi.waitFor(() => expect(active()).toMatch(/^改写/))
  await userEvent.keyboard('nnn')
  await vi.waitFor(() => expect(active()).toMatch(/^移动/))
  await userEvent.keyboard('m')
  await vi.waitFor(() => expect(active()).toMatch(/^移走/))
  await userEvent.keyboard('m')
  await vi.waitFor(() => expect(active()).toMatch(/^移动/))
  await userEvent.keyboard('p')
  await vi.waitFor(() => expect(active()).toMatch(/^新增/))
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(store.getState().screen).toBe('reading'))
  expect(store.getState().panes[1]?.jump?.flash).toEqual(at(LATER, '推进立法联系点建设。'))
})

test('a click on a sentence opens its report there', async () => {
  const { store } = await open()
  await page.getByText('检查食品安全。').click()
  expect(store.getState().screen).toBe('reading')
  expect(store.getState().panes[0]).toMatchObject({ reportId: 'earlier', jump: { flash: at(EARLIER, '检查食品安全。') } })
})

test('the reports change sides where the same one is chosen for both', async () => {
  const { asked } = await open()
  await page.getByRole('combobox', { name: '前一份报告' }).selectOptions('later')
  await vi.waitFor(() => expect(asked.at(-1)).toEqual({ earlier: 'later', later: 'earlier' }))
})

test('of two places nothing is new or dropped: the words name the places, which stand as they were chosen', async () => {
  const { asked } = await open({ city: '兰渚市', place: '兰渚市', year: 2020 }, ['earlier', 'later'])
  expect(asked).toEqual([{ earlier: 'earlier', later: 'later' }])
  expect(lines()).toContain('只见于青禾市检查食品安全。')
  expect(lines()).toContain('只见于兰渚市推进立法联系点建设。')
  expect(lines()).toContain('2 句相同')
  expect(document.body.textContent).not.toMatch(/新增|不再提|未变|改写/)
  await expect.element(count(/^只见于青禾市/)).toHaveTextContent('只见于青禾市117%')
  expect(document.querySelectorAll('del, ins')).toHaveLength(0)
  await expect.element(page.getByRole('combobox', { name: '左边的报告' })).toHaveValue('earlier')
})

test('what is shown is exported, in the language of the window', async () => {
  const { asked, store } = await open()
  store.setState({ pickPaths: async () => ['/tables'] })
  await count(/^未变/).click()
  await count(/^不再提/).click()
  await page.getByRole('button', { name: '导出…' }).click()
  await page.getByRole('menuitem', { name: '导出 Markdown…' }).click()
  await expect
    .poll(() => asked.at(-1))
    .toEqual({
      ...{ earlier: 'earlier', later: 'later', directory: '/tables', format: 'md', language: 'zh-CN', figuresOnly: false },
      changes: ['reworded', 'moved', 'new', 'unchanged'],
    })
})
