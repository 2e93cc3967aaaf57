import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Highlight } from '../../../shared/model/highlight.ts'
import { createHitTest } from '../../dom/hit-test.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useAppStore } from '../../state/store.ts'

/**
 * A click on marked words makes their highlight the active one; further clicks go through all that lie there. What is returned does
 * what a click at a point of the window does, for what lies over the words.
 */
export function usePointing(surface: TextSurface, placed: readonly Highlight[]): (x: number, y: number) => void {
  const store = useAppStore()
  const hits = useMemo(() => createHitTest(placed), [placed])
  const latest = useRef(hits)
  useEffect(() => {
    latest.current = hits
  }, [hits])

  const under = useCallback(
    (x: number, y: number): readonly Highlight[] => {
      const offset = surface.positions.characterAt(x, y)
      return offset === null ? [] : latest.current.at(offset)
    },
    [surface],
  )

  const activateAt = useCallback(
    (x: number, y: number): void => {
      const found = under(x, y)
      const { activeHighlightId, activateHighlight } = store.getState()
      const next = found[(found.findIndex(({ id }) => id === activeHighlightId) + 1) % found.length]
      activateHighlight(next?.id ?? null)
    },
    [under, store],
  )

  useEffect(() => {
    const { sheet, painting } = surface
    let frame = 0
    let hovered: readonly Highlight[] = []

    const show = (found: readonly Highlight[]) => {
      if (found.length === hovered.length && found.every((highlight, at) => highlight.id === hovered[at]?.id)) return
      hovered = found
      painting.show('hover', found)
      sheet.style.cursor = found.length > 0 ? 'pointer' : ''
    }
    const onPointerMove = (event: PointerEvent) => {
      if (event.buttons !== 0) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => show(under(event.clientX, event.clientY)))
    }
    const onLeave = () => {
      cancelAnimationFrame(frame)
      show([])
    }
    const onClick = (event: MouseEvent) => {
      if (getSelection()?.isCollapsed === false || (event.target as Element).closest('[data-start]') === null) return
      activateAt(event.clientX, event.clientY)
    }
    sheet.addEventListener('pointermove', onPointerMove)
    sheet.addEventListener('pointerleave', onLeave)
    sheet.addEventListener('click', onClick)
    return () => {
      onLeave()
      sheet.removeEventListener('pointermove', onPointerMove)
      sheet.removeEventListener('pointerleave', onLeave)
      sheet.removeEventListener('click', onClick)
    }
  }, [surface, under, activateAt])

  return activateAt
}
