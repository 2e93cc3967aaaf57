import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AppError } from '../../shared/errors.ts'
import type { Cut, SourceInFull } from '../../shared/model/source.ts'
import type { SourceTarget } from '../state/source-view.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import { painted } from '../testing/painted.ts'
import SourceScreen from './source-screen.tsx'

const AD = '好文案网整理，每天更新！'
const body = (place: string) => Array.from({ length: 150 }, (_, at) => `${place}第${at}件事。常委会听取和审议专项工作报告。`).join('\n')
const A = `甲市工作报告\n${body('甲市')}`
const B = `乙市工作报告\n${body('乙市')}`
const CREDIT = '责任编辑：某某'
const TEXT = `${AD}\n${A}\n${CREDIT}\n${B}`

const from = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const CUTS: Cut[] = [
  { ...from(AD), reason: 'advertisement' },
  { start: AD.length, end: AD.length + 1, reason: 'blank' },
  { start: from(A).end, end: from(CREDIT).start, reason: 'blank' },
  { ...from(CREDIT), reason: 'credits' },
  { start: from(CREDIT).end, end: from(B).start, reason: 'blank' },
]
const CONTENT: SourceInFull = {
  source: {
    id: 1,
    path: '报告/汇编.txt',
    sha256: '',
    format: 'text',
    encoding: 'utf-8',
    bytes: 9,
    importedAt: '',
    reports: 2,
    problems: [],
    sample: false,
    missingSince: null,
  },
  text: TEXT,
  cuts: CUTS,
  reports: [
    { id: 'a', title: '甲市工作报告', pieces: [from(A)] },
    { id: 'b', title: '乙市工作报告', pieces: [from(B)] },
  ],
  repairs: [],
}
const REPORTS = [fakeReport('a', A, { title: '甲市工作报告', place: '甲市' }), fakeReport('b', B, { title: '乙市工作报告', place: '乙市' })]

async function open(target: Omit<SourceTarget, 'sourceId'> = {}, get: () => SourceInFull = () => CONTENT) {
  await page.viewport(1280, 800)
  const mounted = await mount(<SourceScreen />, fakeApi({ reports: REPORTS, answers: { 'sources.get': get } }))
  await mounted.store.getState().openSource({ sourceId: 1, ...target })
  return mounted
}

const sourceText = () => page.getByRole('region', { name: '原文' })
const reportText = (title: string) => page.getByRole('region', { name: title })
const lit = (host: HTMLElement) => [...host.querySelectorAll('[data-source-text] [data-lit]')].map(({ textContent }) => textContent)

function isInView(element: Element | null | undefined, scroller: Element): boolean {
  const box = element?.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  return box !== undefined && box.top >= view.top && box.bottom <= view.bottom
}

describe('a source beside its reports', () => {
  test('shows what was left out, struck through, with its reason in words', async () => {
    await open()
    const ad = sourceText().getByText(AD)
    await expect.element(ad).toHaveAccessibleDescription(/^广告：.*没有当作正文/)
    expect(getComputedStyle(ad.element()).textDecorationLine).toBe('line-through')
    await expect.element(page.getByRole('button', { name: '广告：1 处' })).toHaveAttribute('aria-pressed', 'true')
    await expect.element(page.getByRole('button', { name: '空白：3 处' })).toHaveAttribute('aria-pressed', 'false')
  })

  test('n and p step through the cuts that say something, and the other side follows', async () => {
    const { host, store } = await open()
    await expect.element(sourceText()).toHaveFocus()
    await userEvent.keyboard('n')
    await vi.waitFor(() => expect(lit(host)).toEqual([AD]))
    await userEvent.keyboard('n')
    await vi.waitFor(() => expect(lit(host)).toEqual([CREDIT]))
    await expect.element(page.getByText('2 / 2')).toBeVisible()
    await expect.element(page.getByText('署名与来源：记者、编辑', { exact: false })).toBeVisible()
    expect(isInView(host.querySelector('[data-lit]'), sourceText().element())).toBe(true)
    expect(store.getState().sourceView?.reportId).toBe('a')
    // What stood before the cut is the end of the first report.
    await vi.waitFor(() => expect(painted('hover')).toEqual(['常委会听取和审议专项工作报告。']))
    await userEvent.keyboard('p')
    await vi.waitFor(() => expect(lit(host)).toEqual([AD]))
    const { settings, settingsChanged } = store.getState()
    settingsChanged({ ...settings, shortcuts: { nextCut: ['Z'] } })
    await expect.element(page.getByRole('button', { name: '下一处（Z）' })).toBeVisible()
    await userEvent.keyboard('nz')
    await vi.waitFor(() => expect(lit(host)).toEqual([CREDIT]))
  })

  test('only reasons that are chosen are stepped through', async () => {
    const { host } = await open()
    await userEvent.click(page.getByRole('button', { name: '广告：1 处' }))
    await userEvent.click(page.getByRole('button', { name: '下一处（N）' }))
    await vi.waitFor(() => expect(lit(host)).toEqual([CREDIT]))
    await userEvent.click(page.getByRole('button', { name: '署名与来源：1 处' }))
    await expect.element(page.getByRole('button', { name: '下一处（N）' })).toBeDisabled()
  })

  test('a click on a sentence of the source shows it in its report', async () => {
    const { store } = await open()
    await userEvent.click(sourceText().getByText('甲市第6件事。', { exact: false }).first(), { position: { x: 30, y: 13 } })
    await vi.waitFor(() => expect(painted('find')).toEqual(['甲市第6件事。']))
    expect(store.getState().sourceView?.reportId).toBe('a')
  })

  test('a click on a sentence of the report shows it in the source, however far away', async () => {
    const { host } = await open({ reportId: 'b' })
    const paragraph = reportText('乙市工作报告').getByText('乙市第3件事。', { exact: false })
    await expect.element(paragraph).toBeVisible()
    await userEvent.click(paragraph, { position: { x: 80, y: 10 } })
    await vi.waitFor(() => expect(lit(host)).toEqual(['乙市第3件事。']))
    await vi.waitFor(() => expect(isInView(host.querySelector('[data-lit]'), sourceText().element())).toBe(true))
  })

  test('opens at a spot that lies far down, with the report that it belongs to', async () => {
    const spot = from('乙市第120件事。')
    const { host, store } = await open({ spot })
    await vi.waitFor(() => expect(lit(host)).toEqual(['乙市第120件事。']))
    await vi.waitFor(() => expect(isInView(host.querySelector('[data-lit]'), sourceText().element())).toBe(true))
    expect(store.getState().sourceView?.reportId).toBe('b')
    await vi.waitFor(() => expect(painted('find')).toEqual(['乙市第120件事。']))
    await expect.element(page.getByText('第 2 份：乙市 · 人大 · 2024')).toBeVisible()
  })

  test('another report is chosen from the list and the source goes to its beginning', async () => {
    const { host } = await open({ reportId: 'a' })
    await userEvent.selectOptions(page.getByLabelText('右边的报告'), '2　乙市 · 人大 · 2024')
    await vi.waitFor(() => expect(lit(host)).toEqual(['乙市工作报告']))
    await expect.element(reportText('乙市工作报告')).toBeVisible()
  })

  test('Escape goes back', async () => {
    const { store } = await open()
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(store.getState().sourceView).toBeNull())
  })
})

test('only lines near the view are on the page, however long the source', async () => {
  const text = `${'统计资料。\n'.repeat(100_000)}`
  const { host } = await open({}, () => ({ ...CONTENT, text, cuts: [{ start: 0, end: text.length, reason: 'leftover' }], reports: [] }))
  await expect.element(page.getByRole('heading', { name: '这个文件里没有报告' })).toBeVisible()
  await vi.waitFor(() => expect(host.querySelectorAll('[data-index]').length).toBeGreaterThan(10))
  expect(host.querySelectorAll('[data-index]').length).toBeLessThan(100)
})

test('a source that cannot be shown says why and how to go on', async () => {
  const { store } = await open({}, () => {
    throw new AppError('too-large', '')
  })
  await expect.element(page.getByText(/这个文件的文字太多，不能整篇对照/)).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '返回', exact: true }))
  expect(store.getState().sourceView).toBeNull()
})
