import { useEffect, useRef } from 'react'
import { isWriting } from '../../dom/writing.ts'

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

/** Keys of the view of a source. A letter in a field, in what floats over the window or in an input method is never one of them. */
export function useSourceKeys(keys: SourceKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing || isElsewhere(event)) return
      if (isWriting(event) && event.key !== 'Escape') return
      // A key that is held down goes on, and repairs once.
      if (event.repeat && (event.altKey || !GOING.test(event.key))) return
      const action = event.altKey ? findAltAction(event, latest.current) : findAction(event, latest.current)
      if (action && action() !== false) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

const GOING = /^(?:Arrow(?:Up|Down)|[np])$/i

function isElsewhere(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
}

function isIn(event: KeyboardEvent, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null
}

function findAltAction({ key }: KeyboardEvent, keys: SourceKeys): (() => unknown) | undefined {
  const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined
  return by && (() => keys.reorder(by))
}

function findAction(event: KeyboardEvent, keys: SourceKeys): (() => unknown) | undefined {
  const { key, code, shiftKey } = event
  // By the place of the key where an input method would change the letter, by the letter everywhere else.
  switch (key === 'Process' ? code.replace('Key', '').toLowerCase() : key.toLowerCase()) {
    case 'escape':
      return () => keys.leave()
    case 'enter':
      // A button is pressed by it.
      return isIn(event, 'button') ? undefined : () => keys.put(shiftKey ? 'before' : 'after')
    case 'arrowdown':
      return () => keys.stepParagraph(1, { more: shiftKey, inReport: isIn(event, '[data-report-text]') })
    case 'arrowup':
      return () => keys.stepParagraph(-1, { more: shiftKey, inReport: isIn(event, '[data-report-text]') })
    case 'n':
      return () => keys.stepCut(1)
    case 'p':
      return () => keys.stepCut(-1)
    case 's':
      return () => keys.split()
    case 'm':
      return () => keys.merge(shiftKey ? -1 : 1)
    case 'x':
      return () => keys.leaveOut()
    case 'v':
      return () => keys.move()
    default:
      return undefined
  }
}
