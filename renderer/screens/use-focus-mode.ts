import { useEffect } from 'react'
import { isWriting } from '../dom/writing.ts'
import { isFocused } from '../state/reading-view.ts'
import { useAppStore } from '../state/store.ts'

/** Escape leaves focus mode, once it has nothing else to leave: words that are selected, the active highlight, what floats. */
export function useFocusMode(): void {
  const store = useAppStore()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || isWriting(event) || !isFocused(store.getState())) return
      const selected = getSelection()?.isCollapsed === false
      if (selected || store.getState().activeHighlightId !== null || document.querySelector('[role="dialog"], [data-note]')) return
      event.preventDefault()
      store.getState().toggleFocusMode()
    }
    // Before the text takes the key for itself.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [store])
}
