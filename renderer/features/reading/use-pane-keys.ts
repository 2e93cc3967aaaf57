import { useEffect } from 'react'
import { useAppStore } from '../../state/store.ts'

/** F6 goes to the text of the next pane, Shift+F6 to the one before. */
export function usePaneKeys(): void {
  const store = useAppStore()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return
      const { panes, activePane, activatePane } = store.getState()
      const next = (activePane + (event.shiftKey ? panes.length - 1 : 1)) % panes.length
      activatePane(next)
      document
        .querySelectorAll<HTMLElement>('[data-pane]')
        [next]?.querySelector<HTMLElement>('[data-pane-text], input')
        ?.focus({ preventScroll: true })
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}
