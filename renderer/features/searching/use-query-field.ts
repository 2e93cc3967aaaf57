import { type ChangeEvent, type CompositionEvent, useEffect, useRef, useState } from 'react'

interface QueryField {
  readonly text: string
  /** True while what stands in the field has not been asked for yet. */
  readonly isPending: () => boolean
  /** Asks at once. */
  readonly ask: () => void
  readonly handlers: {
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void
    readonly onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => void
  }
}

/**
 * What is written in a search field, and when it is asked for: after a pause, at once on demand, and never while the
 * input method composes, since the letters of pinyin are no words yet. `query` is what was asked elsewhere.
 */
export function useQueryField(query: string, onAsk: (query: string) => void, pause: number): QueryField {
  const [text, setText] = useState(query)
  const pending = useRef<{ readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | null>(null)
  const asked = useRef(query)

  function forget(): void {
    if (pending.current) clearTimeout(pending.current.timer)
    pending.current = null
  }

  function askFor(words: string): void {
    forget()
    asked.current = words
    onAsk(words)
  }

  function askSoon(words: string): void {
    forget()
    if (words !== asked.current) pending.current = { text: words, timer: setTimeout(() => askFor(words), pause) }
  }

  useEffect(() => {
    if (query === asked.current) return
    asked.current = query
    setText(query)
  }, [query])

  // What is still pending when the screen is left is not asked for.
  useEffect(() => () => clearTimeout(pending.current?.timer), [])

  return {
    text,
    isPending: () => pending.current !== null,
    ask: () => askFor(text),
    handlers: {
      onChange(event) {
        setText(event.target.value)
        const { nativeEvent } = event
        if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) forget()
        else askSoon(event.target.value)
      },
      onCompositionEnd: event => askSoon(event.currentTarget.value),
    },
  }
}
