import { useEffect } from 'react'
import { pressedOf } from '../../state/key-registry.ts'
import { useAppStore } from '../../state/store.ts'
import { bringPaneIntoView } from './pane-in-view.ts'

/** F6 goes to the text of the next pane, Shift+F6 to the one before; or the user's own keys. */
export function usePaneKeys(): void {
  const store = useAppStore()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { panes, activePane, activatePane, settings } = store.getState()
      const pressed = event.isComposing ? undefined : pressedOf(['nextPane', 'previousPane'], event, settings.shortcuts)
      if (!pressed) return
      const next = (activePane + (pressed === 'previousPane' ? panes.length - 1 : 1)) % panes.length
      activatePane(next)
      bringPaneIntoView(next)
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
