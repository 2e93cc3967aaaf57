import { useEffect, useRef } from 'react'
import { isWriting } from '../../dom/writing.ts'
import { useAppStore } from '../../state/store.ts'
import { type CompareActions, compareAction } from './compare-keys.ts'

/** Keys of the aligned reading view; those of a field, a button or something that floats are none of them. */
export function useCompareKeys(actions: CompareActions): void {
  const store = useAppStore()
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isWriting(event) || isElsewhere(event)) return
      const action = compareAction(event, latest.current, store.getState().settings.shortcuts)
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}

/** Something has keys of its own; of a button only those that press it or go on from it. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"], [role="radiogroup"], aside, nav') !== null) return true
  return key === 'Enter' && target.closest('button') !== null
}
