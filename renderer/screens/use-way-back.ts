import { useEffect } from 'react'
import { isWriting } from '../dom/writing.ts'
import { useAppStore } from '../state/store.ts'

/** Escape in a text that was opened from a search or a comparison goes back to it, once there is nothing nearer that it would end. */
export function useWayBack(): void {
  const store = useAppStore()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { cameFrom, activeHighlightId, show } = store.getState()
      if (event.key !== 'Escape' || (cameFrom !== 'search' && cameFrom !== 'compare') || event.defaultPrevented || isWriting(event)) return
      const isElsewhere = event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"]')
      const isSelecting = getSelection()?.isCollapsed === false
      if (isElsewhere || isSelecting || activeHighlightId !== null) return
      event.preventDefault()
      show(cameFrom)
    }
    // Before the keys of the text, which always take Escape.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [store])
}
