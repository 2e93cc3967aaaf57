import { useEffect } from 'react'
import type { Screen } from '../../state/session.ts'
import { useAppStore } from '../../state/store.ts'

const BY_DIGIT: readonly Screen[] = ['library', 'reading', 'search', 'notes']

/** True while the user writes: then letters and undo belong to the field, and to the input method while it composes. */
export function isWriting(event: KeyboardEvent): boolean {
  const target = event.target
  return event.isComposing || (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null)
}

/** Keys that hold in the whole window. */
export function useShortcuts(): void {
  const store = useAppStore()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.isComposing) return
      const command = event.ctrlKey || event.metaKey
      const screen = event.altKey && !command ? BY_DIGIT[Number(event.code.replace('Digit', '')) - 1] : undefined
      if (screen) store.getState().show(screen)
      else if (isWriting(event)) return
      else if (command && !event.altKey && event.key.toLowerCase() === 'z') {
        void (event.shiftKey ? store.getState().redo() : store.getState().undo())
      } else if (command && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'y') void store.getState().redo()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}
