import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { CoderComparison } from '../../../shared/model/coders.ts'
import { fakeApi, fakeReport } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import CodersDialog from './coders-dialog.tsx'

const COMPARED: CoderComparison = {
  reports: 1,
  sentences: 20,
  onlyMine: 0,
  onlyTheirs: 2,
  unplaced: 0,
  total: { both: 3, onlyMine: 1, onlyTheirs: 0, share: 0.975, kappa: 0.84 },
  tags: [
    { tag: '监督/会议', both: 3, onlyMine: 1, onlyTheirs: 0, share: 0.95, kappa: 0.83 },
    { tag: '立法', both: 5000, onlyMine: 1, onlyTheirs: 0, share: 0.9998, kappa: 0.999 },
  ],
  disagreements: [{ reportId: 'a', title: '工作报告', tag: '监督/会议', who: 'mine', start: 7, end: 14, sentence: '审议报告9项。' }],
  disagreementCount: 1,
}

test('shows agreement by tag, and leads to a sentence on which two people differ', async () => {
  await page.viewport(1280, 800)
  const written: unknown[] = []
  const api = fakeApi({
    reports: [fakeReport('a', '召开会议5次。审议报告9项。')],
    answers: {
      'annotations.compareCoders': () => COMPARED,
      'host.grant': ({ path }) => ({ path }),
      'exports.coders': input => {
        written.push(input)
        return { files: ['/导出/coders.csv'], rows: 2 }
      },
    },
  })
  const { store } = await mount(<CodersDialog />, api)
  const comparing = store.getState().compareCoders('library')
  await vi.waitFor(() => expect(store.getState().picking).toBe('library'))
  await store.getState().answerPick(['/她的.duidu'])
  await comparing
  await expect.element(page.getByRole('row', { name: '监督/会议 3 1 0 95% 0.83' })).toBeVisible()
  await expect.element(page.getByRole('row', { name: '立法 5000 1 0 99.9% 0.99' })).toBeVisible()
  await expect.element(page.getByText('只有对方标过的 2 份不计入', { exact: false })).toBeVisible()

  await page.getByRole('button', { name: '导出…' }).click()
  await page.getByRole('menuitem', { name: '导出 CSV…' }).click()
  await vi.waitFor(() => expect(store.getState().picking).toBe('export-folder'))
  await store.getState().answerPick(['/导出'])
  await vi.waitFor(() => expect(written).toEqual([{ path: '/她的.duidu', directory: '/导出', format: 'csv', language: 'zh-CN' }]))

  await page.getByRole('button', { name: /审议报告9项/ }).click()
  await vi.waitFor(() => expect(store.getState().screen).toBe('reading'))
  expect(store.getState().panes[store.getState().activePane]?.reportId).toBe('a')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})
