import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import styles from './summary-field.module.css'

interface SummaryFieldProps {
  readonly setId: string
  readonly theme: string
  readonly column: string
  readonly summary: string
}

/** What the reader writes of a theme, in place: saved on leaving, with Ctrl+Enter and when the panel goes; Escape puts the old words back. */
export function SummaryField({ setId, theme, column, summary }: SummaryFieldProps) {
  const { t } = useTranslation('themes')
  const summarise = useApp(state => state.summariseTheme)
  const [draft, setDraft] = useState(summary)
  const latest = useRef(summary)
  const safe = useRef(summary)
  const [saved, setSaved] = useState(false)

  const save = useCallback(async () => {
    const text = latest.current
    const previous = safe.current
    if (text.trim() === previous.trim()) return
    safe.current = text
    const done = await summarise({ setId, theme, column, text })
    if (!done && safe.current === text) safe.current = previous
    setSaved(done)
  }, [setId, theme, column, summarise])

  useEffect(() => () => void save(), [save])

  // Undone, or written in another window.
  useEffect(() => {
    if (summary.trim() === safe.current.trim()) return
    safe.current = summary
    latest.current = summary
    setDraft(summary)
  }, [summary])

  function write(text: string): void {
    latest.current = text
    setSaved(false)
    setDraft(text)
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While the input method composes, Escape and Enter are its own.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && latest.current !== safe.current) {
      event.preventDefault()
      event.stopPropagation()
      write(safe.current)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void save()
    }
  }

  return (
    <div className={styles.box}>
      <textarea
        className={styles.field}
        aria-label={t('summary.label')}
        placeholder={t('summary.placeholder')}
        rows={2}
        value={draft}
        onChange={event => write(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void save()}
      />
      <span className={styles.state} role="status">
        {saved ? t('summary.saved') : ''}
      </span>
    </div>
  )
}
