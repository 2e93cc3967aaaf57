import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { useAppStore } from '../../state/store.ts'

interface Draft extends Range {
  readonly id: string
}

export interface Ends {
  /** The highlights as they are to be seen: with the one whose end is being moved as it would be. */
  readonly shown: readonly Highlight[]
  /** From now on the highlight is shown so, until `keep` or `cancel`. */
  move(id: string, range: Range): void
  /** What was moved is one action that can be taken back. */
  keep(): void
  /** True where something was being moved. */
  cancel(): boolean
}

/** Moving the ends of a highlight: seen at once, stored when the hand comes to rest (a key or the mouse is let go). */
export function useEnds(placed: readonly Highlight[], text: string): Ends {
  const store = useAppStore()
  const [draft, setDraft] = useState<Draft | null>(null)
  /** Not yet given to the engine. */
  const open = useRef<Draft | null>(null)
  const latest = useRef({ placed, text })
  latest.current = { placed, text }

  const keep = useCallback(() => {
    const made = open.current
    open.current = null
    if (!made) return
    const { placed, text } = latest.current
    const { id, start, end } = made
    const before = placed.find(highlight => highlight.id === id)
    const done = () => setDraft(now => (now === made ? null : now))
    if (!before || (before.start === start && before.end === end)) done()
    else
      void store
        .getState()
        .moveEnds({ id, start, end, quote: text.slice(start, end) })
        .then(done)
  }, [store])

  useEffect(() => {
    function onKeyUp({ shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): void {
      if (!(shiftKey || ctrlKey || altKey || metaKey)) keep()
    }
    // In the capture phase, before what else the key or the mouse is for.
    function onKeyDown({ key }: KeyboardEvent): void {
      if (key === 'Enter' || key === 'Tab') keep()
    }
    window.addEventListener('keyup', onKeyUp)
    window.addEventListener('keydown', onKeyDown, { capture: true })
    window.addEventListener('blur', keep)
    return () => {
      keep()
      window.removeEventListener('keyup', onKeyUp)
      window.removeEventListener('keydown', onKeyDown, { capture: true })
      window.removeEventListener('blur', keep)
    }
  }, [keep])

  const shown = useMemo(
    () =>
      draft
        ? placed.map(highlight => (highlight.id === draft.id ? { ...highlight, start: draft.start, end: draft.end } : highlight))
        : placed,
    [placed, draft],
  )

  return {
    shown,
    move(id, { start, end }) {
      if (open.current && open.current.id !== id) keep()
      open.current = { id, start, end }
      setDraft(open.current)
    },
    keep,
    cancel() {
      const moving = open.current !== null
      if (moving) setDraft(null)
      open.current = null
      return moving
    },
  }
}
