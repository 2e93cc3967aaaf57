import { type PointerEvent, useEffect, useRef } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import { offsetAtPoint } from '../../dom/offset-at-point.ts'

/**
 * Reads what is selected with the mouse in a text of which only a part is drawn, as offsets. The window's selection is given
 * up for them: it would be lost with the rows that are scrolled away.
 */
export function useSourceSelection(root: React.RefObject<HTMLElement | null>, onSelect: (range: Range) => void) {
  /** Where the selecting began, for when that row is no longer drawn. */
  const anchor = useRef<number | null>(null)
  /** The click at the end of selecting points at nothing. */
  const selected = useRef(false)
  const latest = useRef(onSelect)
  useEffect(() => {
    latest.current = onSelect
  })

  useEffect(() => {
    const end = () => {
      const range = root.current && anchor.current !== null ? selectedIn(root.current, anchor.current) : null
      anchor.current = null
      if (!range) return
      selected.current = true
      getSelection()?.removeAllRanges()
      latest.current(range)
    }
    window.addEventListener('pointerup', end)
    return () => window.removeEventListener('pointerup', end)
  }, [root])

  return {
    begin({ button, clientX, clientY, target }: PointerEvent): void {
      selected.current = false
      const isText = button === 0 && target instanceof Element && target.closest('[role="toolbar"]') === null
      anchor.current = isText && root.current ? (offsetAtPoint(root.current, clientX, clientY) ?? -1) : null
    },
    /** True once after words were selected. */
    wasSelecting(): boolean {
      const was = selected.current
      selected.current = false
      return was
    },
  }
}

function selectedIn(root: HTMLElement, anchor: number): Range | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const drawn = [...root.querySelectorAll<HTMLElement>('[data-start]')]
  const parts = drawn.filter(part => range.intersectsNode(part))
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return null
  const start = offsetIn(first, range.startContainer, range.startOffset) ?? Number(first.dataset['start'])
  const end = offsetIn(last, range.endContainer, range.endOffset) ?? Number(last.dataset['end'])
  // A row that is not drawn any more is in no DOM range.
  const far = anchor >= 0 && (anchor < Number(drawn[0]?.dataset['start']) || anchor > Number(drawn.at(-1)?.dataset['end']))
  const whole = far ? { start: Math.min(start, anchor), end: Math.max(end, anchor) } : { start, end }
  return whole.start < whole.end ? whole : null
}

/** The window's point as an offset of the source, where it lies in this part. */
function offsetIn(part: HTMLElement, node: Node, offset: number): number | null {
  if (!part.contains(node) || !(node instanceof Text)) return null
  return Math.min(Number(part.dataset['start']) + offset, Number(part.dataset['end']))
}

/** Selected words are copied as the window's own selection would be. */
export function useCopying(text: string, picked: Range | null): void {
  useEffect(() => {
    if (!picked) return
    const onCopy = (event: ClipboardEvent) => {
      if (getSelection()?.isCollapsed === false) return
      event.clipboardData?.setData('text/plain', text.slice(picked.start, picked.end))
      event.preventDefault()
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [text, picked])
}
