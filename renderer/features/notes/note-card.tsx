import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { useOrigin } from '../../locale/use-origin.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import { useApp } from '../../state/store.ts'
import { Chip } from '../../ui/chip.tsx'
import styles from './note-card.module.css'

interface NoteCardProps {
  readonly note: HighlightInContext
  readonly selected: boolean
  readonly writing: boolean
  /** The heading above names the report already. */
  readonly inReport: boolean
  /** `null` is the pane that was used last. */
  readonly onOpen: (pane: 'new' | null) => void
  /** With Shift: everything from the last one to this. */
  readonly onSelect: (further: boolean) => void
  readonly onWrite: () => void
  readonly onWritten: () => void
}

/** A quote with what the reader made of it. */
export const NoteCard = memo(function NoteCard({ note, selected, writing, inReport, onOpen, onSelect, onWrite, onWritten }: NoteCardProps) {
  const { t } = useTranslation(['notes', 'common'])
  const inkName = useInkName()
  const originOf = useOrigin()
  return (
    <article className={styles.card} data-colour={note.colour}>
      <input
        type="checkbox"
        tabIndex={-1}
        className={styles.select}
        aria-label={t('item.select')}
        checked={selected}
        onChange={event => onSelect(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      />
      <div className={styles.content}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.quote}
          title={t('item.open')}
          onClick={event => onOpen(event.shiftKey ? 'new' : null)}
        >
          {note.quote}
        </button>
        <p className={styles.meta}>
          <span className="visually-hidden">{inkName(note.colour)} </span>
          {!inReport && <span>{originOf(note)}</span>}
          {note.section.length > 0 && (
            <span className={styles.section} title={note.section.join(' › ')}>
              {note.section.at(-1)}
            </span>
          )}
          {note.state !== 'anchored' && (
            <span className={styles.state}>{t(note.state === 'orphan' ? 'item.orphan' : 'item.doubtful')}</span>
          )}
          {note.tags.map(tag => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </p>
        {writing ? (
          <NoteField note={note} onWritten={onWritten} />
        ) : (
          <button type="button" tabIndex={-1} className={note.note ? styles.note : styles.write} onClick={onWrite}>
            {note.note || t('item.editNote')}
          </button>
        )}
      </div>
    </article>
  )
})

/** Saved when it is left or with Ctrl+Enter; Escape leaves it as it was. */
function NoteField({ note, onWritten }: { readonly note: HighlightInContext; readonly onWritten: () => void }) {
  const { t } = useTranslation(['notes', 'reading'])
  const updateHighlights = useApp(state => state.updateHighlights)
  const field = useRef<HTMLTextAreaElement>(null)
  const given = useRef(false)

  useEffect(() => {
    const area = field.current
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [])

  function finish(save: boolean): void {
    if (given.current) return
    given.current = true
    const words = field.current?.value ?? ''
    if (save && words !== note.note) void updateHighlights({ ids: [note.id], note: words })
    onWritten()
  }

  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={t('item.note')}
        placeholder={t('item.notePlaceholder')}
        defaultValue={note.note}
        onBlur={() => finish(true)}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish(true)
          else if (event.key === 'Escape') finish(false)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <p className={styles.keys}>{t('reading:margin.noteKeys')}</p>
    </>
  )
}
