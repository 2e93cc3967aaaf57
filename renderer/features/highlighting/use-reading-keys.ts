import { useEffect, useRef } from 'react'
import { COLOURS, type Colour } from '../../../shared/model/highlight.ts'
import { isWriting } from '../../dom/writing.ts'

export interface ReadingKeys {
  highlight(colour: Colour): void
  tag(): void
  note(): void
  copy(as: 'citation' | 'reference'): void
  remove(): void
  clear(): void
  /** To the highlight after or before the active one. */
  step(by: 1 | -1): void
  selectSentence(by: 1 | -1): void
  extendSentence(by: 1 | -1): void
  extendCharacter(by: 1 | -1): void
}

/** Keys of the text in the active pane. A letter in a field, a dialog or an input method is never one of them. */
export function useReadingKeys(active: boolean, keys: ReadingKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!active) return
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isWriting(event) || isElsewhere(event) || event.ctrlKey || event.metaKey) return
      const action = event.altKey ? findAltAction(event, latest.current) : findAction(event, latest.current)
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [active])
}

/** In something that floats over the window and has keys of its own. */
function isElsewhere(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
}

function findAltAction({ key, shiftKey }: KeyboardEvent, keys: ReadingKeys): (() => void) | undefined {
  const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined
  return by && (() => (shiftKey ? keys.extendSentence(by) : keys.selectSentence(by)))
}

function findAction({ key, code, shiftKey }: KeyboardEvent, keys: ReadingKeys): (() => void) | undefined {
  const colour = shiftKey ? undefined : COLOURS[Number(/^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? 0) - 1]
  if (colour) return () => keys.highlight(colour)
  // By the place of the key where an input method would change the letter, by the letter everywhere else.
  switch (key === 'Process' ? code.replace('Key', '').toLowerCase() : key.toLowerCase()) {
    case 't':
      return () => keys.tag()
    case 'n':
      return () => keys.note()
    case 'c':
      return () => keys.copy(shiftKey ? 'reference' : 'citation')
    case 'delete':
    case 'backspace':
      return () => keys.remove()
    case 'escape':
      return () => keys.clear()
    case ']':
    case '】':
      return () => keys.step(1)
    case '[':
    case '【':
      return () => keys.step(-1)
    case 'j':
      return () => (shiftKey ? keys.extendSentence(1) : keys.selectSentence(1))
    case 'k':
      return () => (shiftKey ? keys.extendSentence(-1) : keys.selectSentence(-1))
    case 'arrowright':
      return shiftKey ? () => keys.extendCharacter(1) : undefined
    case 'arrowleft':
      return shiftKey ? () => keys.extendCharacter(-1) : undefined
    default:
      return undefined
  }
}
