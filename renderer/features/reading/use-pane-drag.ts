import { type RefObject, useEffect, useState } from 'react'
import { useAppStore } from '../../state/store.ts'

/** A hand that moves less does not drag, in px. */
const SLACK = 6

interface PaneDrag {
  /** Number of the pane that is dragged by its head; null while none is. */
  readonly dragged: number | null
  /** Number of the pane whose place it would take. */
  readonly target: number | null
}

const NO_DRAG: PaneDrag = { dragged: null, target: null }

/** Panes are put elsewhere in their row by dragging their heads; Escape leaves them where they are. */
export function usePaneDrag(row: RefObject<HTMLElement | null>): PaneDrag {
  const store = useAppStore()
  const [drag, setDrag] = useState(NO_DRAG)

  useEffect(() => {
    const element = row.current
    if (!element) return
    const cells = () => [...element.querySelectorAll<HTMLElement>('[data-pane]')]
    let from: { readonly index: number; readonly x: number; readonly pointer: number } | null = null
    let now = NO_DRAG
    const show = (next: PaneDrag) => {
      if (next.dragged !== now.dragged || next.target !== now.target) setDrag(next)
      now = next
    }
    const end = () => {
      from = null
      show(NO_DRAG)
    }
    function onPointerDown(event: PointerEvent): void {
      if (event.button !== 0 || !(event.target instanceof Element)) return
      const head = event.target.closest('[data-pane-head]')
      if (!head || event.target.closest('button, a, input')) return
      const index = cells().findIndex(cell => cell.contains(head))
      from = { index, x: event.clientX, pointer: event.pointerId }
      element?.setPointerCapture(event.pointerId)
    }
    function onPointerMove(event: PointerEvent): void {
      if (event.pointerId !== from?.pointer) return
      if (now.dragged === null && Math.abs(event.clientX - from.x) < SLACK) return
      const target = cells().findIndex(cell => event.clientX < cell.getBoundingClientRect().right)
      show({ dragged: from.index, target: target < 0 ? cells().length - 1 : target })
    }
    function onPointerUp(): void {
      const { dragged, target } = now
      end()
      if (dragged !== null && target !== null) store.getState().movePane(dragged, target)
    }
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || now.dragged === null) return
      event.preventDefault()
      event.stopPropagation()
      end()
    }
    element.addEventListener('pointerdown', onPointerDown)
    element.addEventListener('pointermove', onPointerMove)
    element.addEventListener('pointerup', onPointerUp)
    element.addEventListener('pointercancel', end)
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      element.removeEventListener('pointerdown', onPointerDown)
      element.removeEventListener('pointermove', onPointerMove)
      element.removeEventListener('pointerup', onPointerUp)
      element.removeEventListener('pointercancel', end)
      window.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [row, store])

  return drag
}
