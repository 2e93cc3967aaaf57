import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AppError } from '../../shared/errors.ts'
import type { Report } from '../../shared/model/report.ts'
import { positionInView } from '../dom/scrolling.ts'
import { createTextPositions } from '../dom/text-position.ts'
import { fakeApi, fakeHighlight, fakeReport, fakeTag } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import { painted } from '../testing/painted.ts'
import ReadingScreen from './reading-screen.tsx'

const TEXT = ['工作报告', '各位代表：', '一、监督', '召开会议5次。审议报告9项。检查4次。', '二、代表'].join('\n')
const LONG = Array.from({ length: 400 }, (_, at) => `第${at}段。${'常委会听取和审议专项工作报告。'.repeat((at % 9) + 1)}`).join('\n')

const rangeOf = (words: string, text = TEXT) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const textOf = (host: HTMLElement, index = 0) => host.querySelectorAll<HTMLElement>('[data-pane-text]')[index]

async function open(reports: readonly Report[], more: Partial<Parameters<typeof fakeApi>[0]> = {}) {
  await page.viewport(1280, 800)
  const api = fakeApi({ reports, ...more })
  const mounted = await mount(<ReadingScreen />, api)
  await mounted.store.getState().openReport(reports[0]?.id ?? '', { pane: 0 })
  await vi.waitFor(() => expect(mounted.host.querySelector('[data-start]')).not.toBeNull())
  return { api, ...mounted }
}

/** Draws a selection over the words with the mouse's own events. */
function selectWords(host: HTMLElement, words: string): void {
  const pane = textOf(host)
  if (!pane) throw new Error('no text')
  const dom = createTextPositions(pane).toDomRange(rangeOf(words))
  if (dom) getSelection()?.setBaseAndExtent(dom.startContainer, dom.startOffset, dom.endContainer, dom.endOffset)
  pane.focus()
}

describe('highlighting', () => {
  test('a digit marks the selected words in its colour, and the margin says so', async () => {
    const { api, host } = await open([fakeReport('a', TEXT)])
    selectWords(host, '审议报告9项')
    await userEvent.keyboard('3')
    await vi.waitFor(() => expect(painted('azure')).toEqual(['审议报告9项']))
    expect(api.highlights.map(({ start, end, colour }) => ({ start, end, colour }))).toEqual([
      { ...rangeOf('审议报告9项'), colour: 'azure' },
    ])
    await expect.element(page.getByRole('listitem').filter({ hasText: '审议报告9项' })).toBeVisible()
  })

  test('a note that is asked for before the highlight is acknowledged is written on it', async () => {
    let acknowledge: () => void = () => undefined
    const { host } = await open([fakeReport('a', TEXT)], {
      answers: {
        'highlights.add': ({ reportId, start, end }) =>
          new Promise(resolve => {
            acknowledge = () => resolve(fakeHighlight('h9', reportId, start, end))
          }),
      },
    })
    selectWords(host, '审议报告9项')
    await userEvent.keyboard('3n')
    acknowledge()
    await expect.element(page.getByRole('textbox', { name: '笔记' })).toHaveFocus()
  })

  test('the words are marked before their highlight is acknowledged; where it failed they are selected again', async () => {
    let answer: (worked: boolean) => void = () => undefined
    const { host, store } = await open([fakeReport('a', TEXT)], {
      answers: {
        'highlights.add': ({ reportId, start, end, colour }) =>
          new Promise((resolve, reject) => {
            const added = fakeHighlight('h9', reportId, start, end, { colour: colour ?? 'gamboge' })
            answer = worked => (worked ? resolve(added) : reject(new AppError('disk-full', 'full')))
          }),
      },
    })
    const current = () => [painted('azure'), painted('active'), String(getSelection()), store.getState().activeHighlightId]
    selectWords(host, '审议报告9项')
    await userEvent.keyboard('3')
    const marked = ['审议报告9项']
    await vi.waitFor(() => expect(current()).toEqual([marked, marked, '', null]))
    answer(false)
    await vi.waitFor(() => expect(current()).toEqual([[], [], '审议报告9项', null]))
    expect(store.getState().notices.length).toBe(1)
    await userEvent.keyboard('3')
    answer(true)
    await vi.waitFor(() => expect(current()).toEqual([marked, marked, '', 'h9']))
  })

  test('a key that comes before the highlight is acknowledged is for it, unless the reader went to another one', async () => {
    const answers: (() => void)[] = []
    const { api, host, store } = await open([fakeReport('a', TEXT)], {
      highlights: [fakeHighlight('h', 'a', ...span('检查4次'))],
      answers: {
        'highlights.add': ({ reportId, start, end }) =>
          new Promise(resolve => {
            answers.push(() => {
              const added = fakeHighlight(`new${answers.length}`, reportId, start, end)
              api.highlights.push(added)
              resolve(added)
            })
          }),
      },
    })
    selectWords(host, '审议报告9项')
    await userEvent.keyboard('32')
    answers[0]?.()
    await vi.waitFor(() => expect(api.highlights.find(({ id }) => id === 'new1')?.colour).toBe('malachite'))
    selectWords(host, '召开会议5次')
    await userEvent.keyboard('3')
    store.getState().activateHighlight('h')
    answers[1]?.()
    await vi.waitFor(() =>
      expect(
        store
          .getState()
          .highlights.get('a')
          ?.map(({ id }) => id),
      ).toContain('new2'),
    )
    await userEvent.keyboard('5')
    await vi.waitFor(() => expect(api.highlights.find(({ id }) => id === 'h')?.colour).toBe('lilac'))
    expect(api.highlights.find(({ id }) => id === 'new2')?.colour).toBe('gamboge')
  })

  test('what is selected before the highlight is acknowledged stays selected', async () => {
    let acknowledge: () => void = () => undefined
    const { host } = await open([fakeReport('a', TEXT)], {
      answers: {
        'highlights.add': ({ reportId, start, end }) =>
          new Promise(resolve => {
            acknowledge = () => resolve(fakeHighlight('h9', reportId, start, end))
          }),
      },
    })
    selectWords(host, '召开会议5次。')
    await userEvent.keyboard('3j')
    acknowledge()
    await vi.waitFor(() => expect(painted('gamboge')).toEqual(['召开会议5次。']))
    expect(String(getSelection())).toBe('审议报告9项。')
  })

  test('a passage copied by key comes with its citation', async () => {
    const outline = [{ level: 1, heading: '一、监督', ...rangeOf('一、监督'), end: TEXT.indexOf('二、'), part: 'review' as const }]
    const { host } = await open([fakeReport('a', TEXT, { outline })])
    const copied: string[] = []
    const original = DataTransfer.prototype.setData
    onTestFinished(() => {
      DataTransfer.prototype.setData = original
    })
    DataTransfer.prototype.setData = function (format, data) {
      copied.push(data)
      original.call(this, format, data)
    }
    selectWords(host, '审议报告9项')
    await userEvent.keyboard('c')
    expect(copied).toEqual(['“审议报告9项”（工作报告 2024 · 一、监督）'])
    expect(String(getSelection())).toBe('审议报告9项')
  })

  test('the bar stands beside the selection, not on it', async () => {
    const { host } = await open([fakeReport('a', TEXT)])
    selectWords(host, '召开会议5次。审议报告9项')
    const bar = page.getByRole('toolbar')
    await expect.element(bar).toBeVisible()
    const box = bar.element().getBoundingClientRect()
    const covered = [...(getSelection()?.getRangeAt(0).getClientRects() ?? [])].filter(
      line => line.bottom > box.top && line.top < box.bottom && line.right > box.left && line.left < box.right,
    )
    expect(covered).toEqual([])
  })

  test('sentences are chosen by key and marked one after the other', async () => {
    const { host } = await open([fakeReport('a', TEXT)])
    textOf(host)?.focus()
    await userEvent.keyboard('jjjj')
    await vi.waitFor(() => expect(String(getSelection())).toBe('召开会议5次。'))
    await userEvent.keyboard('1')
    await vi.waitFor(() => expect(painted('gamboge')).toEqual(['召开会议5次。']))
    await userEvent.keyboard('j')
    await vi.waitFor(() => expect(String(getSelection())).toBe('审议报告9项。'))
    await userEvent.keyboard('{Shift>}j{/Shift}')
    expect(String(getSelection())).toBe('审议报告9项。检查4次。')
  })

  test('one thing is current: selecting leaves the active highlight, going to a highlight leaves the selection', async () => {
    const { api, host, store } = await open([fakeReport('a', TEXT)], { highlights: [fakeHighlight('h', 'a', ...span('会议5次'))] })
    textOf(host)?.focus()
    const current = () => [store.getState().activeHighlightId, String(getSelection())]
    await userEvent.keyboard(']')
    expect(current()).toEqual(['h', ''])
    await userEvent.keyboard('j')
    await vi.waitFor(() => expect(current()).toEqual([null, '工作报告']))
    await vi.waitFor(() => expect(painted('active')).toEqual([]))
    await userEvent.keyboard('{Delete}')
    expect(api.highlights.length).toBe(1)
    await userEvent.keyboard(']')
    await vi.waitFor(() => expect(current()).toEqual(['h', '']))
    await userEvent.keyboard('j')
    await vi.waitFor(() => expect(current()[0]).toBe(null))
    await page.getByRole('complementary', { name: '批注' }).getByRole('listitem').click()
    await vi.waitFor(() => expect(current()).toEqual(['h', '']))
    await userEvent.keyboard('{Delete}')
    await vi.waitFor(() => expect(api.highlights).toEqual([]))
  })

  test('clicks on overlapping marks go through all of them', async () => {
    const highlights = [
      fakeHighlight('outer', 'a', ...span('召开会议5次')),
      fakeHighlight('inner', 'a', ...span('会议5'), { colour: 'rouge' }),
    ]
    const { host, store } = await open([fakeReport('a', TEXT)], { highlights })
    const pane = textOf(host)
    const line = pane && createTextPositions(pane).lineBoxes(rangeOf('议'))[0]
    if (!pane || !line) throw new Error('no text')
    const seen: (string | null)[] = []
    for (let turn = 0; turn < 3; turn++) {
      await userEvent.click(pane, {
        position: { x: line.x - pane.getBoundingClientRect().x + 5, y: line.y - pane.getBoundingClientRect().y + 10 },
      })
      seen.push(store.getState().activeHighlightId)
    }
    expect(seen).toEqual(['inner', 'outer', 'inner'])
  })

  test('what lights up under the pointer goes out where its highlight is deleted by key', async () => {
    const { host, store } = await open([fakeReport('a', TEXT)], { highlights: [fakeHighlight('h', 'a', ...span('召开会议5次'))] })
    const pane = textOf(host)
    const line = pane && createTextPositions(pane).lineBoxes(rangeOf('议'))[0]
    if (!pane || !line) throw new Error('no text')
    await userEvent.click(pane, {
      position: { x: line.x - pane.getBoundingClientRect().x + 5, y: line.y - pane.getBoundingClientRect().y + 10 },
    })
    await vi.waitFor(() => expect([painted('hover'), store.getState().activeHighlightId]).toEqual([['召开会议5次'], 'h']))
    await userEvent.keyboard('{Delete}')
    await vi.waitFor(() => expect([painted('gamboge'), painted('hover')]).toEqual([[], []]))
  })

  test('a tag is given by its initials', async () => {
    const tags = [
      fakeTag('监督/预算', { pinyin: 'jiandu/yusuan', initials: 'jd/ys' }),
      fakeTag('监督/会议', { pinyin: 'jiandu/huiyi', initials: 'jd/hy' }),
    ]
    const { api, host } = await open([fakeReport('a', TEXT)], { tags })
    selectWords(host, '检查4次')
    await userEvent.keyboard('t')
    await expect.element(page.getByRole('combobox', { name: '标签' })).toHaveFocus()
    await userEvent.keyboard('hy{Enter}')
    await vi.waitFor(() => expect(api.highlights.map(({ tagIds }) => tagIds)).toEqual([['监督/会议']]))
    await vi.waitFor(() => expect(document.activeElement).toBe(textOf(host)))
    expect(String(getSelection())).toBe('')
  })

  test('a tag that is not there is made, and Escape leaves the selection as it was', async () => {
    const { api, host } = await open([fakeReport('a', TEXT)])
    selectWords(host, '检查4次')
    await userEvent.keyboard('t{Escape}')
    await vi.waitFor(() => expect(String(getSelection())).toBe('检查4次'))
    expect(api.highlights).toEqual([])
    await userEvent.keyboard('t')
    await userEvent.fill(page.getByRole('combobox', { name: '标签' }), '监督/检查')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(api.highlights.map(({ tagIds }) => tagIds)).toEqual([['监督/检查']]))
  })

  test('a note is saved when the field is left; Escape puts the old words back', async () => {
    const { api, host } = await open([fakeReport('a', TEXT)], { highlights: [fakeHighlight('h', 'a', ...span('检查4次'), { note: '旧' })] })
    textOf(host)?.focus()
    await userEvent.keyboard(']n')
    const field = page.getByRole('textbox', { name: '笔记' })
    await userEvent.fill(field, '新的笔记')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await vi.waitFor(() => expect(api.highlights[0]?.note).toBe('新的笔记'))
    await userEvent.keyboard('n')
    await userEvent.fill(field, '不要了')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('button', { name: '新的笔记' })).toBeVisible()
    expect(api.highlights[0]?.note).toBe('新的笔记')
  })

  test('what changed elsewhere is painted anew; words that are gone are not painted and the card says so', async () => {
    const highlights = [fakeHighlight('h', 'a', ...span('检查4次')), fakeHighlight('gone', 'a', 0, 4, { state: 'orphan', colour: 'ochre' })]
    const { api } = await open([fakeReport('a', TEXT)], { highlights })
    await vi.waitFor(() => expect(painted('gamboge')).toEqual(['检查4次']))
    expect(painted('ochre')).toEqual([])
    await expect.element(page.getByText('原文里已经没有这段话了。')).toBeVisible()
    await api.call('highlights.remove', { ids: ['h'] })
    await vi.waitFor(() => expect(painted('gamboge')).toEqual([]))
  })
})

test('of a long report the marks near the reader are painted, those further on when he comes there', async () => {
  const highlights = ['第1段。', '第399段。'].map(words => ({ words, ...rangeOf(words, LONG) }))
  const { host } = await open([fakeReport('a', LONG)], {
    highlights: highlights.map(({ words, start, end }) => fakeHighlight(words, 'a', start, end)),
  })
  await vi.waitFor(() => expect(painted('gamboge')).toEqual(['第1段。']))
  textOf(host)?.focus()
  await userEvent.keyboard('{End}')
  await vi.waitFor(() => expect(painted('gamboge')).toEqual(['第399段。']))
})

describe('two panes', () => {
  test('hiding the margin keeps the pane that keys act on', async () => {
    const { store } = await open([fakeReport('a', TEXT)])
    await page.getByRole('button', { name: '隐藏批注栏' }).click()
    expect([store.getState().activePane, store.getState().marginShown]).toEqual([0, false])
  })

  test('closing one leaves the marks of the other', async () => {
    const highlights = [fakeHighlight('l', 'a', ...span('检查4次')), fakeHighlight('r', 'b', ...span('审议报告9项'))]
    const { host, store } = await open([fakeReport('a', TEXT), fakeReport('b', TEXT)], { highlights })
    await store.getState().openReport('b', { pane: 1 })
    await vi.waitFor(() => expect(new Set(painted('gamboge'))).toEqual(new Set(['审议报告9项', '检查4次'])))
    store.getState().closePane(0)
    await vi.waitFor(() => expect(painted('gamboge')).toEqual(['审议报告9项']))
    expect(host.querySelectorAll('[data-pane-text]').length).toBe(1)
  })
})

describe('the place', () => {
  test.each([
    ['an ordinary report', LONG.slice(0, 20_000)],
    ['a long one', LONG],
  ])('is the same after a change of the screen: %s', async (_, text) => {
    const { host, store, remount } = await open([fakeReport('a', text)])
    await store.getState().openReport('a', { pane: 0, position: rangeOf('第90段', text).start + 20 })
    const seen = () => {
      const pane = textOf(host)
      return pane ? positionInView(pane, createTextPositions(pane)) : null
    }
    await vi.waitFor(() => expect(store.getState().panes[0]?.position).toBe(seen()))
    const before = seen()
    expect(text.slice(before ?? 0, (before ?? 0) + 40).length).toBe(40)
    expect(before).toBeGreaterThan(rangeOf('第90段', text).start - 1)
    remount()
    await vi.waitFor(() => expect(seen()).toBe(before))
  })

  test.each([
    [5, '第1段'],
    [117, '第3段'],
    [1203, '第20段'],
  ])('is the same to the pixel, scrolled by %d and left at once', async (by, words) => {
    const { host, remount } = await open([fakeReport('a', LONG)])
    const pane = textOf(host)
    const lineTop = () => {
      const shown = textOf(host)
      return (shown && createTextPositions(shown).lineBoxes(rangeOf(words, LONG))[0]?.top) ?? Number.NaN
    }
    const scrolled = new Promise(resolve => pane?.addEventListener('scroll', resolve, { once: true }))
    pane?.scrollTo({ top: by })
    await scrolled
    const before = lineTop()
    remount()
    await vi.waitFor(() => expect(textOf(host)?.querySelector('[data-start]')).not.toBeNull())
    expect(textOf(host)).not.toBe(pane)
    await vi.waitFor(() => expect(lineTop()).toBeCloseTo(before, 0))
  })

  test('a jump shows the passage and lights it up', async () => {
    const { host, store } = await open([fakeReport('a', LONG)])
    const passage = rangeOf('第300段', LONG)
    await store.getState().openReport('a', { pane: 0, flash: passage })
    await vi.waitFor(() => expect(painted('flash')).toEqual(['第300段']))
    const pane = textOf(host)
    const line = pane && createTextPositions(pane).lineBoxes(passage)[0]
    const view = pane?.getBoundingClientRect()
    expect(line && view && line.top > view.top && line.bottom < view.bottom).toBe(true)
  })
})

describe('finding in a report', () => {
  test('counts the hits, paints them and goes round', async () => {
    const { host } = await open([fakeReport('a', '会议。报告。会议。报告。会议。')])
    textOf(host)?.focus()
    await userEvent.keyboard('{Control>}f{/Control}会议')
    await expect.element(page.getByText('1/3')).toBeVisible()
    expect(painted('find').length).toBe(3)
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
    await expect.element(page.getByText('3/3')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(painted('find')).toEqual([])
    await vi.waitFor(() => expect(document.activeElement).toBe(textOf(host)))
  })

  test('goes on into the next pane where all are looked through, and ends there', async () => {
    const { host, store } = await open([fakeReport('a', '会议。报告。会议。'), fakeReport('b', '没有。会议。会议。会议。')])
    await store.getState().openReport('b', { pane: 1 })
    await store.getState().openReport('a', { pane: 0 })
    const panes = () => host.querySelectorAll('[data-pane-text]')
    await vi.waitFor(() => expect(panes()).toHaveLength(2))
    await userEvent.keyboard('{Control>}f{/Control}会议')
    await expect.element(page.getByText('1/2', { exact: true })).toBeVisible()
    await userEvent.keyboard('{Alt>}a{/Alt}')
    await expect.element(page.getByText('1/5（2 + 3）')).toBeVisible()
    expect(painted('find')).toHaveLength(5)
    await userEvent.keyboard('{Enter}{Enter}')
    await expect.element(page.getByText('3/5（2 + 3）')).toBeVisible()
    const current = [...(CSS.highlights.get('find-current') ?? [])]
    expect(current.map(range => panes()[1]?.contains(range.startContainer))).toEqual([true])
    await userEvent.keyboard('{Escape}')
    expect(store.getState().activePane).toBe(1)
    await vi.waitFor(() => expect(document.activeElement).toBe(panes()[1]))
    expect(painted('find')).toEqual([])
  })
})

function span(words: string): [number, number] {
  const { start, end } = rangeOf(words)
  return [start, end]
}
