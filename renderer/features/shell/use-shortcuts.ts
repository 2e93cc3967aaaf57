import { useEffect } from 'react'
import { isWriting } from '../../dom/writing.ts'
import type { Screen } from '../../state/session.ts'
import { type AppState, useAppStore } from '../../state/store.ts'

const BY_DIGIT: Readonly<Record<string, Screen>> = { Digit1: 'library', Digit2: 'reading', Digit3: 'search', Digit4: 'notes' }

/** What a key does in the whole window; undefined where it means nothing. */
function findAction(event: KeyboardEvent, app: AppState): (() => unknown) | undefined {
  const command = event.ctrlKey || event.metaKey
  const plain = !command && !event.altKey && !event.shiftKey
  // On the other screens the browser may have its key.
  if (plain && event.key === 'F5' && app.screen === 'library' && app.folders.length > 0) return () => app.lookAgain()
  if (event.isComposing || command === event.altKey) return undefined
  if (event.altKey) {
    const screen = BY_DIGIT[event.code]
    return screen && (() => app.show(screen))
  }
  const key = event.key.toLowerCase()
  if (key === 'f' && event.shiftKey) return () => app.show('search')
  // Undo belongs to the field.
  if (isWriting(event)) return undefined
  if (key === 'z') return event.shiftKey ? app.redo : app.undo
  return key === 'y' ? app.redo : undefined
}

export function useShortcuts(): void {
  const store = useAppStore()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const action = findAction(event, store.getState())
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}
