import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AppError } from '../../shared/errors.ts'
import type { Report } from '../../shared/model/report.ts'
import type { Cut, Repair, RepairStep, SourceInFull } from '../../shared/model/source.ts'
import { Notices } from '../features/shell/notices.tsx'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import SourceScreen from './source-screen.tsx'

const paragraphs = (place: string) => Array.from({ length: 60 }, (_, at) => `${place}第${at}件事办好了。`)
const LINES = ['好文案网整理', '甲市工作报告', ...paragraphs('甲市'), '乙市工作报告', ...paragraphs('乙市')]
const TEXT = LINES.join('\n')
const of = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const lineEnd = (before: string): Cut => ({ start: of(before).end, end: of(before).end + 1, reason: 'blank', replacement: '\n' })
const SOURCE = { id: 1, path: '汇编.txt', sha256: '', format: 'text', encoding: 'utf-8', bytes: 9, importedAt: '', reports: 2 } as const

/** A source in which each line is a paragraph: which of them belong to which report, in the report's order. */
function sourceOf(reports: readonly (readonly string[])[], repairs: readonly Repair[] = []): SourceInFull {
  const kept = new Set(reports.flat())
  const left = LINES.filter(line => !kept.has(line)).map(
    (line): Cut => ({ ...of(line), reason: line === LINES[0] ? 'advertisement' : 'by-hand' }),
  )
  return {
    source: { ...SOURCE, problems: [], sample: false, missingSince: null },
    text: TEXT,
    cuts: [...left, ...LINES.slice(0, -1).map(lineEnd)].sort((one, other) => one.start - other.start),
    reports: reports.map((lines, at) => ({ id: `r${at}`, title: lines[0] ?? '', pieces: lines.map(of) })),
    repairs,
  }
}

const A = LINES.slice(1, 62)
const B = LINES.slice(62)
const BEFORE = sourceOf([A, B])

/** The engine: does whatever it is asked by showing the next state. */
async function open(then: SourceInFull = BEFORE, first: SourceInFull = BEFORE, refusal?: AppError, ready?: () => Promise<void>) {
  await page.viewport(1280, 800)
  let content = first
  const steps: RepairStep[] = []
  const takenBack: number[][] = []
  const reportOf = (id: string): Report => {
    const report = content.reports.find(other => other.id === id)
    const text = (report?.pieces ?? []).map(({ start, end }) => TEXT.slice(start, end)).join('\n')
    return fakeReport(id, text, { title: report?.title ?? '', place: report?.title.slice(0, 2) ?? null })
  }
  const action = () => {
    if (refusal) throw refusal
    content = then
    api.announce('journal.changed', { undo: { id: 7, kind: 'source.repair', count: 1, at: '' }, redo: null })
    api.announce('reports.changed', { ids: content.reports.map(({ id }) => id) })
    return { id: 7, kind: 'source.repair', count: 1, at: '' } as const
  }
  const api = fakeApi({
    reports: [],
    answers: {
      'sources.get': () => content,
      'reports.get': ({ id }) => reportOf(id),
      'reports.list': () => content.reports.map(({ id }) => ({ ...reportOf(id), problems: 0 })),
      'sources.repair': async ({ step }) => {
        steps.push(step)
        await ready?.()
        return action()
      },
      'sources.takeBackRepairs': ({ repairIds }) => {
        takenBack.push([...repairIds])
        return action()
      },
      'journal.undo': () => {
        content = first
        api.announce('journal.changed', { undo: null, redo: null })
        api.announce('reports.changed', { ids: content.reports.map(({ id }) => id) })
        return { id: 7, kind: 'source.repair', count: 1, at: '' }
      },
    },
  })
  const parts = (
    <>
      <SourceScreen />
      <Notices floating />
    </>
  )
  const mounted = await mount(parts, api)
  await mounted.store.getState().openSource({ sourceId: 1 })
  await expect.element(page.getByRole('region', { name: '甲市工作报告' })).toMatchTextContent(/甲市第0件事/)
  return { ...mounted, steps, takenBack }
}

const source = () => page.getByRole('region', { name: '原文' })
const line = (words: string) => source().getByText(words, { exact: true })
const button = (name: RegExp | string) => page.getByRole('button', { name })
const point = (words: string) => userEvent.click(line(words), { position: { x: 20, y: 12 } })
const marked = (host: HTMLElement, as: string) =>
  [...host.querySelectorAll(`[data-source-text] [data-mark="${as}"]`)].map(part => part.textContent).join('')

describe('repairing a source', () => {
  test('a report is split off where a key says so; nothing moves, and it can be taken back', async () => {
    const split = sourceOf([A.slice(0, 8), A.slice(8), B])
    const { steps, store, host } = await open(split)
    await point('甲市第7件事办好了。')
    await vi.waitFor(() => expect(marked(host, 'pointed')).toBe('甲市第7件事办好了。'))
    const { scrollTop } = source().element()
    const before = line('甲市第9件事办好了。').element().getBoundingClientRect().top
    await userEvent.keyboard('s')
    expect(steps).toEqual([{ kind: 'split', at: of('甲市第7件事').start }])
    await expect.element(page.getByRole('status').filter({ hasText: '已分出一份报告。' })).toBeVisible()
    // The new report is shown beside it, and the place is the same one.
    await expect.element(page.getByRole('region', { name: '甲市第7件事办好了。' })).toMatchTextContent(/甲市第59件事/)
    expect(store.getState().sourceView?.reportId).toBe('r1')
    expect(marked(host, 'pointed')).toBe('甲市第7件事办好了。')
    expect(source().element().scrollTop).toBe(scrollTop)
    expect(line('甲市第9件事办好了。').element().getBoundingClientRect().top).toBe(before)

    await userEvent.click(button('撤销'))
    await expect.element(page.getByRole('region', { name: '甲市工作报告' })).toMatchTextContent(/甲市第59件事/)
    expect(source().element().scrollTop).toBe(scrollTop)
  })

  test('far down, with the place out of sight, nothing moves either', async () => {
    const { steps, host } = await open(sourceOf([A, B.slice(0, 40), B.slice(40)]))
    source().element().scrollTop = 1900
    await vi.waitFor(() => expect(line('乙市第20件事办好了。').query()).not.toBeNull())
    await userEvent.tripleClick(line('乙市第20件事办好了。'), { position: { x: 30, y: 12 } })
    await vi.waitFor(() => expect(marked(host, 'picked')).toBe('乙市第20件事办好了。'))
    const before = line('乙市第20件事办好了。').element().getBoundingClientRect().top
    await userEvent.keyboard('x')
    await expect.element(page.getByText('已剔除。')).toBeVisible()
    expect(steps).toHaveLength(1)
    expect(line('乙市第20件事办好了。').element().getBoundingClientRect().top).toBe(before)
  })

  test('keys pressed while a repair is under way wait for it, each for what was pointed at', async () => {
    const ends: (() => void)[] = []
    const left = sourceOf([A.filter(words => words !== '甲市第3件事办好了。'), B])
    const { steps, host } = await open(left, BEFORE, undefined, () => new Promise(resolve => ends.push(resolve)))
    await point('甲市第3件事办好了。')
    await userEvent.keyboard('x')
    // Nothing comes of it, nor does it hold up what follows.
    await userEvent.keyboard('{Shift>}m{/Shift}')
    await userEvent.keyboard('{ArrowDown}')
    await vi.waitFor(() => expect(marked(host, 'pointed')).toBe('甲市第4件事办好了。'))
    await userEvent.keyboard('s')
    await userEvent.keyboard('{ArrowDown}')
    await vi.waitFor(() => expect(marked(host, 'pointed')).toBe('甲市第5件事办好了。'))
    await userEvent.keyboard('x')
    for (const turn of [1, 2, 3]) {
      await vi.waitFor(() => expect(steps).toHaveLength(turn))
      ends.at(-1)?.()
    }
    expect(steps).toEqual([
      { kind: 'cut', ...of('甲市第3件事办好了。') },
      { kind: 'split', at: of('甲市第4件事').start },
      { kind: 'cut', ...of('甲市第5件事办好了。') },
    ])
  })

  test('a key pressed twice at once is taken for what the first time made of the source', async () => {
    const { steps, host } = await open(sourceOf([A.filter(words => words !== '甲市第3件事办好了。'), B]))
    await point('甲市第3件事办好了。')
    await vi.waitFor(() => expect(marked(host, 'pointed')).toBe('甲市第3件事办好了。'))
    for (const _ of [1, 2]) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }))
    await vi.waitFor(() => expect(steps).toHaveLength(2))
    expect(steps.map(({ kind }) => kind)).toEqual(['cut', 'keep'])
  })

  test('a paragraph is left out and put back with the same key', async () => {
    const { steps, host } = await open(sourceOf([A.filter(words => words !== '甲市第3件事办好了。'), B]))
    await point('甲市第3件事办好了。')
    await userEvent.keyboard('x')
    const left = line('甲市第3件事办好了。')
    await expect.element(left).toHaveAccessibleDescription(/^手动剔除/)
    await expect.element(page.getByText('没有收入：“甲市第3件事办好了。”')).toBeVisible()
    expect(marked(host, 'pointed')).toBe('甲市第3件事办好了。')
    await userEvent.keyboard('x')
    const range = of('甲市第3件事办好了。')
    expect(steps).toEqual([
      { kind: 'cut', ...range },
      { kind: 'keep', ...range, as: 'text' },
    ])
  })

  test('what was left out becomes a report of its own', async () => {
    const { steps } = await open(sourceOf([[LINES[0] ?? ''], A, B]))
    await point('好文案网整理')
    await userEvent.click(button(/^单独成篇/))
    expect(steps).toEqual([{ kind: 'keep', ...of('好文案网整理'), as: 'report' }])
  })

  test('arrows go from paragraph to paragraph, with Shift they take them along', async () => {
    const { steps, host } = await open()
    await point('甲市第2件事办好了。')
    await userEvent.keyboard('{ArrowDown}')
    await vi.waitFor(() => expect(marked(host, 'pointed')).toBe('甲市第3件事办好了。'))
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}')
    await vi.waitFor(() => expect(marked(host, 'picked')).toBe('甲市第3件事办好了。甲市第4件事办好了。'))
    await userEvent.keyboard('x')
    expect(steps).toEqual([{ kind: 'cut', start: of('甲市第3').start, end: of('甲市第4件事办好了。').end }])
  })

  test('words selected with the mouse bring a bar with what can be done with them', async () => {
    const { steps, host } = await open()
    await userEvent.tripleClick(line('甲市第5件事办好了。'), { position: { x: 30, y: 12 } })
    await vi.waitFor(() => expect(marked(host, 'picked')).toBe('甲市第5件事办好了。'))
    const bar = page.getByRole('toolbar', { name: '修正选中的文字' })
    const box = bar.element().getBoundingClientRect()
    expect(box.top).toBeGreaterThanOrEqual(line('甲市第5件事办好了。').element().getBoundingClientRect().bottom)
    await expect.element(bar.getByRole('button', { name: /^剔除/ })).toHaveAccessibleDescription(/原文件不会改动/)
    await userEvent.click(bar.getByRole('button', { name: /^剔除/ }))
    expect(steps).toEqual([{ kind: 'cut', ...of('甲市第5件事办好了。') }])
  })

  test('a paragraph is moved by a click on the place, also on the other side', async () => {
    const { steps } = await open()
    await point('甲市第5件事办好了。')
    await userEvent.click(button(/^移动…/))
    await expect.element(page.getByText('正在移动“甲市第5件事办好了。”')).toBeVisible()
    await userEvent.click(line('甲市第1件事办好了。'), { position: { x: 20, y: 3 } })
    await point('甲市第6件事办好了。')
    await userEvent.keyboard('v')
    const paragraph = page.getByRole('region', { name: '甲市工作报告' }).getByText('甲市第2件事办好了。')
    await userEvent.click(paragraph, { position: { x: 80, y: 28 } })
    expect(steps).toEqual([
      { kind: 'move', ...of('甲市第5件事办好了。'), beside: of('甲市第1件事').start, side: 'before' },
      { kind: 'move', ...of('甲市第6件事办好了。'), beside: of('甲市第2件事').start, side: 'after' },
    ])
  })

  test('a paragraph is moved by keys; Escape leaves it where it is', async () => {
    const { steps, host, store } = await open()
    await point('甲市第5件事办好了。')
    await userEvent.keyboard('v{Escape}')
    expect(page.getByText('正在移动').query()).toBeNull()
    await userEvent.keyboard('v{ArrowDown}{ArrowDown}')
    await vi.waitFor(() => expect(marked(host, 'after')).toBe('甲市第7件事办好了。'))
    expect(marked(host, 'moving')).toBe('甲市第5件事办好了。')
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
    expect(steps).toEqual([{ kind: 'move', ...of('甲市第5件事办好了。'), beside: of('甲市第7件事').start, side: 'before' }])
    expect(store.getState().sourceView).not.toBeNull()
  })

  test('Alt and an arrow change the order of the paragraphs in the report', async () => {
    const moved = [...A.slice(0, 5), A[6] ?? '', A[5] ?? '', ...A.slice(7)]
    const { steps } = await open(sourceOf([moved, B]))
    await point('甲市第4件事办好了。')
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(steps).toEqual([{ kind: 'move', ...of('甲市第4件事办好了。'), beside: of('甲市第5件事').start, side: 'after' }])
    await expect
      .element(page.getByRole('region', { name: '甲市工作报告' }))
      .toMatchTextContent(/第3件事办好了。甲市第5件事办好了。甲市第4件事办好了。/)
  })

  test('two reports become one, by key or from the menu beside the report', async () => {
    const { steps } = await open()
    await point('甲市第5件事办好了。')
    await userEvent.click(button('合并').first())
    await userEvent.click(page.getByRole('menuitem', { name: /并上后一份：乙市/ }))
    await userEvent.keyboard('m')
    expect(steps).toEqual([
      { kind: 'merge', at: of('甲市工作报告').start },
      { kind: 'merge', at: of('甲市工作报告').start },
    ])
  })

  test('a refusal is a sentence beside the tools, and so is a key that can do nothing here', async () => {
    const { steps } = await open(BEFORE, BEFORE, new AppError('repair-whole-report', ''))
    await point('甲市第5件事办好了。')
    await userEvent.keyboard('x')
    await expect.element(page.getByRole('alert')).toMatchTextContent(/这样报告就没有正文了/)
    await point('甲市工作报告')
    expect(page.getByRole('alert').query()).toBeNull()
    await userEvent.keyboard('s')
    await expect.element(page.getByRole('alert')).toMatchTextContent(/报告本来就从这里开始/)
    expect(steps).toHaveLength(1)
  })

  test('letters of an input method repair nothing', async () => {
    const { steps } = await open()
    await point('甲市第5件事办好了。')
    for (const key of ['s', 'x', 'v', 'm'])
      source()
        .element()
        .dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }))
    expect(steps).toEqual([])
    expect(page.getByText('正在移动').query()).toBeNull()
  })

  test('Escape lets selected words go first, then goes back', async () => {
    const { host, store } = await open()
    await userEvent.tripleClick(line('甲市第5件事办好了。'), { position: { x: 30, y: 12 } })
    await vi.waitFor(() => expect(marked(host, 'picked')).not.toBe(''))
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(marked(host, 'picked')).toBe(''))
    expect(store.getState().sourceView).not.toBeNull()
    await userEvent.keyboard('{Escape}')
    expect(store.getState().sourceView).toBeNull()
  })

  test('the button in the header shows the keys', async () => {
    await open()
    await page.getByRole('button', { name: '键盘操作（?）' }).click()
    await expect.element(page.getByRole('dialog', { name: '键盘操作' })).toMatchTextContent(/上移／下移一段Alt\+↑ \/ Alt\+↓/)
  })
})

describe('the list of repairs', () => {
  const repairs: Repair[] = [
    { id: 1, madeAt: '', step: { kind: 'split', at: of('乙市第30件事').start }, quote: '乙市第30件事', state: 'applied' },
    { id: 2, madeAt: '', step: { kind: 'cut', start: 0, end: 5 }, quote: '不在了的话', state: 'lost' },
  ]

  test('says each in words, leads to it and takes it back', async () => {
    const { host, takenBack } = await open(BEFORE, sourceOf([A, B], repairs))
    await userEvent.click(button('修正 2'))
    const list = page.getByRole('dialog', { name: '这个文件的修正' })
    await expect.element(list).toMatchTextContent(/“不在了的话”文件改过，里面已经没有这些文字/)
    await userEvent.click(list.getByRole('button', { name: '从“乙市第30件事办好了。”起分出一份报告' }))
    await vi.waitFor(() => expect(marked(host, 'pointed')).toBe('乙市第30件事办好了。'))
    await expect.element(line('乙市第30件事办好了。')).toBeInViewport()

    await userEvent.click(button('修正 2'))
    await userEvent.click(list.getByRole('button', { name: '取消这处修正' }).first())
    expect(takenBack).toEqual([[1]])
    await expect.element(page.getByText('已取消 1 处修正。')).toBeVisible()
    await vi.waitFor(() => expect(button(/^修正 \d/).query()).toBeNull())
  })
})
