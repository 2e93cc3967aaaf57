import { useEffect } from 'react'
import { isWriting } from '../../dom/writing.ts'
import { commandOf } from '../../state/commands.ts'
import { useAppStore } from '../../state/store.ts'

/** A letter or sign in what floats over the window is its own. */
function isInFloating({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
}

/** Takes the keys of all commands, wherever the keyboard is. */
export function useShortcuts(): void {
  const store = useAppStore()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return
      const app = store.getState()
      const command = commandOf(event, app, isWriting(event) || isInFloating(event))
      if (!command) return
      event.preventDefault()
      void command.run(app)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}
