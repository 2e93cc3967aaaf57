import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import styles from './note-field.module.css'

export interface NoteWords {
  readonly label: string
  readonly placeholder: string
  /** Which keys end writing. */
  readonly keys: string
  readonly saving: string
  readonly saved: string
}

interface NoteFieldProps {
  readonly note: string
  readonly words: NoteWords
  /** Saved after a pause as well: where nothing that was saved takes the field away. */
  readonly inPauses?: boolean
  /** True once the words are safe. */
  readonly onSave: (note: string) => Promise<boolean>
  /** Writing is over: by key, while the field has the keyboard, or as the keyboard went elsewhere. */
  readonly onDone: () => void
}

/** A pause this long while writing saves, in ms. */
const PAUSE = 800

/** A note, written in place: saved on leaving and when the field goes; Escape puts the old words back. */
export function NoteField({ note, words, inPauses = false, onSave, onDone }: NoteFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [before] = useState(note)
  const [draft, setDraft] = useState(note)
  const [saving, setSaving] = useState<'idle' | 'saving' | 'saved'>('idle')
  const latest = useRef(note)
  const safe = useRef(note)
  const keep = useRef(onSave)
  useEffect(() => {
    keep.current = onSave
  })

  const save = useCallback(async () => {
    const written = latest.current
    const previous = safe.current
    if (written === previous) return
    safe.current = written
    setSaving('saving')
    const done = await keep.current(written)
    if (!done && safe.current === written) safe.current = previous
    setSaving(done ? 'saved' : 'idle')
  }, [])

  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
    return () => void save()
  }, [save])

  useEffect(() => {
    latest.current = draft
    if (!inPauses) return
    const timer = setTimeout(() => void save(), PAUSE)
    return () => clearTimeout(timer)
  }, [draft, inPauses, save])

  function onKeyDown(event: KeyboardEvent): void {
    // While the input method composes, Escape and Enter are its own.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') latest.current = before
    else if (!(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return
    event.preventDefault()
    event.stopPropagation()
    void save()
    onDone()
  }

  return (
    <div className={styles.box}>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={words.label}
        placeholder={words.placeholder}
        rows={2}
        value={draft}
        onChange={event => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={event => {
          void save()
          // The window lost the focus, not the field.
          if (document.activeElement !== event.target) onDone()
        }}
      />
      <span className={styles.state} role="status">
        {saving === 'saving' ? words.saving : saving === 'saved' ? words.saved : words.keys}
      </span>
    </div>
  )
}
