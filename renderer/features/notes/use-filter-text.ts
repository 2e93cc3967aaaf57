import { useEffect, useRef, useState } from 'react'
import { useApp } from '../../state/store.ts'

/** In ms. */
const PAUSE = 180

/** The words that quotes and notes are filtered by; asked for after a pause in writing. */
export function useFilterText(): { readonly text: string; readonly write: (text: string) => void } {
  const filter = useApp(state => state.notesFilter)
  const filterNotes = useApp(state => state.filterNotes)
  const asked = filter.text ?? ''
  const [text, setText] = useState(asked)
  const latest = useRef({ filter, asked })
  latest.current = { filter, asked }

  // Not what was asked for by this field: a space at its end may be the beginning of another word.
  useEffect(() => setText(now => (now.trim() === asked ? now : asked)), [asked])
  useEffect(() => {
    const words = text.trim()
    if (words === latest.current.asked) return
    const timer = setTimeout(() => {
      const { text: _, ...others } = latest.current.filter
      void filterNotes(words === '' ? others : { ...others, text: words })
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text, filterNotes])

  return { text, write: setText }
}
