import type { TextSurface } from './text-surface.ts'

/**
 * Offset of the character under a point of the window, or of the one nearest to it on its line, in a text whose stretches
 * carry `data-start` and `data-end` and hold one text node each. Null beside them. For texts of which only a part is drawn;
 * `TextPositions` is for those that are drawn whole.
 */
export function offsetAtPoint(root: HTMLElement, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y)
  const stretch = caret?.offsetNode.parentElement?.closest<HTMLElement>('[data-start]')
  if (!caret || !stretch || !root.contains(stretch) || !(caret.offsetNode instanceof Text)) return null
  const start = Number(stretch.dataset['start'])
  // A caret behind the last character of a stretch still means that character.
  return Math.min(start + caret.offset, Math.max(Number(stretch.dataset['end']) - 1, start))
}

/** The gap between characters that is nearest to a point of the window, as an offset; null beside the text. */
export function caretAtPoint({ sheet, positions }: Pick<TextSurface, 'sheet' | 'positions'>, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y)
  if (!caret || !(caret.offsetNode instanceof Text) || !sheet.contains(caret.offsetNode)) return null
  return positions.toOffset(caret.offsetNode, caret.offset, 'start')
}
