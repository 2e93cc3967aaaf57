import { beforeEach, describe, expect, test } from 'vitest'
import { createTextPositions, liveRange, type TextPositions, trimRange } from './text-position.ts'

const TEXT = '　　一、监督工作\n\n召开会议5次𠮷野家👨‍👩‍👧检查。\n  代表工作'

/** The text as a pane sets it: a paragraph for each line, without the white space at its ends. */
function setText(): { root: HTMLElement; positions: TextPositions } {
  const root = document.createElement('div')
  root.style.cssText = 'position: absolute; left: 40px; top: 40px; width: 400px; font: 18px/32px serif'
  let start = 0
  for (const line of TEXT.split('\n')) {
    const from = start + line.length - line.trimStart().length
    if (line.trim()) {
      const p = document.createElement('p')
      p.dataset['start'] = String(from)
      p.textContent = line.trim()
      root.append(p)
    }
    start += line.length + 1
  }
  document.body.replaceChildren(root)
  return { root, positions: createTextPositions(root) }
}

let root: HTMLElement
let positions: TextPositions
beforeEach(() => {
  ;({ root, positions } = setText())
})

const rangeOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })

function domText(range: { start: number; end: number }): string | null {
  const dom = positions.toDomRange(range)
  return dom && liveRange(dom).toString()
}

describe('from offsets to the page', () => {
  test.each(['监督工作', '5次𠮷野', '👨‍👩‍👧检查', '代表工作'])('%s', words => {
    expect(domText(rangeOf(words))).toBe(words)
  })

  test('a range over a line end holds the words of both paragraphs', () => {
    expect(domText({ start: TEXT.indexOf('工作\n'), end: TEXT.indexOf('召开') + 2 })).toBe('工作召开')
  })

  test('a range of white space only is nowhere on the page', () => {
    expect(domText({ start: 0, end: 2 })).toBeNull()
    expect(domText({ start: TEXT.indexOf('\n'), end: TEXT.indexOf('召开') })).toBeNull()
  })

  test('white space at the ends of a range does not count', () => {
    expect(domText({ start: 0, end: TEXT.indexOf('召开') })).toBe('一、监督工作')
  })
})

describe('from the page to offsets', () => {
  test('every offset in a paragraph comes back as itself', () => {
    const astray = positions.paragraphs.flatMap(({ element, start, end }) =>
      Array.from({ length: end - start + 1 }, (_, at) => ({
        is: element.firstChild && positions.toOffset(element.firstChild, at, 'start'),
        should: start + at,
      })).filter(({ is, should }) => is !== should),
    )
    expect(astray).toEqual([])
  })

  test('what the reader selects is told in offsets, in whichever direction it was drawn', () => {
    const words = rangeOf('5次𠮷野家')
    const dom = positions.toDomRange(words)
    expect(dom).not.toBeNull()
    if (dom) getSelection()?.setBaseAndExtent(dom.endContainer, dom.endOffset, dom.startContainer, dom.startOffset)
    expect(positions.selected(getSelection())).toEqual(words)
  })

  test('a paragraph selected whole ends before the next one', () => {
    const first = root.children[0]
    const second = root.children[1]
    if (first && second) getSelection()?.setBaseAndExtent(first, 0, second, 0)
    const selected = positions.selected(getSelection())
    expect(selected && trimRange(TEXT, selected)).toEqual(rangeOf('一、监督工作'))
  })

  test('a selection that began in another text is not this one’s', () => {
    const other = document.createElement('p')
    other.textContent = '别处的文字'
    document.body.prepend(other)
    if (root.firstChild) getSelection()?.setBaseAndExtent(other, 0, root.firstChild, 1)
    expect(positions.selected(getSelection())).toBeNull()
  })
})

describe('the character under a point', () => {
  test('is found at the middle of its box', () => {
    const offset = TEXT.indexOf('检查')
    const box = positions.lineBoxes({ start: offset, end: offset + 1 })[0]
    expect(box && positions.characterAt(box.x + box.width / 2, box.y + box.height / 2)).toBe(offset)
  })

  test('is none beside the line and in the margin', () => {
    const box = positions.lineBoxes(rangeOf('代表工作'))[0]
    expect(box && [positions.characterAt(box.right + 60, box.y + 5), positions.characterAt(5, box.y + 5)]).toEqual([null, null])
  })
})
