import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { COLOURS } from '../../shared/model/highlight.ts'
import { createTextPositions } from '../dom/text-position.ts'
import { StatusBar } from '../features/shell/status-bar.tsx'
import ShortcutEditor from '../features/shortcuts/shortcut-editor.tsx'
import { fakeApi, fakeHighlight, fakeReport, fakeTag } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import { painted } from '../testing/painted.ts'
import ReadingScreen from './reading-screen.tsx'

const TEXT = ['工作报告', '一、监督', '召开会议5次。审议报告9项。检查4次。', '二、代表'].join('\n')
const of = (words: string) => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length] as const

async function open(highlights = [fakeHighlight('h', 'a', ...of('审议报告'), { tagIds: ['t'], note: '看' })]) {
  await page.viewport(1280, 800)
  const api = fakeApi({ reports: [fakeReport('a', TEXT)], highlights, tags: [fakeTag('监督'), fakeTag('立法', { colour: 'rouge' })] })
  const moves: { start: number; end: number }[] = []
  const call = api.call
  api.call = (method, input) => {
    if (method === 'highlights.move') moves.push(input as unknown as { start: number; end: number })
    return call(method, input)
  }
  const both = (
    <>
      <StatusBar progress={null} />
      <ReadingScreen />
    </>
  )
  const mounted = await mount(both, api)
  await mounted.store.getState().openReport('a', { pane: 0 })
  await vi.waitFor(() => expect(painted('gamboge').length).toBeGreaterThan(0))
  mounted.host.querySelector<HTMLElement>('[data-pane-text]')?.focus()
  const text = mounted.host.querySelector<HTMLElement>('[data-pane-text]')
  if (!text) throw new Error('no text')
  /** The edge of a character in the window. */
  const edge = (words: string, side: 'left' | 'right') => {
    const [start, end] = of(words)
    const [box] = createTextPositions(text).lineBoxes(side === 'left' ? { start, end: start + 1 } : { start: end - 1, end })
    if (!box) throw new Error('not on the page')
    return { x: box[side], y: box.top + box.height / 2 }
  }
  return { api, moves, edge, ...mounted }
}

function fire(target: EventTarget, type: string, at: { x: number; y: number }, more: PointerEventInit = {}): void {
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, button: 0, clientX: at.x, clientY: at.y, ...more }))
}

async function handle(host: HTMLElement, end: 'start' | 'end'): Promise<HTMLElement> {
  return await vi.waitFor(() => {
    const found = host.querySelector<HTMLElement>(`[data-end="${end}"]`)
    if (!found) throw new Error('no handle')
    return found
  })
}

async function take(host: HTMLElement, end: 'start' | 'end', at: { x: number; y: number }): Promise<void> {
  fire(await handle(host, end), 'pointerdown', at)
  await vi.waitFor(() => expect(host.querySelector('[data-dragging]')).not.toBeNull())
}

test('Shift+T gives the tag that was given last: to new words in its colour, and to the active highlight', async () => {
  const { api, store } = await open()
  store.getState().rememberTag('立法')
  await userEvent.keyboard('j{Shift>}t{/Shift}')
  await vi.waitFor(() => expect(api.highlights).toHaveLength(2))
  expect(api.highlights.at(-1)).toMatchObject({ tagIds: ['立法'], colour: 'rouge' })
  await vi.waitFor(() => expect(store.getState().activeHighlightId).toBe(api.highlights.at(-1)?.id))
  store.getState().activateHighlight('h')
  await userEvent.keyboard('{Shift>}t{/Shift}')
  await vi.waitFor(() => expect(api.highlights.find(({ id }) => id === 'h')?.tagIds).toEqual(['t', '立法']))
})

test('Shift+Enter gives a tag to all that is highlighted from then on, until that is ended', async () => {
  const { api } = await open()
  await userEvent.keyboard('jt')
  await userEvent.keyboard('立法{Shift>}{Enter}{/Shift}')
  await vi.waitFor(() => expect(api.highlights.at(-1)).toMatchObject({ tagIds: ['立法'], colour: 'rouge' }))
  await userEvent.keyboard('j2')
  await vi.waitFor(() => expect(api.highlights).toHaveLength(3))
  expect(api.highlights.at(-1)).toMatchObject({ tagIds: ['立法'], colour: 'malachite' })
  await expect.element(page.getByText('新批注都加：立法')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '以后不再都加' }))
  await userEvent.keyboard('j1')
  await vi.waitFor(() => expect(api.highlights).toHaveLength(4))
  expect(api.highlights.at(-1)?.tagIds).toEqual([])
})

describe('the ends of the active highlight', () => {
  test('are dragged: seen on the way, one action in the end; tags and note stay', async () => {
    const { api, moves, edge, host, store } = await open()
    store.getState().activateHighlight('h')
    await take(host, 'end', edge('审议报告', 'right'))
    fire(window, 'pointermove', edge('审议报告9', 'right'))
    await vi.waitFor(() => expect([painted('gamboge'), painted('active')]).toEqual([['审议报告9'], ['审议报告9']]))
    fire(window, 'pointermove', edge('审议报告9项', 'right'))
    await vi.waitFor(() => expect(painted('gamboge')).toEqual(['审议报告9项']))
    expect(moves).toEqual([])
    fire(window, 'pointerup', edge('审议报告9项', 'right'))
    await vi.waitFor(() => expect(api.highlights).toMatchObject([{ quote: '审议报告9项', tagIds: ['t'], note: '看', state: 'anchored' }]))
    expect(moves.length).toBe(1)
    expect(painted('gamboge')).toEqual(['审议报告9项'])
  })

  test('are left where they were by Escape, and go by sentence with Shift', async () => {
    const { api, moves, edge, host, store } = await open()
    store.getState().activateHighlight('h')
    await take(host, 'start', edge('审议报告', 'left'))
    fire(window, 'pointermove', edge('会议5', 'left'), { shiftKey: true })
    await vi.waitFor(() => expect(painted('gamboge')).toEqual(['召开会议5次。审议报告']))
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(painted('gamboge')).toEqual(['审议报告']))
    fire(window, 'pointerup', edge('会议5', 'left'))
    expect([moves, store.getState().activeHighlightId, api.highlights[0]?.start]).toEqual([[], 'h', of('审议报告')[0]])
  })

  test('are big enough to be taken hold of', async () => {
    const { host, store } = await open()
    store.getState().activateHighlight('h')
    const sizes = await Promise.all((['start', 'end'] as const).map(async end => (await handle(host, end)).getBoundingClientRect()))
    expect(sizes.every(({ width, height }) => width >= 24 && height >= 24)).toBe(true)
  })

  test('let a click through to the words below them: the next of two equal highlights is the active one', async () => {
    const equal = of('9项')
    const { host, moves, store } = await open([fakeHighlight('one', 'a', ...equal), fakeHighlight('same', 'a', ...equal)])
    store.getState().activateHighlight('one')
    await userEvent.click(await handle(host, 'end'), { position: { x: 8, y: 4 } })
    await vi.waitFor(() => expect(store.getState().activeHighlightId).toBe('same'))
    expect(moves).toEqual([])
  })

  test('are moved by key: one action for all that is pressed while Shift is held', async () => {
    const { api, moves, store } = await open()
    store.getState().activateHighlight('h')
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}')
    await vi.waitFor(() => expect(painted('gamboge')).toEqual(['审议报告9项']))
    expect(moves).toEqual([])
    await userEvent.keyboard('{/Shift}')
    await vi.waitFor(() => expect(api.highlights[0]?.quote).toBe('审议报告9项'))
    await userEvent.keyboard('{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}')
    await vi.waitFor(() => expect(api.highlights[0]?.quote).toBe('。审议报告9项'))
    await userEvent.keyboard('a')
    await vi.waitFor(() => expect(api.highlights[0]?.quote).toBe('召开会议5次。审议报告9项。'))
    expect(moves.length).toBe(3)
  })

  test('a selection snaps to the paragraph', async () => {
    await open()
    await userEvent.keyboard('jjj')
    await vi.waitFor(() => expect(String(getSelection())).toBe('召开会议5次。'))
    await userEvent.keyboard('{Shift>}a{/Shift}')
    expect(String(getSelection())).toBe('召开会议5次。审议报告9项。检查4次。')
  })
})

describe('screen readers', () => {
  /** Words are put into marks in a pause. */
  const hears = (host: HTMLElement, marks: readonly unknown[]) =>
    vi.waitFor(
      () => expect([...host.querySelectorAll('mark')].map(mark => [mark.textContent, mark.ariaDescription])).toEqual(marks),
      10_000,
    )

  test('hear of marked words the colour, the tags and the note, as they are by then', async () => {
    const { host, store } = await open([fakeHighlight('h', 'a', ...of('审议报告'), { tagIds: ['监督'], note: '看' })])
    await hears(host, [['审议报告', '藤黄；标签：监督；笔记：看']])
    await store.getState().updateHighlights({ ids: ['h'], note: '', colour: 'azure' })
    await hears(host, [['审议报告', '天青；标签：监督']])
    await store.getState().removeHighlights(['h'])
    await hears(host, [])
  })

  test('hear many that lie over one another as one, with all their tags', async () => {
    const [start] = of('召开')
    const many = Array.from({ length: 5 }, (_, at) =>
      fakeHighlight(`h${at}`, 'a', start + at, start + 6 + at, { tagIds: at < 2 ? ['监督'] : [] }),
    )
    const { host } = await open(many)
    await hears(host, [['召开会议5次。审议报', '重叠的批注5条；标签：监督']])
  })
})

describe('highlights over one another', () => {
  test('have a bracket each beside the text, equal ones too, and a click on it goes to that one', async () => {
    const { host, store } = await open([
      fakeHighlight('outer', 'a', ...of('召开会议5次。审议报告9项。')),
      fakeHighlight('one', 'a', ...of('审议报告')),
      fakeHighlight('same', 'a', ...of('审议报告')),
      fakeHighlight('apart', 'a', ...of('二、代表')),
    ])
    const brackets = () => [...host.querySelectorAll<HTMLElement>('[data-bracket]')]
    await vi.waitFor(() => expect(brackets().map(({ dataset }) => dataset['bracket'])).toEqual(['outer', 'one', 'same']))
    const text = host.querySelector('p[data-start]')?.getBoundingClientRect().left ?? 0
    const lefts = brackets().map(bracket => bracket.getBoundingClientRect().left)
    expect([new Set(lefts).size, lefts.every(left => left > 0 && left < text)]).toEqual([3, true])
    for (const bracket of brackets()) {
      await userEvent.click(bracket)
      expect(store.getState().activeHighlightId).toBe(bracket.dataset['bracket'])
    }
  })

  test('five hundred on a few lines share brackets where there is no room for one each, and clicks reach every one', async () => {
    const [start] = of('召开')
    const ids = Array.from({ length: 500 }, (_, at) => `h${String(at).padStart(3, '0')}`)
    const { host, store } = await open(ids.map((id, at) => fakeHighlight(id, 'a', start + Math.floor(at / 60), start + 10 + (at % 11))))
    const brackets = () => [...host.querySelectorAll<HTMLElement>('[data-bracket]')]
    await vi.waitFor(() => expect(brackets().length).toBeGreaterThan(1))
    expect(brackets().length).toBeLessThan(150)
    const reached = new Set<string | null>()
    for (const bracket of brackets()) {
      for (let turn = bracket.dataset['shared'] ? ids.length : 1; turn > 0; turn--) {
        bracket.click()
        reached.add(store.getState().activeHighlightId)
      }
    }
    expect([...reached].sort()).toEqual(ids)
  })

  test('O goes through all of them, equal ones too, and a line tells where they lie in one colour', async () => {
    const { store } = await open([
      fakeHighlight('outer', 'a', ...of('召开会议5次。审议报告9项。')),
      fakeHighlight('one', 'a', ...of('审议报告')),
      fakeHighlight('same', 'a', ...of('审议报告')),
      fakeHighlight('apart', 'a', ...of('二、代表')),
    ])
    await vi.waitFor(() => expect(painted('overlap')).toEqual(['审议报告']))
    store.getState().activateHighlight('outer')
    const seen: (string | null)[] = []
    for (let turn = 0; turn < 3; turn++) {
      await userEvent.keyboard('o')
      seen.push(store.getState().activeHighlightId)
    }
    expect(new Set(seen)).toEqual(new Set(['one', 'outer', 'same']))
  })

  test('thirty on one paragraph have thirty cards, none over another', async () => {
    const [start] = of('召开')
    const thirty = Array.from({ length: 30 }, (_, at) =>
      fakeHighlight(`h${at}`, 'a', start + (at % 5), start + 6 + (at % 7), { note: '一条笔记，'.repeat((at % 4) + 1), quote: '会议' }),
    )
    await open(thirty)
    const list = page.getByRole('complementary', { name: '批注' })
    const boxes = () =>
      list
        .getByRole('listitem')
        .elements()
        .map(item => item.getBoundingClientRect())
    await vi.waitFor(() => {
      const seen = boxes().toSorted((a, b) => a.top - b.top)
      expect(seen.length).toBeGreaterThan(4)
      expect(seen.every((box, at) => at === 0 || box.top >= (seen[at - 1]?.bottom ?? 0) - 1)).toBe(true)
    })
    await expect.element(list.getByRole('heading', { name: /30/ })).toBeVisible()
  })
})

describe('keys of one’s own', () => {
  test('are chosen by pressing them; a conflict is told and swapped; the sheet and the text follow', async () => {
    const { api, host, store } = await open()
    let saved = store.getState().settings
    const call = api.call
    api.call = (async (method: string, input: object) => {
      if (method === 'settings.update') saved = { ...saved, ...input }
      if (method === 'settings.update' || method === 'settings.get') return saved
      return call(method as never, input as never)
    }) as typeof call
    const { host: editorHost } = await mountEditor(store)
    await page.getByRole('button', { name: /修改“写笔记”的快捷键/ }).click()
    await userEvent.keyboard('{Control>}w{/Control}')
    await expect.element(page.getByRole('alert').filter({ hasText: 'Ctrl+W 归浏览器或系统使用' })).toBeVisible()
    await userEvent.keyboard('t')
    await expect.element(page.getByRole('alert').filter({ hasText: 'T 已用于“加标签”。' })).toBeVisible()
    await page.getByRole('button', { name: '互换' }).click()
    await vi.waitFor(() => expect(saved.shortcuts).toEqual({ note: ['T'], tag: ['N'] }))
    await expect.element(page.getByRole('button', { name: '修改“加标签”的快捷键: N' })).toBeVisible()
    editorHost.remove()
    store.getState().activateHighlight('h')
    host.querySelector<HTMLElement>('[data-pane-text]')?.focus()
    await userEvent.keyboard('t')
    await vi.waitFor(() => expect(store.getState().noteHighlightId).toBe('h'))
  })
})

test('colours carry the names that the user gave them', async () => {
  const { store } = await open()
  store.setState({ inkNames: { azure: '存疑' } })
  await userEvent.keyboard('j')
  await expect.element(page.getByRole('toolbar').getByRole('button', { name: '存疑，快捷键 3' })).toBeVisible()
  expect(
    page
      .getByRole('toolbar')
      .getByRole('button', { name: /快捷键 \d/ })
      .elements().length,
  ).toBe(COLOURS.length)
})

async function mountEditor(store: Awaited<ReturnType<typeof mount>>['store']) {
  return await mount(<ShortcutEditor onClose={() => {}} />, fakeApi({ reports: [] }), store)
}
