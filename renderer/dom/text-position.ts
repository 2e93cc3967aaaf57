import { firstIndex } from '../../shared/first-index.ts'
import type { Range } from '../../shared/model/search.ts'

/**
 * Where the characters of one report's canonical text stand on the page. Each paragraph is an element with `data-start`
 * (offset of its first character) that holds its words and nothing else, in one text node or, where words are marked for
 * those who hear them, in several; what lies between paragraphs is white space.
 */
export interface TextPositions {
  /** Null where none of the range is on the page. */
  toDomRange(range: Range): StaticRange | null
  /** Where an offset stands, between two paragraphs at the end of the first; null above the text. */
  toPoint(offset: number): { readonly node: Text; readonly offset: number } | null
  /** Offset of a DOM point; a point between two paragraphs belongs to the one after it (`start`) or before it (`end`). */
  toOffset(node: Node, nodeOffset: number, side: 'start' | 'end'): number
  /** What is selected in this text; null where nothing is, or where the selection began elsewhere. */
  selected(selection: Selection | null): Range | null
  /** Offset of the character under a point of the window; null beside the characters. */
  characterAt(x: number, y: number): number | null
  /** Boxes of the lines that the range covers, in window coordinates. */
  lineBoxes(range: Range): DOMRect[]
  readonly paragraphs: readonly PlacedParagraph[]
  /** The same words of a paragraph stand in other text nodes now. */
  renew(paragraph: PlacedParagraph): void
}

export interface PlacedParagraph extends Range {
  readonly element: HTMLElement
}

/** A text node and the words that it holds. */
interface Run extends Range {
  readonly node: Text
}

/** A point between two lines of the same paragraph still counts as on the character above or below it, in px. */
const SLACK = 4

export function createTextPositions(root: HTMLElement): TextPositions {
  const paragraphs: PlacedParagraph[] = []
  /** Of each paragraph, in its order. */
  const placed: Run[][] = []
  for (const element of root.querySelectorAll<HTMLElement>('[data-start]')) {
    const runs = runsOf(element)
    const [first, last] = [runs[0], runs.at(-1)]
    if (!first || !last) continue
    paragraphs.push({ element, start: first.start, end: last.end })
    placed.push(runs)
  }

  /** Index of the last paragraph that begins at or before the offset; -1 before the first. */
  function paragraphBefore(offset: number): number {
    return firstIndex(paragraphs.length, at => (paragraphs[at]?.start ?? 0) > offset) - 1
  }

  /** Between two text nodes a `start` is in the second, an `end` in the first. `offset`: of the text; `inNode`: in its node. */
  function point(offset: number, side: 'start' | 'end'): { node: Text; inNode: number; offset: number } | null {
    const at = paragraphBefore(offset)
    const own = paragraphs[at]
    const elsewhere = side === 'start' ? !own || offset >= own.end : own?.start === offset
    const runs = placed[elsewhere ? at + (side === 'start' ? 1 : -1) : at] ?? []
    const inside = Math.min(Math.max(offset, runs[0]?.start ?? 0), runs.at(-1)?.end ?? 0)
    const run = runs.find(({ end }) => (side === 'start' ? inside < end : inside <= end))
    return run ? { node: run.node, inNode: inside - run.start, offset: inside } : null
  }

  function toDomRange({ start, end }: Range): StaticRange | null {
    const from = point(start, 'start')
    const to = point(end, 'end')
    if (start >= end || !from || !to || from.offset >= to.offset) return null
    return new StaticRange({ startContainer: from.node, startOffset: from.inNode, endContainer: to.node, endOffset: to.inNode })
  }

  function toOffset(node: Node, nodeOffset: number, side: 'start' | 'end'): number {
    const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]')
    const runs = element && root.contains(element) ? placed[paragraphBefore(Number(element.dataset['start']))] : undefined
    const own = runs?.find(run => run.node === node)
    if (own) return own.start + nodeOffset
    const caret = document.createRange()
    caret.setStart(node, nodeOffset)
    const isBehind = (run: Run | undefined) => run !== undefined && caret.comparePoint(run.node, 0) >= 0
    if (runs) return runs.find(isBehind)?.start ?? runs.at(-1)?.end ?? 0
    const next = firstIndex(placed.length, at => isBehind(placed[at]?.[0]))
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

    toPoint(offset) {
      const found = point(offset, paragraphs[paragraphBefore(offset)]?.start === offset ? 'start' : 'end')
      return found && { node: found.node, offset: found.inNode }
    },

    renew({ start, element }) {
      placed[paragraphBefore(start)] = runsOf(element)
    },

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

function runsOf(element: HTMLElement): Run[] {
  const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const runs: Run[] = []
  let start = Number(element.dataset['start'])
  while (words.nextNode()) {
    const node = words.currentNode as Text
    runs.push({ node, start, end: start + node.length })
    start += node.length
  }
  return runs
}

function holds(box: DOMRect, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top - SLACK && y <= box.bottom + SLACK
}
