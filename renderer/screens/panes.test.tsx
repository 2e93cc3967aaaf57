import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Comparison } from '../../shared/model/comparison.ts'
import type { Report } from '../../shared/model/report.ts'
import type { SavedLayout } from '../../shared/model/settings.ts'
import { App } from '../app.tsx'
import { positionInView } from '../dom/scrolling.ts'
import { createTextPositions } from '../dom/text-position.ts'
import { fakeApi, fakeHighlight, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'

/** A report of sections with these headings, each longer than a screen. */
function sectioned(id: string, headings: readonly string[], change: Partial<Report> = {}): Report {
  const parts = headings.map(heading => `${heading}\n${'常委会听取和审议专项工作报告。'.repeat(120)}`)
  const text = parts.join('\n')
  const outline = headings.map(heading => ({ level: 1, heading, start: text.indexOf(heading), end: text.length, part: 'review' as const }))
  return fakeReport(id, text, { outline, ...change })
}

const LEADING = sectioned('a', ['一、立法', '二、监督', '三、代表'])
const OTHER = sectioned('b', ['一、代表工作', '二、监督工作', '三、法规'], { place: '临溪市', city: '临溪市' })

/** 立法 ↔ 法规, 监督 ↔ 监督工作, 代表 ↔ 代表工作. */
function comparisonOf(ids: readonly string[]): Comparison {
  const pairs: Readonly<Record<string, readonly number[]>> = { a: [0, 1, 2], b: [2, 1, 0] }
  const reports = [LEADING, OTHER].filter(({ id }) => ids.includes(id))
  return {
    reports: reports.map(({ id, title, place, body, year, outline }) => ({
      reportId: id,
      title,
      place,
      body,
      year,
      sections: outline.map(({ heading, start, end, part }) => ({
        heading,
        start,
        end,
        part,
        role: 'section' as const,
        themes: [],
        chosen: false,
      })),
    })),
    rows: [0, 1, 2].map(at => ({ part: 'review' as const, theme: null, cells: reports.map(({ id }) => [pairs[id]?.[at] ?? 0]) })),
    links: [],
    apart: [],
    themeSet: null,
    ms: 1,
  }
}

async function open(reports: readonly Report[] = [LEADING, OTHER], more: Partial<Parameters<typeof fakeApi>[0]> = {}) {
  await page.viewport(1440, 800)
  const layouts = new Map<string, SavedLayout>()
  const api = fakeApi({
    reports,
    ...more,
    answers: {
      'compare.open': ({ reportIds }) => comparisonOf(reportIds),
      'workspaces.list': () => [...layouts.values()],
      'workspaces.save': layout => {
        layouts.set(layout.id, layout)
        api.announce('workspaces.changed', {})
        return null
      },
      'workspaces.remove': ({ id }) => {
        layouts.delete(id)
        api.announce('workspaces.changed', {})
        return null
      },
      ...more.answers,
    },
  })
  const mounted = await mount(<App />, api)
  mounted.store.getState().show('reading')
  await mounted.store.getState().openReport(reports[0]?.id ?? '')
  await vi.waitFor(() => expect(texts(mounted.host)[0]?.querySelector('[data-start]')).toBeTruthy())
  const shown = () => mounted.store.getState().panes.map(({ reportId }) => reportId)
  return { ...mounted, shown }
}

const texts = (host: HTMLElement) => [...host.querySelectorAll<HTMLElement>('[data-pane-text]')]

/** The heading at the top of a pane. */
function headingIn(host: HTMLElement, index: number, report: Report): string | undefined {
  const pane = texts(host)[index]
  if (!pane) return undefined
  const at = positionInView(pane, createTextPositions(pane))
  return report.outline.findLast(({ start }) => start <= at)?.heading
}

/** Scrolls as a hand does: the section's heading comes to the top. */
function scrollTo(host: HTMLElement, index: number, heading: string): void {
  const pane = texts(host)[index]
  const element = [...(pane?.querySelectorAll<HTMLElement>('[data-start]') ?? [])].find(({ textContent }) => textContent === heading)
  if (pane && element) pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - 12
}

describe('panes', () => {
  test('one key opens one more, up to four; the new one has the keyboard', async () => {
    const { host, shown } = await open()
    texts(host)[0]?.focus()
    for (const count of [2, 3, 4]) {
      await userEvent.keyboard('{Control>}\\{/Control}')
      await vi.waitFor(() => expect(texts(host).length).toBe(count))
      await vi.waitFor(() => expect(document.activeElement).toBe(texts(host)[count - 1]))
    }
    await userEvent.keyboard('{Control>}\\{/Control}')
    expect(shown()).toEqual(['a', 'a', 'a', 'a'])
    await expect.element(page.getByRole('button', { name: /^再开一栏/ })).toBeDisabled()
    await userEvent.keyboard('{Shift>}w{/Shift}')
    await vi.waitFor(() => expect(shown()).toEqual(['a', 'a', 'a']))
  })

  test('where four stand in a narrow window, the one with the keyboard is in view, and the bar beside a selection is not cut off', async () => {
    const { host, store } = await open()
    await page.viewport(1000, 800)
    for (const count of [2, 3, 4]) {
      store.getState().splitPane(store.getState().activePane)
      await vi.waitFor(() => expect(texts(host).length).toBe(count))
    }
    if (!store.getState().marginShown) store.getState().toggleMargin()
    texts(host)[3]?.focus()
    const row = host.querySelector('[data-pane]')?.parentElement
    const lies = (inner: Element | null | undefined, outer: Element | null | undefined) => {
      const [a, b] = [inner?.getBoundingClientRect(), outer?.getBoundingClientRect()]
      return a !== undefined && b !== undefined && a.left >= b.left - 1 && a.right <= b.right + 1
    }
    await vi.waitFor(() => expect(lies(host.querySelectorAll('[data-pane]')[3], row)).toBe(true))
    await userEvent.keyboard('{F6}')
    await vi.waitFor(() => expect(lies(host.querySelectorAll('[data-pane]')[0], row)).toBe(true))
    await userEvent.keyboard('j')
    const last = page.getByRole('toolbar', { name: '对选中的文字' }).getByRole('button').last()
    await expect.element(last).toBeVisible()
    expect(lies(last.element(), texts(host)[0])).toBe(true)
  })

  test('are put elsewhere by their heads and by keys, and stay at their places', async () => {
    const { host, store, shown } = await open()
    await store.getState().openReport('b', { pane: 'new', position: OTHER.outline[1]?.start ?? 0 })
    await vi.waitFor(() => expect(headingIn(host, 1, OTHER)).toBe('二、监督工作'))
    const head = (index: number) => host.querySelectorAll<HTMLElement>('[data-pane-head]')[index]
    const from = head(1)
    const to = head(0)
    if (!from || !to) throw new Error('no heads')
    await userEvent.dragAndDrop(from, to, { sourcePosition: { x: from.clientWidth / 2, y: 20 }, targetPosition: { x: 250, y: 20 } })
    await vi.waitFor(() => expect(shown()).toEqual(['b', 'a']))
    await vi.waitFor(() => expect(headingIn(host, 0, OTHER)).toBe('二、监督工作'))
    expect(store.getState().activePane).toBe(0)
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}')
    await vi.waitFor(() => expect(shown()).toEqual(['a', 'b']))
    await vi.waitFor(() => expect(headingIn(host, 1, OTHER)).toBe('二、监督工作'))
  })

  test('each goes back and forward over its own reports and places', async () => {
    const { host, store } = await open()
    await store.getState().openReport('b', { pane: 'new' })
    await store.getState().openReport('a', { pane: 0, position: LEADING.outline[2]?.start ?? 0 })
    await vi.waitFor(() => expect(headingIn(host, 0, LEADING)).toBe('三、代表'))
    await store.getState().openReport('b', { pane: 0 })
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    await vi.waitFor(() => expect(headingIn(host, 0, LEADING)).toBe('三、代表'))
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    await vi.waitFor(() => expect(headingIn(host, 0, LEADING)).toBe('一、立法'))
    await page.getByRole('button', { name: /^前进/ }).first().click()
    await vi.waitFor(() => expect(headingIn(host, 0, LEADING)).toBe('三、代表'))
    // The other pane has been nowhere else.
    expect(store.getState().panes[1]?.history.past).toEqual([])
  })

  test('the map shows what is marked and found, and leads there', async () => {
    const start = LEADING.text?.indexOf('三、代表') ?? 0
    const highlights = [fakeHighlight('h', 'a', start, start + 4, { colour: 'rouge' }), fakeHighlight('g', 'a', 0, 4)]
    const { host } = await open([LEADING, OTHER], { highlights })
    const map = () => host.querySelector<HTMLElement>('[data-minimap]')
    await vi.waitFor(() =>
      expect([...(map()?.querySelectorAll('path[data-colour]') ?? [])].map(path => path.getAttribute('data-colour'))).toEqual([
        'gamboge',
        'rouge',
      ]),
    )
    const height = map()?.clientHeight ?? 0
    await userEvent.click(page.elementLocator(map() as HTMLElement), {
      position: { x: 12, y: (start / (LEADING.text?.length ?? 1)) * height },
    })
    await vi.waitFor(() => {
      const box = [...host.querySelectorAll('[data-start]')].find(({ textContent }) => textContent === '三、代表')?.getBoundingClientRect()
      expect(box && box.top > 0 && box.bottom < 800).toBe(true)
    })
    await userEvent.keyboard('{Control>}f{/Control}审议')
    await vi.waitFor(() => expect(map()?.querySelector('[data-hits]')?.getAttribute('data-hits')).toBe('360'))
  })
})

test('margin and outline make room for one more pane, once; they can be had back', async () => {
  const { store } = await open()
  const beside = () => [store.getState().marginShown, store.getState().outlineShown]
  await page.viewport(1100, 800)
  await userEvent.keyboard('{Control>}\\{/Control}')
  await vi.waitFor(() => expect(beside()).toEqual([false, true]))
  await userEvent.keyboard('{Control>}\\{/Control}')
  await vi.waitFor(() => expect(beside()).toEqual([false, false]))
  await page.getByRole('button', { name: '显示批注栏' }).click()
  await expect.element(page.getByRole('complementary', { name: '批注' })).toBeVisible()
  expect(beside()).toEqual([true, false])
})

test('a memo beside two panes takes the place of the margin', async () => {
  const about = { kind: 'report', id: LEADING.id } as const
  const { store, host } = await open(undefined, { answers: { 'memos.get': () => ({ about, name: '工作报告', report: null, memo: null }) } })
  await userEvent.keyboard('{Control>}\\{/Control}')
  await vi.waitFor(() => expect(texts(host)).toHaveLength(2))
  expect(store.getState().marginShown).toBe(true)
  await store.getState().openMemo(about)
  await expect.element(page.getByRole('complementary', { name: '备忘' })).toBeVisible()
  await vi.waitFor(() => expect(store.getState().marginShown).toBe(false))
  expect(store.getState().outlineShown).toBe(true)
  for (const text of texts(host)) expect(text.clientWidth).toBeGreaterThan(300)
})

describe('following', () => {
  test('a report that is opened in a pane that follows comes to where the leading one is', async () => {
    const { host, store } = await open()
    store.getState().splitPane(0)
    await vi.waitFor(() => expect(texts(host)[1]?.querySelector('[data-start]')).toBeTruthy())
    store.getState().leadFrom(0)
    scrollTo(host, 0, '二、监督')
    await vi.waitFor(() => expect(headingIn(host, 1, LEADING)).toBe('二、监督'))
    await store.getState().openReport('b', { pane: 1 })
    await vi.waitFor(() => expect(headingIn(host, 1, OTHER)).toBe('二、监督工作'))
  })

  test('what corresponds comes along with the leading pane; moved alone or freed, a pane moves no other', async () => {
    const { host, store } = await open()
    await store.getState().openReport('b', { pane: 'new' })
    await vi.waitFor(() => expect(texts(host)[1]?.querySelector('[data-start]')).toBeTruthy())
    store.getState().activatePane(0)
    await userEvent.keyboard('l')
    await vi.waitFor(() => expect(headingIn(host, 1, OTHER)).toBe('三、法规'))
    scrollTo(host, 0, '二、监督')
    await vi.waitFor(() => expect(headingIn(host, 1, OTHER)).toBe('二、监督工作'))

    scrollTo(host, 1, '一、代表工作')
    await vi.waitFor(() => expect(headingIn(host, 1, OTHER)).toBe('一、代表工作'))
    expect(headingIn(host, 0, LEADING)).toBe('二、监督')

    await page.getByRole('button', { name: /^脱开/ }).click()
    scrollTo(host, 0, '一、立法')
    await vi.waitFor(() => expect(store.getState().panes[0]?.position).toBeLessThan(LEADING.outline[1]?.start ?? 0))
    expect(headingIn(host, 1, OTHER)).toBe('一、代表工作')
    scrollTo(host, 1, '二、监督工作')
    await vi.waitFor(() => expect(store.getState().panes[1]?.position).toBeGreaterThanOrEqual(OTHER.outline[1]?.start ?? 0))
    expect(headingIn(host, 0, LEADING)).toBe('一、立法')

    // What stands beside each other now belongs together from now on.
    await page.getByRole('button', { name: /^重新跟随/ }).click()
    scrollTo(host, 0, '三、代表')
    await vi.waitFor(() => expect(headingIn(host, 1, OTHER)).toBe('一、代表工作'))
    scrollTo(host, 0, '一、立法')
    await vi.waitFor(() => expect(headingIn(host, 1, OTHER)).toBe('二、监督工作'))
  })
})

describe('layouts', () => {
  test('are kept under a name, opened, renamed, taken away and taken back', async () => {
    const { store, shown } = await open()
    await store.getState().openReport('b', { pane: 'new' })
    await page.getByRole('button', { name: '阅读布局…' }).click()
    const dialog = page.getByRole('dialog', { name: '阅读布局' })
    await dialog.getByRole('textbox', { name: '布局名称' }).fill('两地')
    await userEvent.keyboard('{Enter}')
    const row = (name: string) => dialog.getByRole('listitem', { name })
    await expect.element(row('两地')).toBeVisible()
    await row('两地').getByRole('textbox').fill('两地监督')
    await userEvent.keyboard('{Enter}')
    await expect.element(row('两地监督')).toBeVisible()
    await dialog.getByRole('button', { name: '删除“两地监督”' }).click()
    await expect.element(row('两地监督')).not.toBeInTheDocument()
    await dialog.getByRole('button', { name: '恢复' }).click()
    await expect.element(row('两地监督')).toBeVisible()
    store.getState().closePane(1)
    store.getState().closePane(0)
    expect(shown()).toEqual([null])
    await row('两地监督').getByRole('button', { name: '打开' }).click()
    await vi.waitFor(() => expect(shown()).toEqual(['a', 'b']))
    await expect.element(dialog).not.toBeInTheDocument()
  })
})

test('one key leads to the same place’s years, another to the same year’s places', async () => {
  const [before, further] = [
    sectioned('y', ['一、立法'], { year: 2023 }),
    sectioned('c', ['一、立法'], { place: '石渡市', city: '石渡市' }),
  ]
  const { shown } = await open([LEADING, OTHER, before, further])
  await userEvent.keyboard(',')
  await vi.waitFor(() => expect(shown()).toEqual(['y']))
  await userEvent.keyboard('.')
  await vi.waitFor(() => expect(shown()).toEqual(['a']))
  // 临溪市, 青禾市, 石渡市: by pinyin.
  await userEvent.keyboard('<')
  await vi.waitFor(() => expect(shown()).toEqual(['b']))
  await userEvent.keyboard('<')
  await expect.element(page.getByText('没有同一年排在前面的地区。')).toBeVisible()
  await userEvent.keyboard('>>')
  await vi.waitFor(() => expect(shown()).toEqual(['c']))
})
