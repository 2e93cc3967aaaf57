import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input } from '../../shared/contract.ts'
import type { HighlightFilter, HighlightInContext } from '../../shared/model/highlight.ts'
import { fakeApi, fakeHighlight, fakeReport, fakeTag } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import NotesScreen from './notes-screen.tsx'

const TEXT = '召开会议5次。审议报告9项。检查4次。'
const MEETINGS = { ...fakeHighlight('h1', 'a', 0, 6), quote: '召开会议5次', tagIds: ['监督'], note: '比上年多', colour: 'azure' as const }
const CHECKS = { ...fakeHighlight('h2', 'a', 14, 18), quote: '检查4次' }

async function open() {
  await page.viewport(1280, 800)
  const exports: Input<'exports.markdown'>[] = []
  const asked: (HighlightFilter | undefined)[] = []
  const api = fakeApi({
    reports: [fakeReport('a', TEXT)],
    highlights: [MEETINGS, CHECKS],
    tags: [fakeTag('监督', { count: 1 })],
    answers: {
      'highlights.list': ({ filter }) => {
        asked.push(filter)
        return inContext(filter)
      },
      'exports.preview': ({ filter }) => ({
        files: ['a.md'],
        highlights: 1,
        markdown: `# 预览 ${filter?.colours ?? '全部'}`,
        problem: null,
      }),
      'host.browse': () => ({ path: '/home', parent: null, entries: [] }),
      'host.grant': ({ path }) => ({ path }),
      'exports.markdown': input => {
        exports.push(input)
        return { files: ['/home/a.md'], highlights: 2, unchanged: 0, kept: 0, conflicts: [] }
      },
    },
  })
  function inContext(filter: HighlightFilter | undefined): HighlightInContext[] {
    const context = { reportTitle: '工作报告', place: '青禾市', year: 2024, body: 'npc', section: [] } as const
    return api.highlights
      .filter(({ colour }) => filter?.colours?.includes(colour) ?? true)
      .map(highlight => ({ ...highlight, ...context, tags: [...highlight.tagIds] }))
  }
  const mounted = await mount(<NotesScreen />, api)
  mounted.store.getState().show('notes')
  await expect.element(page.getByText('2 条批注')).toBeVisible()
  return { api, asked, exports, ...mounted }
}

test('a note is written in its place and kept', async () => {
  const { api } = await open()
  await userEvent.click(page.getByRole('button', { name: '写笔记' }))
  await userEvent.keyboard('到期未整改{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('button', { name: '到期未整改' })).toBeVisible()
  expect(api.highlights.map(highlight => highlight.note)).toEqual(['比上年多', '到期未整改'])
})

test('a note that is left for another field is kept, and that field has the keyboard', async () => {
  const { api } = await open()
  await userEvent.click(page.getByRole('button', { name: '写笔记' }))
  await userEvent.keyboard('到期未整改')
  const filter = page.getByRole('searchbox')
  await userEvent.click(filter)
  await vi.waitFor(() => expect(api.highlights[1]?.note).toBe('到期未整改'))
  await expect.element(filter).toHaveFocus()
})

test('what was written is kept where a filter takes the note away meanwhile', async () => {
  const { api, store } = await open()
  await userEvent.click(page.getByRole('button', { name: '写笔记' }))
  await userEvent.keyboard('到期未整改')
  await store.getState().filterNotes({ colours: ['azure'] })
  await vi.waitFor(() => expect(api.highlights[1]?.note).toBe('到期未整改'))
})

test('Escape leaves a note as it was', async () => {
  const { api } = await open()
  await userEvent.click(page.getByRole('button', { name: '比上年多' }))
  await userEvent.keyboard('得多{Escape}')
  await expect.element(page.getByRole('button', { name: '比上年多' })).toBeVisible()
  expect(api.highlights[0]?.note).toBe('比上年多')
})

test('a space that is typed before a pause stays in the filter', async () => {
  const { asked } = await open()
  const filter = page.getByRole('searchbox')
  await userEvent.click(filter)
  await userEvent.keyboard('会议 ')
  await vi.waitFor(() => expect(asked.map(question => question?.text)).toContain('会议'))
  await userEvent.keyboard('5次')
  await expect.element(filter).toHaveValue('会议 5次')
})

test('the quote opens the passage in the report', async () => {
  const { store } = await open()
  await userEvent.click(page.getByRole('button', { name: '检查4次' }))
  await vi.waitFor(() => expect(store.getState().screen).toBe('reading'))
  expect(store.getState().panes[0]).toMatchObject({ reportId: 'a', position: 14, jump: { flash: { start: 14, end: 18 } } })
})

test('several are chosen from the keyboard and deleted together', async () => {
  const { api } = await open()
  await userEvent.click(page.getByRole('checkbox', { name: '选择这一条' }).first())
  page.getByRole('grid', { name: '批注' }).element().focus()
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await expect.element(page.getByText('2 条批注 · 已选 2 条')).toBeVisible()
  await userEvent.keyboard('{Delete}')
  await expect.element(page.getByRole('heading', { name: '还没有批注' })).toBeVisible()
  expect(api.highlights).toEqual([])
})

test('what is filtered is what the preview shows and what is exported', async () => {
  const { exports, store } = await open()
  await userEvent.click(page.getByRole('checkbox', { name: /天青/ }))
  await expect.element(page.getByText('1 条批注')).toBeVisible()
  await expect.element(page.getByText('# 预览 azure')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '导出 Markdown' }))
  // No folder is chosen yet: it is asked for first.
  await vi.waitFor(() => expect(store.getState().picking).toBe('export-folder'))
  await store.getState().answerPick(['/home'])
  await expect.element(page.getByText(/已写 1 个文件，0 个没有变化，共 2 条批注。/)).toBeVisible()
  expect(exports).toEqual([{ directory: '/home', filter: { colours: ['azure'] }, language: 'zh-CN', template: 'report' }])
  // What was written is no longer what is shown.
  await userEvent.click(page.getByRole('checkbox', { name: /天青/ }))
  await expect.element(page.getByText('# 预览 全部')).toBeVisible()
  await expect.element(page.getByText(/已写/)).not.toBeInTheDocument()
})

test('a side counts what it would show together with what is chosen on the others', async () => {
  await open()
  await expect.element(page.getByRole('checkbox', { name: '藤黄 1' })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '监督 1', exact: true }))
  await expect.element(page.getByRole('checkbox', { name: '藤黄 0' })).toBeVisible()
  await expect.element(page.getByRole('checkbox', { name: '天青 1' })).toBeVisible()
})
