import { type ChangeEvent, type CompositionEvent, useEffect, useRef, useState } from 'react'

interface QueryField {
  readonly text: string
  /** The input method composes: what stands in the field are letters, not words yet. */
  readonly composing: boolean
  /** True while what stands in the field has not been asked for yet. */
  readonly isPending: () => boolean
  /** Asks at once. */
  readonly ask: () => void
  /** Writes these words, and asks for them soon. */
  readonly put: (words: string) => void
  readonly handlers: {
    readonly onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void
    readonly onCompositionStart: () => void
    readonly onCompositionEnd: (event: CompositionEvent<HTMLTextAreaElement>) => void
  }
}

/**
 * What is written in a search field, and when it is asked for: after a pause, at once on demand, and never while the
 * input method composes, since the letters of pinyin are no words yet. `query` is what is asked for; each time it is `given`
 * from elsewhere, what stands in the field gives way to it.
 */
export function useQueryField(
  query: string,
  given: number,
  /** `paused`: nobody said that what stands in the field is all. */
  onAsk: (query: string, paused: boolean) => void,
  pause: number,
): QueryField {
  const [text, setText] = useState(query)
  const [composing, setComposing] = useState(false)
  const pending = useRef<{ readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | null>(null)
  const asked = useRef(query)
  const lastGiven = useRef(given)

  function forget(): void {
    if (pending.current) clearTimeout(pending.current.timer)
    pending.current = null
  }

  const latest = useRef(onAsk)
  useEffect(() => {
    latest.current = onAsk
  })

  function askFor(words: string, paused: boolean): void {
    forget()
    asked.current = words
    latest.current(words, paused)
  }

  function askSoon(words: string): void {
    forget()
    if (words !== asked.current) pending.current = { text: words, timer: setTimeout(() => askFor(words, true), pause) }
  }

  useEffect(() => {
    if (given === lastGiven.current) return
    lastGiven.current = given
    clearTimeout(pending.current?.timer)
    pending.current = null
    asked.current = query
    setText(query)
  }, [query, given])

  // What is still pending when the screen is left is not asked for.
  useEffect(() => () => clearTimeout(pending.current?.timer), [])

  return {
    text,
    composing,
    isPending: () => pending.current !== null,
    ask: () => askFor(text, false),
    put(words) {
      setText(words)
      askSoon(words)
    },
    handlers: {
      onChange(event) {
        const words = event.target.value.replaceAll(/\s*\n\s*/g, ' ')
        setText(words)
        const { nativeEvent } = event
        if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) forget()
        else askSoon(words)
      },
      onCompositionStart: () => setComposing(true),
      onCompositionEnd(event) {
        setComposing(false)
        askSoon(event.currentTarget.value)
      },
    },
  }
}
