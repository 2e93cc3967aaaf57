import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Highlight } from '../../../shared/model/highlight.ts'
import { useApp } from '../../state/store.ts'
import styles from './note-field.module.css'

interface NoteFieldProps {
  readonly highlight: Highlight
  readonly onDone: () => void
}

/** A pause this long while writing saves, in ms. */
const PAUSE = 800

/** The note, written in place: saved after a pause, on leaving and when the card goes; Escape puts the old words back. */
export function NoteField({ highlight, onDone }: NoteFieldProps) {
  const { t } = useTranslation('reading')
  const updateHighlights = useApp(state => state.updateHighlights)
  const field = useRef<HTMLTextAreaElement>(null)
  const { id } = highlight
  const [before] = useState(highlight.note)
  const [draft, setDraft] = useState(highlight.note)
  const [saving, setSaving] = useState<'idle' | 'saving' | 'saved'>('idle')
  const latest = useRef(highlight.note)
  const safe = useRef(highlight.note)

  const save = useCallback(async () => {
    const note = latest.current
    const previous = safe.current
    if (note === previous) return
    safe.current = note
    setSaving('saving')
    const done = await updateHighlights({ ids: [id], note })
    if (!done && safe.current === note) safe.current = previous
    setSaving(done ? 'saved' : 'idle')
  }, [id, updateHighlights])

  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
    return () => void save()
  }, [save])

  useEffect(() => {
    latest.current = draft
    const timer = setTimeout(() => void save(), PAUSE)
    return () => clearTimeout(timer)
  }, [draft, save])

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
        aria-label={t('margin.note')}
        placeholder={t('margin.addNote')}
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
        {saving === 'saving' ? t('margin.saving') : saving === 'saved' ? t('margin.saved') : t('margin.noteKeys')}
      </span>
    </div>
  )
}
