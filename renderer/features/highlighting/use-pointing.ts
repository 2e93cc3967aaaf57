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
  const hovered = useRef<readonly Highlight[]>([])

  const light = useCallback(
    (found: readonly Highlight[]): void => {
      const before = hovered.current
      if (found.length === before.length && found.every((highlight, at) => highlight === before[at])) return
      hovered.current = found
      surface.painting.show('hover', found)
      surface.sheet.style.cursor = found.length > 0 ? 'pointer' : ''
    },
    [surface],
  )

  useEffect(() => {
    latest.current = hits
    // Where the pointer rests, a highlight may have gone, or its ends been moved, by key.
    const ids = new Set(hovered.current.map(({ id }) => id))
    if (ids.size > 0) light(placed.filter(({ id }) => ids.has(id)))
  }, [hits, placed, light])

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
    const { sheet } = surface
    let frame = 0
    const onPointerMove = (event: PointerEvent) => {
      if (event.buttons !== 0) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => light(under(event.clientX, event.clientY)))
    }
    const onLeave = () => {
      cancelAnimationFrame(frame)
      light([])
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
  }, [surface, under, light, activateAt])

  return activateAt
}
