import { useEffect, useRef } from 'react'
import { isWriting } from '../../dom/writing.ts'

/** What keys do in the list of changes. */
export interface ChangeActions {
  /** To the next sentence that changed (1) or the one before (-1). */
  step(by: 1 | -1): void
  /** Like the arrows in any list; false where the key is none of a list's. */
  move(key: string): boolean
  /** Opens or folds lines, or the report: the later one, unless `earlier`. */
  enter(earlier: boolean): void
  /** From a moved sentence to where it stood, and back. */
  across(): void
  /** Both reports one year back or forth. */
  year(side: 'previous' | 'next'): void
}

/** Keys of the view; those of a field, a button or something that floats are none of them. A letter is known also where an input method writes. */
export function useChangeKeys(actions: ChangeActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { ctrlKey, metaKey, altKey } = event
      if (event.defaultPrevented || ctrlKey || metaKey || altKey || isWriting(event) || isElsewhere(event)) return
      if (act(event, latest.current)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function act({ key, code, shiftKey }: KeyboardEvent, actions: ChangeActions): boolean {
  const letter = (key === 'Process' ? code.replace('Key', '') : key).toLowerCase()
  if (letter === 'n') actions.step(1)
  else if (letter === 'p') actions.step(-1)
  else if (letter === 'm') actions.across()
  else if (letter === 'enter') actions.enter(shiftKey)
  else if (letter === ',' || letter === '，') actions.year('previous')
  else if (letter === '.' || letter === '。') actions.year('next')
  else return actions.move(key)
  return true
}

/** Something has keys of its own; of a button only those that press it or go on from it. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"], [role="radiogroup"], aside, nav') !== null) return true
  return (key === 'Enter' || key === ' ') && target.closest('button') !== null
}
