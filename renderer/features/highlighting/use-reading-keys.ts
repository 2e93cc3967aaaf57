import { useEffect, useRef } from 'react'
import type { Colour } from '../../../shared/model/highlight.ts'
import { isWriting } from '../../dom/writing.ts'
import { pressedOf } from '../../state/key-registry.ts'
import { inkOf, PASSAGE_KEYS, type PassageKeyId } from '../../state/passage-keys.ts'
import { useAppStore } from '../../state/store.ts'
import type { End } from './ends.ts'

export interface ReadingKeys {
  highlight(colour: Colour): void
  tag(): void
  /** Gives the tag that was given last. */
  sameTag(): void
  note(): void
  /** A link to the passage goes into the memo. */
  memo(): void
  /** Its number becomes the example of an indicator. */
  indicator(): void
  copy(as: 'citation' | 'reference'): void
  remove(): void
  clear(): void
  /** To the highlight after or before the active one. */
  step(by: 1 | -1): void
  /** Through those that lie over one another with the active one. */
  cycle(by: 1 | -1): void
  selectSentence(by: 1 | -1): void
  /** Moves an end of what is selected, or of the active highlight. */
  moveEnd(end: End, unit: 'character' | 'sentence', by: 1 | -1): void
  /** Widens it to whole sentences or paragraphs. */
  widen(to: 'sentence' | 'paragraph'): void
}

const IDS: readonly PassageKeyId[] = PASSAGE_KEYS.map(({ id }) => id)

/** Keys of the text in the active pane. A letter in a field, a dialog or an input method is never one of them. */
export function useReadingKeys(active: boolean, keys: ReadingKeys): void {
  const store = useAppStore()
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!active) return
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isWriting(event) || isElsewhere(event)) return
      const pressed = pressedOf(IDS, event, store.getState().settings.shortcuts)
      if (!pressed) return
      event.preventDefault()
      act(pressed, latest.current)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [active, store])
}

/** In something that floats over the window and has keys of its own. */
function isElsewhere(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
}

function act(id: PassageKeyId, keys: ReadingKeys): void {
  const colour = inkOf(id)
  if (colour) keys.highlight(colour)
  else ACTIONS[id]?.(keys)
}

const ACTIONS: Readonly<Partial<Record<PassageKeyId, (keys: ReadingKeys) => void>>> = {
  nextSentence: keys => keys.selectSentence(1),
  previousSentence: keys => keys.selectSentence(-1),
  endNextSentence: keys => keys.moveEnd('end', 'sentence', 1),
  endPreviousSentence: keys => keys.moveEnd('end', 'sentence', -1),
  endForward: keys => keys.moveEnd('end', 'character', 1),
  endBack: keys => keys.moveEnd('end', 'character', -1),
  startForward: keys => keys.moveEnd('start', 'character', 1),
  startBack: keys => keys.moveEnd('start', 'character', -1),
  startNextSentence: keys => keys.moveEnd('start', 'sentence', 1),
  startPreviousSentence: keys => keys.moveEnd('start', 'sentence', -1),
  wholeSentence: keys => keys.widen('sentence'),
  wholeParagraph: keys => keys.widen('paragraph'),
  tag: keys => keys.tag(),
  sameTag: keys => keys.sameTag(),
  note: keys => keys.note(),
  linkMemo: keys => keys.memo(),
  defineIndicator: keys => keys.indicator(),
  copyCitation: keys => keys.copy('citation'),
  copyReference: keys => keys.copy('reference'),
  removeHighlight: keys => keys.remove(),
  nextHighlight: keys => keys.step(1),
  previousHighlight: keys => keys.step(-1),
  nextOverlap: keys => keys.cycle(1),
  previousOverlap: keys => keys.cycle(-1),
  clear: keys => keys.clear(),
}
