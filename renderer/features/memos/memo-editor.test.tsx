import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input } from '../../../shared/contract.ts'
import type { MemoEntry } from '../../../shared/model/memo.ts'
import { fakeApi, fakeHighlight, fakeReport } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import { MemoName } from './memo-name.tsx'
import MemoPanel from './memo-panel.tsx'

const ABOUT = { kind: 'report', id: 'a' } as const

async function open(text: string) {
  await page.viewport(1280, 800)
  let stored = text
  let actions = 0
  const saved: Input<'memos.save'>[] = []
  const entry = (): MemoEntry => ({
    about: ABOUT,
    name: '工作报告',
    report: { id: 'a', title: '工作报告', place: '青禾市', year: 2024 },
    memo: stored === '' ? null : { id: 'm', about: ABOUT, text: stored, createdAt: '', updatedAt: '' },
  })
  const api = fakeApi({
    reports: [fakeReport('a', '召开会议五次。')],
    highlights: [{ ...fakeHighlight('h', 'a', 2, 4), quote: '会议' }],
    answers: {
      'memos.get': entry,
      'memos.save': input => {
        saved.push(input)
        stored = input.text
        const action = { id: input.continues ?? ++actions, kind: 'memo.save', count: 1, at: '' } as const
        return { action }
      },
    },
  })
  const mounted = await mount(<MemoPanel />, api)
  await mounted.store.getState().openMemo(ABOUT)
  const field = page.getByRole('textbox', { name: '备忘正文（Markdown）' })
  await expect.element(field).toBeVisible()
  /** As when it is taken back elsewhere. */
  const change = (text: string) => {
    stored = text
    api.announce('memos.changed', {})
  }
  return { api, saved, field, change, ...mounted }
}

const input = () => document.querySelector('textarea')

afterEach(() => {
  vi.restoreAllMocks()
})

test('what is written is saved as it comes, as one step for what is written in one go', async () => {
  const { field, saved } = await open('')
  // However long the machine takes to type it.
  vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  await userEvent.type(field, '甲')
  await vi.waitFor(() => expect(saved).toEqual([{ about: ABOUT, text: '甲' }]))
  await userEvent.type(field, '乙')
  await vi.waitFor(() => expect(saved).toHaveLength(2))
  expect(saved[1]).toEqual({ about: ABOUT, text: '甲乙', continues: 1 })
  await expect.element(page.getByText('已存')).toBeVisible()
})

test('nothing that an input method still composes is saved; what it leaves is', async () => {
  const { saved } = await open('')
  const field = input()
  if (!field) throw new Error('no field')
  const put = (text: string) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  field.focus()
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
  put('jian')
  put("jian'du")
  put('监督')
  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '监督' }))
  await vi.waitFor(() => expect(saved.map(({ text }) => text)).toEqual(['监督']))
})

test('what is taken back elsewhere is taken back in the field, and nothing that is being written is lost by it', async () => {
  const { field, change, saved } = await open('写过的')
  change('更早的')
  await expect.element(field).toHaveValue('更早的')
  await userEvent.type(field, '，再写')
  change('别处写的')
  await vi.waitFor(() => expect(saved.at(-1)?.text).toBe('更早的，再写'))
  await expect.element(field).toHaveValue('更早的，再写')
})

test('leaving the memo at once loses no word', async () => {
  const { field, saved, store } = await open('')
  await userEvent.type(field, '最后一字')
  store.getState().closeMemo()
  await vi.waitFor(() => expect(saved.at(-1)?.text).toBe('最后一字'))
})

test('a link to the current highlight is put at the caret', async () => {
  const { store } = await open('前后')
  await store.getState().loadHighlights('a')
  store.getState().activateHighlight('h')
  const field = input()
  field?.focus()
  field?.setSelectionRange(1, 1)
  const highlight = store.getState().highlights.get('a')?.[0]
  if (highlight) await store.getState().linkInMemo(highlight)
  await vi.waitFor(() => expect(input()?.value).toBe('前[会议](duidu://passage/a/h)后'))
})

test('a report without a place is named by its title', async () => {
  const report = { id: 'a', title: '一九五四年政府工作报告', place: null, year: 1954 }
  await mount(<MemoName entry={{ about: ABOUT, name: report.title, report, memo: null }} />, fakeApi({ reports: [] }))
  await expect.element(page.getByText('一九五四年政府工作报告 1954')).toBeVisible()
})
