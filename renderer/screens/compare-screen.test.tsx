import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ComparedReport, Comparison, SectionLink } from '../../shared/model/comparison.ts'
import type { Report } from '../../shared/model/report.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import { fakeApi, fakeHighlight, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import { painted } from '../testing/painted.ts'
import CompareScreen from './compare-screen.tsx'

const REVIEW = '一年来，常委会依法履行职责，扎实推进各项工作，取得了新的成效。'
const PARTS = ['一、坚持党的领导', '二、推进立法', '三、做好监督', '四、代表工作']
/** The longest section is many times as long as its neighbours. */
const sectionText = (heading: string, sentences: number) => `${heading}\n${`${REVIEW}全年听取报告${sentences}项。`.repeat(sentences)}`
const TEXTS = {
  a: ['各位代表：', ...PARTS.map((heading, at) => sectionText(heading, at === 2 ? 40 : 4))].join('\n'),
  b: ['各位代表：', ...[...PARTS].reverse().map((heading, at) => sectionText(heading, at + 2)), sectionText('五、数字机关', 6)].join('\n'),
}
const THEMES = ['leadership', 'legislation', 'supervision', 'deputies', 'digital']

function report(id: 'a' | 'b', year: number): Report {
  return fakeReport(id, TEXTS[id], { year, place: id === 'a' ? '青禾市' : '石渡县', title: `${id}的工作报告` })
}

function sectionsOf(id: 'a' | 'b'): ComparedReport['sections'] {
  const text = TEXTS[id]
  const starts = [0, ...[...text.matchAll(/[一二三四五]、/g)].map(({ index }) => index)]
  return starts.map((start, at) => {
    const heading = at === 0 ? '' : (text.slice(start).split('\n')[0] ?? '')
    return {
      start,
      end: starts[at + 1] ?? text.length,
      heading,
      part: 'review',
      role: at === 0 ? 'opening' : 'section',
      themes: [],
      chosen: false,
    }
  })
}

const LINK: SectionLink = {
  from: { column: 0, section: 2 },
  to: { column: 1, section: 3 },
  by: 'program',
  theme: 'legislation',
}

/** The user keeps the party's section of a from that of deputies of b. */
const APART = [{ from: { column: 0, section: 1 }, to: { column: 1, section: 1 } }]

const OWN_NAME = { 'zh-CN': '我的主题', en: '我的主题' }
const SETS = [{ id: 'own', name: OWN_NAME, bodies: [], themes: [], builtIn: false, chosen: 0 }]

const ROWS = [
  [[0], [0]],
  [[1], [4]],
  [[2], [3]],
  [[3], [2]],
  [[4], [1]],
  [[], [5]],
] as const

/** As the engine would answer for `a` and `b`, in whichever order. */
function comparisonOf(ids: readonly string[], links: readonly SectionLink[]): Comparison {
  const order = ids.map(id => (id === 'b' ? 1 : 0))
  const reports = ids.map(id => {
    const known = id === 'b' ? 'b' : 'a'
    return {
      reportId: id,
      title: `${id}的工作报告`,
      place: known === 'a' ? '青禾市' : '石渡县',
      body: 'npc' as const,
      year: 2024,
      sections: sectionsOf(known),
    }
  })
  const rows = ROWS.map((cells, at) => ({
    part: 'review' as const,
    theme: at === 0 ? null : (THEMES[at - 1] ?? null),
    cells: order.map(index => cells[index] ?? []),
  }))
  return { reports, rows, links, apart: APART.map(({ from, to }) => ({ from, to })), themeSet: null, ms: 1 }
}

/** What was asked of the engine beside reading. */
interface Asked {
  readonly links: unknown[]
  /** The set of each comparison that was opened. */
  readonly sets: (string | undefined)[]
  readonly workspaces: Workspace[]
}

async function open() {
  await page.viewport(1280, 800)
  const asked: Asked = { links: [], workspaces: [], sets: [] }
  const start = TEXTS.a.indexOf('听取报告4项')
  const api = fakeApi({
    reports: [report('a', 2024), report('b', 2024), { ...report('a', 2023), id: 'before' }],
    highlights: [fakeHighlight('h', 'a', start, start + 6, { quote: '听取报告4项' })],
    answers: {
      'compare.open': ({ reportIds, setId }) => {
        asked.sets.push(setId)
        return { ...comparisonOf(reportIds, [LINK]), themeSet: setId ?? null }
      },
      'compare.words': ({ pairs }) => ({ words: pairs.map(() => ['条例', '立法']) }),
      'themes.sets': () => SETS,
      'compare.link': input => {
        asked.links.push(input)
        return { id: 1, kind: 'section.link', count: 1, at: '' }
      },
      'workspace.save': workspace => {
        asked.workspaces.push(workspace)
        return null
      },
    },
  })
  const mounted = await mount(<CompareScreen />, api)
  return { api, asked, ...mounted }
}

async function compare() {
  const opened = await open()
  opened.store.getState().compare(['a', 'b'])
  // The code of the view loads when it is first shown.
  await expect.element(page.getByRole('grid', { name: '对读' })).toBeVisible()
  return opened
}

const nameOf = (row: Element) => row.querySelector('th')?.textContent ?? ''
const rowsOf = (host: HTMLElement) => [...host.querySelectorAll('tr[data-row]')]
/** Row and column of the cell that keys act on. */
function currentCell(host: HTMLElement): string {
  const cell = host.querySelector(`#${host.querySelector('table')?.getAttribute('aria-activedescendant')}`)
  const row = cell?.closest('tr')
  return row ? `${nameOf(row)} ${cell?.getAttribute('aria-colindex')}` : ''
}

/** Selects the words where they first stand in a cell. */
function selectIn(host: HTMLElement, row: number, column: number, words: string): void {
  for (const paragraph of host.querySelectorAll(`[data-row="${row}"] [data-column="${column}"] [data-start]`)) {
    const at = paragraph.textContent?.indexOf(words) ?? -1
    const node = paragraph.firstChild
    if (at >= 0 && node) {
      getSelection()?.setBaseAndExtent(node, at, node, at + words.length)
      return
    }
  }
  throw new Error('no such words')
}

describe('the aligned reading view', () => {
  test('a row holds what corresponds, in the order of the first column; what one report has alone is short', async () => {
    const { host } = await compare()
    expect(rowsOf(host).map(nameOf)).toEqual(['开头', 'leadership', 'legislation', 'supervision', 'deputies', 'digital只此一家'])
    const legislation = page.getByRole('row', { name: 'legislation', exact: true })
    await expect.element(legislation.getByText('二、推进立法').first()).toBeVisible()
    expect(legislation.getByText('二、推进立法').elements().length).toBe(2)
    expect(rowsOf(host).map(row => row.hasAttribute('data-folded'))).toEqual([false, false, false, false, false, true])
    await expect.element(page.getByRole('row', { name: /^digital/ }).getByText('没有相应的部分')).toBeInTheDocument()
    expect(
      page
        .getByRole('columnheader')
        .elements()
        .map(head => head.textContent),
    ).toEqual([expect.stringContaining('青禾市 · 人大 · 2024'), expect.stringContaining('石渡县 · 人大 · 2024')])
  })

  test('a short cell stays beside what is read of its long neighbour', async () => {
    const { host } = await compare()
    const row = rowsOf(host)[3]
    const scroller = host.querySelector('table')?.parentElement?.parentElement
    const [long, short] = [...(row?.querySelectorAll('[data-column] > div') ?? [])]
    if (!row || !scroller || !long || !short) throw new Error('no such row')
    scroller.scrollTop += row.getBoundingClientRect().top + 900
    await vi.waitFor(() => {
      expect(long.getBoundingClientRect().top).toBeLessThan(-300)
      expect(short.getBoundingClientRect().top).toBeGreaterThan(0)
      expect(short.getBoundingClientRect().bottom).toBeLessThan(800)
    })
  })

  test('arrows go from cell to cell, F folds, Enter reads on in the reading screen', async () => {
    const { host, store } = await compare()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    await vi.waitFor(() => expect(currentCell(host)).toBe('legislation 2'))
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await vi.waitFor(() => expect(currentCell(host)).toBe('legislation 3'))
    await userEvent.keyboard('f')
    await vi.waitFor(() => expect(rowsOf(host)[2]?.hasAttribute('data-folded')).toBe(true))
    await userEvent.keyboard('{Shift>}f{/Shift}')
    await vi.waitFor(() => expect(rowsOf(host).every(row => row.hasAttribute('data-folded'))).toBe(true))
    await userEvent.keyboard('{Enter}')
    expect(store.getState().screen).toBe('reading')
    expect(store.getState().panes[0]).toMatchObject({ reportId: 'b', position: TEXTS.b.indexOf('二、推进立法') })
    expect(store.getState().cameFrom).toBe('compare')
  })

  test('what is chosen is kept for the next start, and in which order', async () => {
    const { asked, store } = await compare()
    await userEvent.keyboard('{ArrowDown}{Alt>}{ArrowRight}{/Alt}')
    await vi.waitFor(() => expect(asked.workspaces.at(-1)?.comparison).toMatchObject({ reportIds: ['b', 'a'], view: 'aligned' }))
    expect(asked.workspaces.at(-1)?.screen).toBe('compare')
    await vi.waitFor(() => expect(store.getState().comparison?.reports.map(({ reportId }) => reportId)).toEqual(['b', 'a']))
  })

  test('a key shows the year before in the column; with one report left there is a choice of another', async () => {
    const { store } = await compare()
    await userEvent.keyboard('{ArrowDown},')
    expect(store.getState().compared).toEqual(['before', 'b'])
    await page.getByRole('button', { name: '石渡县 · 人大 · 2024 的操作' }).click()
    await page.getByRole('menuitem', { name: '移出比较' }).click()
    await expect.element(page.getByText('已选一份，再选一份就可以对读。')).toBeVisible()
  })

  test('rows can be chosen by how many reports have them, or by theme', async () => {
    const { host } = await compare()
    await page.getByRole('radio', { name: '只此一家' }).click()
    await vi.waitFor(() => expect(rowsOf(host).map(nameOf)).toEqual(['digital只此一家']))
    await expect.element(page.getByText('6 行中的 1 行')).toBeVisible()
    await page.getByRole('button', { name: '只看“supervision”' }).click()
    await expect.element(page.getByText('没有这样的行')).toBeVisible()
    await page.getByRole('button', { name: '显示全部' }).click()
    await vi.waitFor(() => expect(rowsOf(host).length).toBe(6))
  })

  test('another set of themes can be chosen, and is kept for the next start', async () => {
    const { asked, store } = await compare()
    const choice = page.getByRole('combobox', { name: '按哪一套主题' })
    await expect.element(choice).toHaveDisplayValue('不分主题')
    await userEvent.selectOptions(choice, '我的主题')
    await vi.waitFor(() => expect(asked.sets.at(-1)).toBe('own'))
    await expect.element(choice).toHaveDisplayValue('我的主题')
    await vi.waitFor(() => expect(asked.workspaces.at(-1)?.comparison?.set).toBe('own'))
    // Other reports may be of another body.
    store.getState().compare(['a', 'before'])
    await vi.waitFor(() => expect(asked.sets.at(-1)).toBeUndefined())
  })

  test('the rail goes to a theme and says where the reader is', async () => {
    const { host } = await compare()
    const deputies = page.getByRole('navigation', { name: '主题' }).getByRole('button', { name: /^deputies/ })
    await deputies.click()
    await vi.waitFor(() => expect(deputies.element().getAttribute('aria-current')).toBe('location'))
    const heads = host.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
    await vi.waitFor(() => expect(rowsOf(host)[4]?.getBoundingClientRect().top).toBeCloseTo(heads, -1))
  })

  test('a margin that opens leaves the reader in the row that he reads', async () => {
    const { host, store } = await compare()
    const scroller = host.querySelector('table')?.parentElement?.parentElement
    const row = () => rowsOf(host)[3]?.getBoundingClientRect()
    if (scroller) scroller.scrollTop += (row()?.top ?? 0) + 600
    await vi.waitFor(() => expect(store.getState().compareTop?.part).toBeGreaterThan(0.2))
    const before = store.getState().compareTop?.part ?? 0
    await page.getByRole('button', { name: '显示批注栏' }).click()
    const heads = host.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
    await expect.element(page.getByRole('complementary', { name: '批注' })).toBeVisible()
    await vi.waitFor(() => expect((heads - (row()?.top ?? 0)) / (row()?.height ?? 1)).toBeCloseTo(before, 1))
  })
})

describe('links', () => {
  test('L says why sections correspond; another section can be named by key', async () => {
    const { asked } = await compare()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}l')
    const panel = page.getByRole('dialog', { name: '与“二、推进立法”相应的部分' })
    await expect.element(panel.getByText('共有的词：条例、立法')).toBeVisible()
    await userEvent.keyboard('数字{Enter}')
    expect(asked.links).toEqual([
      { from: { reportId: 'a', start: TEXTS.a.indexOf('二、') }, to: { reportId: 'b', start: TEXTS.b.indexOf('五、') }, linked: true },
    ])
  })

  test('a link can be cut', async () => {
    const { asked } = await compare()
    await page.getByRole('button', { name: '“二、推进立法”为什么排在这一行' }).first().click()
    await page.getByRole('button', { name: '断开' }).click()
    expect(asked.links).toMatchObject([{ to: { reportId: 'b', start: TEXTS.b.indexOf('二、') }, linked: false }])
  })

  test('what the user keeps apart is said, and can be left to the program again', async () => {
    const { asked } = await compare()
    await page.getByRole('button', { name: '“一、坚持党的领导”为什么排在这一行' }).first().click()
    const panel = page.getByRole('dialog')
    await expect.element(panel.getByText('由你断开')).toBeVisible()
    await panel.getByRole('button', { name: '交回程序判断' }).click()
    expect(asked.links).toMatchObject([
      { from: { reportId: 'a' }, to: { reportId: 'b', start: TEXTS.b.indexOf('四、代表') }, linked: null },
    ])
  })

  test('a section dragged on another one is linked with it', async () => {
    const { asked } = await compare()
    const handle = page.getByRole('button', { name: '“一、坚持党的领导”为什么排在这一行' }).first()
    await userEvent.dragAndDrop(handle, page.getByRole('row', { name: 'legislation', exact: true }).getByText('二、推进立法').nth(1))
    expect(asked.links).toEqual([
      { from: { reportId: 'a', start: TEXTS.a.indexOf('一、') }, to: { reportId: 'b', start: TEXTS.b.indexOf('二、') }, linked: true },
    ])
  })
})

describe('words in a cell', () => {
  test('are marked by key in the report whose cell they stand in', async () => {
    const { api, host } = await compare()
    await vi.waitFor(() => expect(painted('gamboge')).toEqual(['听取报告4项']))
    await page.getByRole('row', { name: 'legislation', exact: true }).getByText('二、推进立法').nth(1).click()
    selectIn(host, 2, 1, '扎实推进')
    await expect.element(page.getByRole('toolbar', { name: '对选中的文字' })).toBeVisible()
    await userEvent.keyboard('3')
    await vi.waitFor(() => expect(painted('azure')).toEqual(['扎实推进']))
    const made = api.highlights.at(-1)
    expect([made?.reportId, made?.quote]).toEqual(['b', '扎实推进'])
  })

  test('are found in all columns, row by row', async () => {
    const { store } = await compare()
    await userEvent.keyboard('{Control>}f{/Control}推进立法')
    await expect.element(page.getByText('1/2')).toBeVisible()
    expect(store.getState().comparedHit?.reportId).toBe('a')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('2/2')).toBeVisible()
    expect(store.getState().comparedHit?.reportId).toBe('b')
    await vi.waitFor(() => expect(painted('find-current')).toEqual(['推进立法']))
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(painted('find')).toEqual([]))
  })

  test('a note is written in the margin, which opens for it', async () => {
    const { api, host } = await compare()
    await page.getByRole('row', { name: 'leadership', exact: true }).getByText('一、坚持党的领导').first().click()
    selectIn(host, 1, 0, '一、坚持党的领导')
    await userEvent.keyboard('n')
    await userEvent.fill(page.getByRole('textbox', { name: '笔记' }), '与去年相同')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await vi.waitFor(() => expect(api.highlights.at(-1)?.note).toBe('与去年相同'))
  })
})
