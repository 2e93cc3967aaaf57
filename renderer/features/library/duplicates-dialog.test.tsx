import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { DuplicateDecision, DuplicateGroup, DuplicateReport } from '../../../shared/model/duplicate.ts'
import { fakeApi, fakeReport } from '../../testing/fake-api.ts'
import { fakeSummary } from '../../testing/fake-summary.ts'
import { mount } from '../../testing/mount.tsx'
import DuplicatesDialog from './duplicates-dialog.tsx'

function member(id: string, change: Partial<DuplicateReport> = {}): DuplicateReport {
  const facts = { format: 'text', importedAt: '', position: 1, words: 9000, notes: 0, misfiled: false, share: 1 } as const
  return { ...fakeSummary({ id, sourcePath: `${id}.txt`, duplicates: 1 }), ...facts, ...change }
}

const COPY: DuplicateGroup = {
  same: false,
  conflicts: [],
  proposal: { keep: 'full', reason: 'longer' },
  reports: [member('full', { format: 'docx', sourcePath: 'full.docx', words: 9500 }), member('short', { share: 0.93 })],
}
const MISFILED: DuplicateGroup = {
  same: true,
  conflicts: ['place'],
  proposal: { keep: null, reason: 'filed-apart' },
  reports: [member('right'), member('wrong', { place: '临溪市', city: '临溪市', misfiled: true, highlights: 3 })],
}

async function open(groups: readonly DuplicateGroup[], reportId?: string) {
  await page.viewport(1280, 800)
  const settled: (readonly DuplicateDecision[])[] = []
  const api = fakeApi({
    reports: [fakeReport('full', '甲'), fakeReport('short', '甲')],
    answers: {
      'duplicates.list': () => [...groups],
      'duplicates.settle': ({ decisions }) => {
        settled.push(decisions)
        return { id: 1, kind: 'duplicate.settle', count: decisions.length, at: '' }
      },
    },
  })
  const mounted = await mount(<DuplicatesDialog />, api)
  await mounted.store.getState().showDuplicates(reportId)
  return { settled, ...mounted }
}

const group = (name: RegExp) => page.getByRole('group', { name })
const settleAll = () => page.getByRole('button', { name: /^按选择处理/ })

test('what is proposed is chosen, with its reason, and done in one step', async () => {
  const { settled } = await open([COPY])
  const copy = group(/青禾市 · 人大 · 2024/)
  await expect.element(copy.getByRole('radio', { name: /full\.docx.*建议留这份：文字更多/ })).toBeChecked()
  await expect.element(copy.getByText('约 93% 相同')).toBeVisible()
  await expect.element(page.getByText('将移除 1 份')).toBeVisible()
  await userEvent.click(settleAll())
  await vi.waitFor(() => expect(settled).toEqual([[{ reportIds: ['full', 'short'], keep: 'full' }]]))
})

test('what only the user can know is asked and left out until it was answered', async () => {
  const { settled } = await open([COPY, MISFILED])
  await expect.element(settleAll()).toHaveTextContent('按选择处理 1 组')
  const misfiled = page.getByRole('group').nth(1)
  await expect.element(misfiled.getByText(/同样的文字归在不同的地区下/)).toBeVisible()
  await expect.element(misfiled.getByRole('radio', { name: '以后再定' })).toBeChecked()
  await expect.element(misfiled.getByRole('radio', { name: /wrong\.txt.*文件名与正文不符/ })).not.toBeChecked()
  await userEvent.click(misfiled.getByRole('radio', { name: '都留，它们是不同的报告' }))
  await userEvent.click(settleAll())
  await vi.waitFor(() =>
    expect(settled).toEqual([
      [
        { reportIds: ['full', 'short'], keep: 'full' },
        { reportIds: ['right', 'wrong'], keep: null },
      ],
    ]),
  )
})

test('that marks would go is said before, and only then done', async () => {
  const { settled } = await open([MISFILED])
  await expect.element(settleAll()).toBeDisabled()
  await userEvent.click(page.getByRole('radio', { name: /right\.txt/ }))
  await expect.element(page.getByText('会把带 3 处批注的报告也移除，可以撤销。')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '只处理这组' }))
  await vi.waitFor(() => expect(settled).toEqual([[{ reportIds: ['right', 'wrong'], keep: 'right', withHighlights: true }]]))
})

test('is used from the keyboard', async () => {
  const { settled } = await open([COPY])
  await vi.waitFor(() => expect(document.activeElement?.closest('[role="dialog"]')).not.toBeNull())
  page
    .getByRole('radio', { name: /full\.docx/ })
    .element()
    .focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByRole('radio', { name: /short\.txt/ })).toBeChecked()
  settleAll().element().focus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(settled).toEqual([[{ reportIds: ['full', 'short'], keep: 'short' }]]))
})

test('two of a group are read side by side', async () => {
  const { store } = await open([COPY])
  await userEvent.click(page.getByRole('button', { name: '并排看' }))
  await vi.waitFor(() => expect(store.getState().panes.map(pane => pane.reportId)).toEqual(['full', 'short']))
  expect([store.getState().screen, store.getState().duplicatesShown]).toEqual(['reading', false])
})

test('from one report the dialog is about its group alone', async () => {
  await open([COPY, MISFILED], 'wrong')
  await expect.element(page.getByRole('radio', { name: /wrong\.txt/ })).toBeVisible()
  expect(page.getByRole('group').all()).toHaveLength(1)
})

test('what one file holds twice is told apart by where it stands in the file', async () => {
  const of = (id: string, position: number, sourceId = 7) => member(id, { position, sourceId, sourcePath: '汇编.txt' })
  await open([{ ...COPY, reports: [of('full', 2), of('short', 5), of('other', 1, 8)] }])
  const copy = group(/青禾市 · 人大 · 2024/)
  await expect.element(copy.getByText('文件里的第 2 份')).toBeVisible()
  await expect.element(copy.getByText('文件里的第 5 份')).toBeVisible()
  expect(copy.getByText('文件里的第 1 份').query()).toBeNull()
})
