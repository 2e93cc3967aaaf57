import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import { createPainting, type Painting } from './painter.ts'
import { createSpokenMarks, type SpokenMark, type SpokenMarks } from './spoken-marks.ts'
import { createTextPositions, type TextPositions } from './text-position.ts'

const TEXT = '听取审议专项工作报告九项。\n“代表工作”（一）：持续推进。'

let sheet: HTMLElement
let positions: TextPositions
let painting: Painting
let marks: SpokenMarks

beforeEach(() => {
  sheet = document.createElement('article')
  sheet.style.cssText = 'width: 260px; font: 18px/32px serif; text-align: justify; text-spacing-trim: trim-start'
  let start = 0
  for (const line of TEXT.split('\n')) {
    const p = document.createElement('p')
    p.dataset['start'] = String(start)
    p.textContent = line
    sheet.append(p)
    start += line.length + 1
  }
  document.body.replaceChildren(sheet)
  positions = createTextPositions(sheet)
  painting = createPainting(positions)
  marks = createSpokenMarks({ sheet, positions, painting })
})

afterEach(() => {
  marks.end()
  painting.clear()
})

const of = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const mark = (words: string, description: string): SpokenMark => ({ ...of(words), description })

/** The words of each mark, by what is said of it: words that lie in two paragraphs, or over the end of another mark, are in parts. */
function marked(): Record<string, string> {
  const words: Record<string, string> = {}
  for (const { ariaDescription, textContent } of sheet.querySelectorAll('mark')) {
    words[ariaDescription ?? ''] = `${words[ariaDescription ?? ''] ?? ''}${textContent}`
  }
  return words
}

/** Waits until all are there: they come in turns, of which a busy machine may need one for each paragraph. */
async function show(...shown: SpokenMark[]): Promise<void> {
  marks.show(() => shown)
  const wanted = shown.map(({ start, end, description }) => [description, TEXT.slice(start, end).replaceAll('\n', '')])
  await vi.waitFor(() => expect(marked()).toEqual(Object.fromEntries(wanted)))
}

interface Node {
  readonly role: string
  readonly description?: string
  readonly inside: readonly (Node | string)[]
}

interface AxNode {
  readonly nodeId: string
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
  readonly description?: { readonly value: string }
  readonly childIds?: readonly string[]
}

/** The types of the line to the browser would bring Node's with them. */
const browser = () => cdp() as unknown as { send<T>(method: string, params?: object): Promise<T> }

/** What the browser tells screen readers of the text. */
async function heard(): Promise<readonly (Node | string)[]> {
  const { nodes } = await browser().send<{ nodes: AxNode[] }>('Accessibility.getFullAXTree', await frame())
  const byId = new Map(nodes.map(node => [node.nodeId, node]))
  const childrenOf = ({ childIds = [] }: AxNode): (Node | string)[] => childIds.flatMap(id => told(byId.get(id)))
  const told = (node: AxNode | undefined): (Node | string)[] => {
    if (!node) return []
    if (node.role?.value === 'StaticText') return [node.name?.value ?? '']
    if (node.ignored) return childrenOf(node)
    const description = node.description?.value
    return [{ role: node.role?.value ?? '', ...(description ? { description } : {}), inside: childrenOf(node) }]
  }
  const article = nodes.find(({ role }) => role?.value === 'article')
  return article ? childrenOf(article) : []
}

/** Tests run in a frame of the page. */
async function frame(): Promise<{ frameId: string }> {
  type Tree = { readonly frame: { readonly id: string; readonly url: string }; readonly childFrames?: readonly Tree[] }
  const { frameTree } = await browser().send<{ frameTree: Tree }>('Page.getFrameTree')
  const all = (tree: Tree): Tree[] => [tree, ...(tree.childFrames ?? []).flatMap(all)]
  const own = all(frameTree).find(({ frame: { url } }) => url.split('#')[0] === location.href.split('#')[0])
  if (!own) throw new Error('The frame of the test is not in the tree.')
  return { frameId: own.frame.id }
}

describe('screen readers', () => {
  test('hear where marked words begin and end, also in one another, and what is said of them', async () => {
    await show(mark('听取审议专项工作报告', '藤黄；标签：监督'), mark('审议', '胭脂'), mark('报告九项', '石绿；笔记：核对'))
    const [first, second] = await heard()
    expect(first).toEqual({
      role: 'paragraph',
      inside: [
        {
          role: 'mark',
          description: '藤黄；标签：监督',
          inside: [
            '听取',
            { role: 'mark', description: '胭脂', inside: ['审议'] },
            '专项工作',
            { role: 'mark', description: '石绿；笔记：核对', inside: ['报告'] },
          ],
        },
        { role: 'mark', description: '石绿；笔记：核对', inside: ['九项'] },
        '。',
      ],
    })
    expect(second).toEqual({ role: 'paragraph', inside: ['“代表工作”（一）：持续推进。'] })
  })

  test('hear marks that go on in the next paragraph there too, and none when they are gone', async () => {
    await show({ start: of('九项').start, end: of('持续').start, description: '天青' })
    expect(sheet.querySelectorAll('p > mark')).toHaveLength(2)
    await show()
    expect([sheet.querySelectorAll('mark').length, positions.paragraphs.map(({ element }) => element.textContent)]).toEqual([
      0,
      TEXT.split('\n'),
    ])
  })
})

describe('for all others nothing changes', () => {
  /** In whole px. */
  const places = () =>
    Array.from(TEXT, (_, at) => positions.lineBoxes({ start: at, end: at + 1 }).map(({ x, y, width }) => [x, y, width].map(Math.round)))

  test('every character stands where it stood, and offsets are what they were', async () => {
    const before = places()
    await show(mark('审议专项', 'a'), mark('“代表', 'b'), mark('”（', 'c'))
    expect(places()).toEqual(before)
    const offsets = positions.paragraphs.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, at) => {
        const dom = positions.toDomRange({ start: start + at, end: start + at + 1 })
        return (
          dom && [
            positions.toOffset(dom.startContainer, dom.startOffset, 'start'),
            positions.toOffset(dom.endContainer, dom.endOffset, 'end'),
          ]
        )
      }),
    )
    expect(offsets).toEqual(
      positions.paragraphs.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => [start + at, start + at + 1])),
    )
  })

  test('what is painted stays painted on its words', async () => {
    painting.show('rouge', [of('审议专项'), of('“代表')])
    await show(mark('议专', 'a'))
    const painted = [...(CSS.highlights.get('rouge') ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => [
      positions.toOffset(startContainer, startOffset, 'start'),
      positions.toOffset(endContainer, endOffset, 'end'),
    ])
    expect(painted.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([of('审议专项'), of('“代表')].map(({ start, end }) => [start, end]))
  })

  test.each([
    ['forwards', 3, 17],
    ['backwards', 17, 3],
    ['as a mere caret', 5, 5],
  ])('what is selected %s stays selected', async (_, anchor, focus) => {
    const [from, to] = [positions.toPoint(anchor), positions.toPoint(focus)]
    if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
    await show(mark('取审', 'a'), mark('议专', 'b'), mark('表工', 'c'))
    const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = getSelection() ?? {}
    const offsetOf = (node: globalThis.Node | null | undefined, offset: number) => node && positions.toOffset(node, offset, 'start')
    expect([offsetOf(anchorNode, anchorOffset), offsetOf(focusNode, focusOffset)]).toEqual([anchor, focus])
  })

  test('while a button is held on the text nothing changes below the pointer', async () => {
    const other = document.createElement('article')
    other.innerHTML = '<p data-start="0">别的文字</p>'
    document.body.append(other)
    const otherPositions = createTextPositions(other)
    const others = createSpokenMarks({ sheet: other, positions: otherPositions, painting: createPainting(otherPositions) })
    sheet.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    marks.show(() => [mark('审议专项', 'a')])
    others.show(() => [{ start: 0, end: 2, description: 'b' }])
    await vi.waitFor(() => expect(other.querySelector('mark')?.textContent).toBe('别的'))
    expect(marked()).toEqual({})
    window.dispatchEvent(new PointerEvent('pointerup'))
    await vi.waitFor(() => expect(marked()).toEqual({ a: '审议专项' }))
    others.end()
  })

  test('what is copied is copied without marks, which come back', async () => {
    await show(mark('审议专项', '藤黄；笔记：只给自己看'))
    const whole = positions.toDomRange(of('听取审议专项工作'))
    if (whole) getSelection()?.setBaseAndExtent(whole.startContainer, whole.startOffset, whole.endContainer, whole.endOffset)
    const copied: (string | undefined)[] = []
    sheet.addEventListener('copy', () => copied.push(sheet.innerHTML, String(getSelection())))
    sheet.firstElementChild?.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }))
    expect(copied).toEqual([expect.not.stringContaining('mark'), '听取审议专项工作'])
    await vi.waitFor(() => expect(sheet.querySelector('mark')?.textContent).toBe('审议专项'))
  })
})
