import { ChevronDown, ChevronUp, Columns2, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { IconButton } from './button.tsx'
import styles from './find-field.module.css'

interface FindFieldProps {
  readonly words: { readonly label: string; readonly previous: string; readonly next: string; readonly close: string }
  readonly query: string
  readonly onQuery: (query: string) => void
  /** How many there are, and at which one the reader is; empty before anything is written. */
  readonly count: string
  /** Nothing was found: there is nowhere to go. */
  readonly none: boolean
  /** Grows each time the reader asks for the field again. */
  readonly asked: number
  /** Where more than one text can be looked through: whether all are. */
  readonly all?: { readonly label: string; readonly pressed: boolean; readonly onChange: (all: boolean) => void }
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
}

/** Finds words in a text: floats over it, Enter and Shift+Enter go from hit to hit, Escape ends it. */
export function FindField({ words, query, onQuery, count, none, asked, all, onStep, onClose }: FindFieldProps) {
  const field = useRef<HTMLInputElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the wish to write again
  useEffect(() => field.current?.select(), [asked])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onClose()
    // The place of the key: with Alt it writes another sign on some keyboards.
    else if (all && event.altKey && event.code === 'KeyA') all.onChange(!all.pressed)
    else return
    event.preventDefault()
  }

  return (
    <search className={styles.bar}>
      <input
        ref={field}
        className={styles.field}
        type="text"
        aria-label={words.label}
        placeholder={words.label}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={event => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <output className={styles.count}>{count}</output>
      {all && (
        <IconButton label={`${all.label} (Alt+A)`} pressed={all.pressed} onClick={() => all.onChange(!all.pressed)}>
          <Columns2 size={16} />
        </IconButton>
      )}
      <IconButton label={`${words.previous} (Shift+Enter)`} disabled={none} onClick={() => onStep(-1)}>
        <ChevronUp size={16} />
      </IconButton>
      <IconButton label={`${words.next} (Enter)`} disabled={none} onClick={() => onStep(1)}>
        <ChevronDown size={16} />
      </IconButton>
      <IconButton label={`${words.close} (Esc)`} onClick={onClose}>
        <X size={16} />
      </IconButton>
    </search>
  )
}
