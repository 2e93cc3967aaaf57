import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { useOrigin } from '../../locale/use-origin.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import { useNoteWords } from '../../naming/use-note-words.ts'
import { useApp } from '../../state/store.ts'
import { Chip } from '../../ui/chip.tsx'
import { NoteField } from '../../ui/note-field.tsx'
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
  const noteWords = useNoteWords()
  const updateHighlights = useApp(state => state.updateHighlights)
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
          <NoteField
            note={note.note}
            words={noteWords}
            onSave={words => updateHighlights({ ids: [note.id], note: words })}
            onDone={onWritten}
          />
        ) : (
          <button type="button" tabIndex={-1} className={note.note ? styles.note : styles.write} onClick={onWrite}>
            {note.note || t('item.editNote')}
          </button>
        )}
      </div>
    </article>
  )
})
