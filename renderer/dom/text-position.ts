import { firstIndex } from '../../shared/first-index.ts'
import type { Range } from '../../shared/model/search.ts'

/**
 * Where the characters of one report's canonical text stand on the page. Each paragraph is an element with `data-start`
 * (offset of its first character) that holds exactly one text node; what lies between paragraphs is white space.
 */
export interface TextPositions {
  /** Null where none of the range is on the page. */
  toDomRange(range: Range): StaticRange | null
  /** Offset of a DOM point; a point between two paragraphs belongs to the one after it (`start`) or before it (`end`). */
  toOffset(node: Node, nodeOffset: number, side: 'start' | 'end'): number
  /** What is selected in this text; null where nothing is, or where the selection began elsewhere. */
  selected(selection: Selection | null): Range | null
  /** Offset of the character under a point of the window; null beside the characters. */
  characterAt(x: number, y: number): number | null
  /** Boxes of the lines that the range covers, in window coordinates. */
  lineBoxes(range: Range): DOMRect[]
  paragraphs: readonly PlacedParagraph[]
}

export interface PlacedParagraph extends Range {
  readonly element: HTMLElement
  readonly node: Text
}

/** A point between two lines of the same paragraph still counts as on the character above or below it, in px. */
const SLACK = 4

export function createTextPositions(root: HTMLElement): TextPositions {
  const paragraphs = [...root.querySelectorAll<HTMLElement>('[data-start]')].flatMap(placed)

  /** Index of the last paragraph that begins at or before the offset; -1 before the first. */
  function paragraphBefore(offset: number): number {
    return firstIndex(paragraphs.length, at => (paragraphs[at]?.start ?? 0) > offset) - 1
  }

  /** `at`: index of the paragraph. */
  function point(offset: number, side: 'start' | 'end'): { node: Text; offset: number; at: number } | null {
    const at = paragraphBefore(offset)
    const own = paragraphs[at]
    if (side === 'start' && (!own || offset >= own.end)) {
      const next = paragraphs[at + 1]
      return next ? { node: next.node, offset: 0, at: at + 1 } : null
    }
    if (side === 'end' && own && offset === own.start) {
      const previous = paragraphs[at - 1]
      return previous ? { node: previous.node, offset: previous.node.length, at: at - 1 } : null
    }
    return own ? { node: own.node, offset: Math.min(offset, own.end) - own.start, at } : null
  }

  function toDomRange({ start, end }: Range): StaticRange | null {
    const from = point(start, 'start')
    const to = point(end, 'end')
    if (start >= end || !from || !to) return null
    const backwards = from.at === to.at ? from.offset >= to.offset : from.at > to.at
    if (backwards) return null
    return new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset })
  }

  function toOffset(node: Node, nodeOffset: number, side: 'start' | 'end'): number {
    const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]')
    if (element && root.contains(element)) {
      const own = paragraphs[paragraphBefore(Number(element.dataset['start']))]
      if (own) return node instanceof Text ? own.start + nodeOffset : nodeOffset === 0 ? own.start : own.end
    }
    const caret = document.createRange()
    caret.setStart(node, nodeOffset)
    const next = firstIndex(paragraphs.length, at => {
      const paragraph = paragraphs[at]
      return paragraph !== undefined && caret.comparePoint(paragraph.node, 0) >= 0
    })
    return side === 'start' ? (paragraphs[next]?.start ?? paragraphs.at(-1)?.end ?? 0) : (paragraphs[next - 1]?.end ?? 0)
  }

  function lineBoxes(range: Range): DOMRect[] {
    const dom = toDomRange(range)
    return dom ? [...liveRange(dom).getClientRects()] : []
  }

  return {
    paragraphs,
    toDomRange,
    toOffset,
    lineBoxes,

    selected(selection) {
      if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !root.contains(selection.anchorNode)) return null
      const range = selection.getRangeAt(0)
      const start = toOffset(range.startContainer, range.startOffset, 'start')
      const end = toOffset(range.endContainer, range.endOffset, 'end')
      return start < end ? { start, end } : null
    },

    characterAt(x, y) {
      const caret = document.caretPositionFromPoint(x, y)
      if (!caret || !(caret.offsetNode instanceof Text) || !root.contains(caret.offsetNode)) return null
      const offset = toOffset(caret.offsetNode, caret.offset, 'start')
      // The caret goes to the nearest gap between characters, also from the page's margins: ask the characters beside it.
      const under = [offset, offset - 1].find(at => lineBoxes({ start: at, end: at + 1 }).some(box => holds(box, x, y)))
      return under ?? null
    },
  }
}

/** A range that can be measured or selected. */
export function liveRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): globalThis.Range {
  const range = document.createRange()
  range.setStart(startContainer, startOffset)
  range.setEnd(endContainer, endOffset)
  return range
}

/** The range without the white space at its ends; null where nothing else is in it. */
export function trimRange(text: string, { start, end }: Range): Range | null {
  const words = text.slice(start, end)
  const from = words.length - words.trimStart().length
  const to = words.trimEnd().length
  return from < to ? { start: start + from, end: start + to } : null
}

function placed(element: HTMLElement): PlacedParagraph[] {
  const node = element.firstChild
  const start = Number(element.dataset['start'])
  return node instanceof Text ? [{ element, node, start, end: start + node.length }] : []
}

function holds(box: DOMRect, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top - SLACK && y <= box.bottom + SLACK
}
