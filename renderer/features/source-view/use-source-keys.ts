import { useEffect, useRef } from 'react'
import { isWriting } from '../../dom/writing.ts'
import { useAppStore } from '../../state/store.ts'

/** n and p step through the cuts, Escape goes back; what floats over the window has keys of its own. */
export function useSourceKeys(step: (by: 1 | -1) => void): void {
  const store = useAppStore()
  const latest = useRef(step)
  useEffect(() => {
    latest.current = step
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isElsewhere(event)) return
      const action = isWriting(event) && event.key !== 'Escape' ? undefined : findAction(event)
      if (!action) return
      event.preventDefault()
      action()
    }
    function findAction({ key, code }: KeyboardEvent): (() => void) | undefined {
      if (key === 'Escape') return () => store.getState().closeSource()
      // By the place of the key where an input method would change the letter.
      const letter = key === 'Process' ? code.replace('Key', '').toLowerCase() : key.toLowerCase()
      if (letter === 'n') return () => latest.current(1)
      return letter === 'p' ? () => latest.current(-1) : undefined
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}

function isElsewhere(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
}
