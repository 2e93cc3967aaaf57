import { useEffect, useRef } from 'react'
import { isWriting } from '../../dom/writing.ts'
import { type OwnKeys, pressedOf } from '../../state/key-registry.ts'
import type { ScreenKeyId } from '../../state/screen-keys.ts'
import { useAppStore } from '../../state/store.ts'

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

/** Keys of the view; those of a field, a button or something that floats are none of them. */
export function useChangeKeys(actions: ChangeActions): void {
  const store = useAppStore()
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isWriting(event) || isElsewhere(event)) return
      if (act(event, latest.current, store.getState().settings.shortcuts)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}

const CHANGEABLE = [
  'nextChange',
  'previousChange',
  'acrossMove',
  'changesPreviousYear',
  'changesNextYear',
] as const satisfies readonly ScreenKeyId[]

function act(event: KeyboardEvent, actions: ChangeActions, own: OwnKeys): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event
  const pressed = pressedOf(CHANGEABLE, event, own)
  if (pressed === 'nextChange') actions.step(1)
  else if (pressed === 'previousChange') actions.step(-1)
  else if (pressed === 'acrossMove') actions.across()
  else if (pressed === 'changesPreviousYear') actions.year('previous')
  else if (pressed === 'changesNextYear') actions.year('next')
  else if (ctrlKey || metaKey || altKey) return false
  else if (key === 'Enter') actions.enter(shiftKey)
  else return actions.move(key)
  return true
}

/** Something has keys of its own; of a button only those that press it or go on from it. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"], [role="radiogroup"], aside, nav') !== null) return true
  return (key === 'Enter' || key === ' ') && target.closest('button') !== null
}
