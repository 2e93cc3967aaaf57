import type { TextPositions } from './text-position.ts'

/** A selection in one text, with its direction: `focus` is the end that moves. */
export interface Caret {
  readonly anchor: number
  readonly focus: number
}

/** The window's selection, where it lies in this text. */
export function selectionIn(positions: TextPositions): Caret | null {
  const selection = getSelection()
  const range = positions.selected(selection)
  if (!selection || !range) return null
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  if (!anchorNode || !focusNode) return null
  const backwards = positions.toOffset(focusNode, focusOffset, 'start') < positions.toOffset(anchorNode, anchorOffset, 'start')
  return backwards ? { anchor: range.end, focus: range.start } : { anchor: range.start, focus: range.end }
}

/** Selects in the window, as the mouse would. */
export function select(positions: TextPositions, { anchor, focus }: Caret): void {
  const dom = positions.toDomRange({ start: Math.min(anchor, focus), end: Math.max(anchor, focus) })
  if (!dom) return
  const { startContainer, startOffset, endContainer, endOffset } = dom
  if (anchor <= focus) getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
  else getSelection()?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset)
}
