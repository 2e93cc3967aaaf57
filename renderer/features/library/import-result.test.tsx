import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ImportResult } from '../../../shared/model/source.ts'
import { fakeApi, fakeReport } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import { ImportProgressLine } from './import-progress.tsx'

const RESULT: ImportResult = {
  sources: 3,
  read: 2,
  unread: 1,
  reports: 3,
  unchanged: 4,
  problems: [
    { code: 'year-unknown', message: '', path: '一份.txt' },
    { code: 'mixed-reports', message: '', path: '两份.txt' },
    { code: 'not-text', message: '', path: '照片.txt' },
  ],
  seconds: 1,
}

async function importAll(result = RESULT) {
  await page.viewport(1280, 800)
  const api = fakeApi({
    reports: [
      fakeReport('one', '甲', { sourcePath: '一份.txt' }),
      fakeReport('two', '乙', { sourcePath: '两份.txt' }),
      fakeReport('three', '丙', { sourcePath: '两份.txt' }),
    ],
    answers: { 'sources.import': () => result },
  })
  const mounted = await mount(<ImportProgressLine />, api)
  await mounted.store.getState().importPaths(['/报告'])
  return mounted
}

const line = () => page.getByRole('region', { name: '导入结果' })
const dialog = () => page.getByRole('dialog', { name: '上次导入' })

test('what was read, what could not be and what was there already is said in one line, which has the keyboard', async () => {
  await importAll()
  await expect.element(line().getByRole('status')).toHaveTextContent('读了 2 个文件，得到 3 份报告 · 1 个文件读不了 · 4 个文件没有变化')
  await expect.element(line()).toHaveFocus()
})

test('highlights that are to be checked are one click away', async () => {
  const highlights = { kept: 4, moved: 2, doubtful: 2, lost: 1 }
  const { store } = await importAll({ ...RESULT, problems: [], highlights })
  await expect.element(line().getByText(/待核对.2、失联.1/)).toBeVisible()
  await userEvent.click(line().getByRole('button', { name: '核对 3 条批注…' }))
  expect(store.getState()).toMatchObject({ screen: 'notes', notesView: 'review' })
  await expect.element(line()).not.toBeInTheDocument()
})

test('a problem leads to its report, also after the line was put away', async () => {
  const { store } = await importAll()
  await userEvent.click(line().getByRole('button', { name: '关闭' }))
  await expect.element(line()).not.toBeInTheDocument()
  store.getState().showImport(true)
  await userEvent.click(dialog().getByRole('button', { name: '一份.txt' }))
  await vi.waitFor(() => expect(store.getState()).toMatchObject({ screen: 'reading', importShown: false }))
  expect(store.getState().panes[0]?.reportId).toBe('one')
})

test('a problem of a file with several reports leads to the list of them, that of a file without one nowhere', async () => {
  const { store } = await importAll()
  await userEvent.click(line().getByRole('button', { name: '3 个问题…' }))
  await expect.element(dialog().getByText('照片.txt')).toBeVisible()
  await expect.element(dialog().getByRole('button', { name: '照片.txt' })).not.toBeInTheDocument()
  await userEvent.click(dialog().getByRole('button', { name: '两份.txt' }))
  await expect.element(dialog()).not.toBeInTheDocument()
  expect(store.getState()).toMatchObject({ screen: 'library', libraryFilter: { text: '两份.txt' } })
})
