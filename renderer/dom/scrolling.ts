import { firstIndex } from '../../shared/first-index.ts'
import type { Range } from '../../shared/model/search.ts'
import type { PlacedParagraph, TextPositions } from './text-position.ts'

/** Space above the first line of a text that stands at a remembered place, in px. */
const HEADROOM = 12
/** Browsers round scroll positions; a line this much too high is still the first, in px. */
const TOLERANCE = 2
/** Where a passage is put that was out of sight: this part of the height from the top. */
const COMFORTABLE = 0.3

/** Offset of the first character of the first line that is wholly in view: where the reader is. */
export function positionInView(scroller: HTMLElement, positions: TextPositions): number {
  const top = scroller.getBoundingClientRect().top + HEADROOM - TOLERANCE
  if (scroller.scrollTop <= TOLERANCE) return 0
  const paragraph = positions.paragraphs[firstParagraph(positions, ({ bottom }) => bottom > top)]
  if (!paragraph) return positions.paragraphs.at(-1)?.start ?? 0
  const length = paragraph.end - paragraph.start
  const inside = firstIndex(length, at => lineTop(positions, paragraph.start + at) >= top)
  // Its last line is cut off at the top: the next paragraph's first line is the first in view.
  return inside === length ? paragraph.end : paragraph.start + inside
}

/** Whole paragraphs: what is in view, and so much (in px) above and below it. */
export function partInView(scroller: HTMLElement, positions: TextPositions, beyond: number): Range {
  const view = scroller.getBoundingClientRect()
  const first = positions.paragraphs[firstParagraph(positions, ({ bottom }) => bottom > view.top - beyond)]
  const after = positions.paragraphs[firstParagraph(positions, ({ top }) => top >= view.bottom + beyond)]
  return { start: first?.start ?? 0, end: after?.start ?? Number.POSITIVE_INFINITY }
}

/** How far below the scroller's upper edge the line with the character stands, in px; null where the text is at its beginning. */
export function lineTopInView(scroller: HTMLElement, positions: TextPositions, offset: number): number | null {
  return scroller.scrollTop <= TOLERANCE ? null : lineTop(positions, offset) - scroller.getBoundingClientRect().top
}

/**
 * Puts the line with the character at `offset` where `positionInView` finds it again: so far below the upper edge as
 * `lineTopInView` said, or at the top where that is not known.
 */
export function scrollToPosition(scroller: HTMLElement, positions: TextPositions, offset: number, top: number | null = null): void {
  if (offset === 0 && top === null) {
    scroller.scrollTop = 0
    return
  }
  // Twice: what was skipped so far (content-visibility) takes its true height only once it is near.
  for (let turn = 0; turn < 2; turn++) {
    scroller.scrollTop += lineTop(positions, offset) - scroller.getBoundingClientRect().top - (top ?? HEADROOM)
  }
}

/** Brings a passage into view, calmly: nothing moves where it is seen already. `covered`: px at the top that something floats over. */
export function scrollToRange(scroller: HTMLElement, positions: TextPositions, range: Range, covered = 0): void {
  for (let turn = 0; turn < 2; turn++) {
    const box = verticalBox(positions, range)
    if (!box || isInView(scroller, positions, range, covered)) return
    const view = scroller.getBoundingClientRect()
    scroller.scrollTop += box.top - view.top - view.height * COMFORTABLE
  }
}

/** True where the whole passage is seen, or as much of it as there is room for. */
export function isInView(scroller: HTMLElement, positions: TextPositions, range: Range, covered = 0): boolean {
  const box = verticalBox(positions, range)
  if (!box) return false
  const view = scroller.getBoundingClientRect()
  const top = view.top + covered + TOLERANCE
  return box.top >= top && (box.bottom <= view.bottom - TOLERANCE || box.top <= view.top + view.height * COMFORTABLE + TOLERANCE)
}

function verticalBox(positions: TextPositions, range: Range): { top: number; bottom: number } | null {
  const boxes = positions.lineBoxes(range)
  if (boxes.length === 0) return null
  return { top: Math.min(...boxes.map(box => box.top)), bottom: Math.max(...boxes.map(box => box.bottom)) }
}

/** Of a paragraph that is not laid out (content-visibility) the box of the part that it is in: to measure it would lay it out. */
function boxOf({ element }: PlacedParagraph): DOMRect {
  const laidOut = element.checkVisibility({ contentVisibilityAuto: true }) ? element : (element.parentElement ?? element)
  return laidOut.getBoundingClientRect()
}

/** First of the paragraphs whose box is such a one; those before it must not be. Their number where there is none. */
function firstParagraph({ paragraphs }: TextPositions, is: (box: DOMRect) => boolean): number {
  return firstIndex(paragraphs.length, at => {
    const paragraph = paragraphs[at]
    return paragraph !== undefined && is(boxOf(paragraph))
  })
}

/** Top of the line that the character stands on; a character that is not on the page has that of the next one. */
function lineTop(positions: TextPositions, offset: number): number {
  const { paragraphs } = positions
  const after = firstIndex(paragraphs.length, at => (paragraphs[at]?.start ?? 0) > offset)
  const own = paragraphs[after - 1]
  const topAt = (at: number) => positions.lineBoxes({ start: at, end: at + 1 })[0]?.top
  const found = own && offset < own.end ? topAt(offset) : undefined
  if (found !== undefined) return found
  // Between paragraphs, or in words that are folded away.
  for (const { start } of paragraphs.slice(after)) {
    const top = topAt(start)
    if (top !== undefined) return top
  }
  return topAt(own?.start ?? 0) ?? 0
}
