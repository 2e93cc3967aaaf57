import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { MemoEntry } from '../../../shared/model/memo.ts'
import { useApp } from '../../state/store.ts'

/** What is written is on the disk after this, in ms: so much is lost when the power goes. */
const SAVE_AFTER = 400
/** A rest this long ends a stretch of writing, in ms: what comes then is taken back by itself. */
const REST = 2_000

export type SaveState = 'saved' | 'unsaved' | 'failed'

interface Draft {
  readonly text: string
  readonly state: SaveState
  write(text: string): void
  /** While an input method composes, what stands in the field is not yet written. */
  compose(composing: boolean): void
}

/** The words of a memo while they are written: saved as they come, and followed where they change elsewhere. */
export function useMemoDraft(entry: MemoEntry, field: RefObject<HTMLTextAreaElement | null>): Draft {
  const saveMemo = useApp(state => state.saveMemo)
  const stored = entry.memo?.text ?? ''
  const [text, setText] = useState(stored)
  const [state, setState] = useState<SaveState>('saved')
  const { about } = entry
  const latest = useRef({ text: stored, safe: stored, about, composing: false, goesOn: false, restAt: 0 })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    const now = latest.current
    const { text: written, safe: before, goesOn } = now
    if (written === before) return
    now.safe = written
    now.goesOn = true
    const done = await saveMemo(now.about, written, goesOn)
    if (!done && now.safe === written) now.safe = before
    setState(done ? (now.text === now.safe ? 'saved' : 'unsaved') : 'failed')
  }, [saveMemo])

  // Taken back, or written in another window.
  useEffect(() => {
    const now = latest.current
    if (now.text !== now.safe || stored === now.safe) return
    now.text = stored
    now.safe = stored
    now.goesOn = false
    setText(stored)
  }, [stored])

  useEffect(() => {
    const leave = () => void save()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [save])

  return {
    text,
    state,
    write(written) {
      const now = latest.current
      const at = performance.now()
      if (at > now.restAt) now.goesOn = false
      now.restAt = at + REST
      now.text = written
      setText(written)
      setState('unsaved')
      if (!now.composing) timer.current ??= setTimeout(() => void save(), SAVE_AFTER)
    },
    compose(composing) {
      const now = latest.current
      now.composing = composing
      if (composing) {
        clearTimeout(timer.current)
        timer.current = undefined
      } else if (now.text !== now.safe || field.current?.value !== now.safe) timer.current ??= setTimeout(() => void save(), SAVE_AFTER)
    },
  }
}
