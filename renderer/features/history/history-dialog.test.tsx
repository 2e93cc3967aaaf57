import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { BinItem } from '../../../shared/model/bin.ts'
import type { HistoryEntry } from '../../../shared/model/journal.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import HistoryDialog from './history-dialog.tsx'

const at = '2024-01-02T03:04:00.000Z'
const ENTRIES: readonly HistoryEntry[] = [
  { id: 3, kind: 'highlight.remove', count: 2, at, state: 'undone', words: '听取报告' },
  { id: 2, kind: 'tag.create', count: 1, at, state: 'done', words: '监督' },
  { id: 1, kind: 'source.import', count: 4, at, state: 'done', words: '报告/青禾.txt' },
]
const BIN: readonly BinItem[] = [
  { kind: 'report', id: 'r1', words: '工作报告', origin: 'a.txt', removedAt: at, highlights: 3 },
  { kind: 'highlight', id: 'h1', words: '听取报告', origin: '工作报告', removedAt: at, highlights: 0 },
]

async function open() {
  const calls: unknown[] = []
  let bin = [...BIN]
  const api = fakeApi({
    reports: [],
    answers: {
      'journal.list': () => ({ entries: [...ENTRIES], more: false }),
      'journal.goTo': input => {
        calls.push(input)
        return { steps: 1 }
      },
      'bin.list': () => bin,
      'bin.restore': input => {
        calls.push(input)
        bin = bin.filter(({ id }) => !input.items.some(item => item.id === id))
        api.announce('journal.changed', { undo: null, redo: null })
        return { id: 4, kind: 'bin.restore', count: input.items.length, at }
      },
      'bin.empty': () => {
        calls.push('emptied')
        return { removed: 2 }
      },
    },
  })
  const mounted = await mount(<HistoryDialog />, api)
  await mounted.store.getState().showHistory(true)
  return { calls, ...mounted }
}

test('what was done stands in words, the present is marked, and a row leads to its moment', async () => {
  const { calls } = await open()
  await expect.element(page.getByRole('button', { name: /新建标签.*监督/ })).toHaveAttribute('aria-current', 'step')
  await userEvent.click(page.getByRole('button', { name: /导入.*× 4/ }))
  await userEvent.click(page.getByRole('button', { name: /删除批注.*× 2.*已撤销/ }))
  await userEvent.click(page.getByRole('button', { name: '回到最初' }))
  await vi.waitFor(() => expect(calls).toEqual([{ id: 1 }, { id: 3 }, { id: 0 }]))
})

test('things come back from the bin, one or several', async () => {
  const { calls } = await open()
  await userEvent.click(page.getByRole('radio', { name: '回收站' }))
  await expect.element(page.getByText('含 3 条批注')).toBeVisible()
  await userEvent.click(page.getByRole('checkbox', { name: /听取报告/ }))
  await userEvent.click(page.getByRole('button', { name: '恢复选中的 (1)' }))
  await expect.element(page.getByRole('checkbox', { name: /听取报告/ })).not.toBeInTheDocument()
  expect(calls).toEqual([{ items: [{ kind: 'highlight', id: 'h1' }] }])
})

test('is closed with the mouse, too', async () => {
  const { store } = await open()
  await userEvent.click(page.getByRole('button', { name: '关闭' }))
  expect(store.getState().history).toBeNull()
})

test('the bin is emptied only after a second word', async () => {
  const { calls } = await open()
  await userEvent.click(page.getByRole('radio', { name: '回收站' }))
  await userEvent.click(page.getByRole('button', { name: '清空回收站…' }))
  expect(calls).toEqual([])
  await userEvent.click(page.getByRole('button', { name: '永远删除' }))
  await vi.waitFor(() => expect(calls).toEqual(['emptied']))
})
