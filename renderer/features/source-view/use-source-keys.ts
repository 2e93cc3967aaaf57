import { useEffect, useRef } from 'react'
import { isWriting } from '../../dom/writing.ts'
import { pressedOf } from '../../state/key-registry.ts'
import type { ScreenKeyId } from '../../state/screen-keys.ts'
import { useAppStore } from '../../state/store.ts'

export interface SourceKeys {
  /** To the next or previous cut. */
  stepCut(by: 1 | -1): void
  /** To the next or previous paragraph, in the report's order where the keyboard is in the report; `more` takes it along. */
  stepParagraph(by: 1 | -1, options: { readonly more: boolean; readonly inReport: boolean }): void
  /** The paragraph goes up or down in its report. */
  reorder(by: 1 | -1): void
  split(): void
  merge(by: 1 | -1): void
  /** Out of the report, or back into it. */
  leaveOut(): void
  /** Looks for another place. */
  move(): void
  /** What is being moved goes there; false where nothing is. */
  put(side: 'before' | 'after'): boolean
  leave(): void
}

const CHANGEABLE = [
  'nextCut',
  'previousCut',
  'splitReport',
  'mergeNext',
  'mergePrevious',
  'leaveOut',
  'moveParagraphs',
  'paragraphUp',
  'paragraphDown',
] as const satisfies readonly ScreenKeyId[]

type Changeable = (typeof CHANGEABLE)[number]

/** Keys of the view of a source. A letter in a field, in what floats over the window or in an input method is never one of them. */
export function useSourceKeys(keys: SourceKeys): void {
  const store = useAppStore()
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || isIn(event, '[role="dialog"], [role="menu"], [role="listbox"]')) return
      if (isWriting(event) && event.key !== 'Escape') return
      const pressed = pressedOf(CHANGEABLE, event, store.getState().settings.shortcuts)
      const goes = pressed ? pressed === 'nextCut' || pressed === 'previousCut' : /^Arrow/.test(event.key)
      // A key that is held down goes on, and repairs once.
      if (event.repeat && !goes) return
      if (pressed) ACTIONS[pressed](latest.current)
      else if (!act(event, latest.current)) return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}

function isIn(event: KeyboardEvent, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null
}

const ACTIONS: Readonly<Record<Changeable, (keys: SourceKeys) => void>> = {
  nextCut: keys => keys.stepCut(1),
  previousCut: keys => keys.stepCut(-1),
  splitReport: keys => keys.split(),
  mergeNext: keys => keys.merge(1),
  mergePrevious: keys => keys.merge(-1),
  leaveOut: keys => keys.leaveOut(),
  moveParagraphs: keys => keys.move(),
  paragraphUp: keys => keys.reorder(-1),
  paragraphDown: keys => keys.reorder(1),
}

/** The keys that cannot be changed; false where it is none of them, or nothing came of it. */
function act(event: KeyboardEvent, keys: SourceKeys): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event
  if (ctrlKey || metaKey || altKey) return false
  switch (key) {
    case 'Escape':
      keys.leave()
      return true
    case 'Enter':
      // A button is pressed by it.
      return !isIn(event, 'button') && keys.put(shiftKey ? 'before' : 'after')
    case 'ArrowDown':
    case 'ArrowUp':
      keys.stepParagraph(key === 'ArrowDown' ? 1 : -1, { more: shiftKey, inReport: isIn(event, '[data-report-text]') })
      return true
    default:
      return false
  }
}
