import { NotebookPen, NotebookText, Palette, Tag as TagIcon, Trash2 } from 'lucide-react'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { COLOURS, type Highlight } from '../../../shared/model/highlight.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import { useKeyHint, useKeys } from '../../naming/use-key-hint.ts'
import { useNoteWords } from '../../naming/use-note-words.ts'
import { inkKey } from '../../state/passage-keys.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { NoteField } from '../../ui/note-field.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './highlight-card.module.css'

interface HighlightCardProps {
  readonly highlight: Highlight
  /** Name of the report, where cards of several stand together. */
  readonly report: string | null
  readonly onTag: (highlight: Highlight, anchor: Element) => void
}

/** One highlight in the margin. The list item around it takes the keys. */
export const HighlightCard = memo(function HighlightCard({ highlight, report, onTag }: HighlightCardProps) {
  const { t } = useTranslation('reading')
  const inkName = useInkName()
  const keys = useKeys()
  const withKey = useKeyHint()
  const noteWords = useNoteWords()
  const { t: memos } = useTranslation('memos')
  const store = useAppStore()
  const card = useRef<HTMLDivElement>(null)
  const active = useApp(state => state.activeHighlightId === highlight.id)
  const writing = useApp(state => state.noteHighlightId === highlight.id)
  const tagsById = useApp(state => state.tagsById)
  const tags = highlight.tagIds.flatMap(id => tagsById.get(id) ?? [])
  const ids = [highlight.id]

  function finishNote(): void {
    const stays = card.current?.contains(document.activeElement)
    store.getState().writeNote(null)
    if (stays) card.current?.closest<HTMLElement>('li')?.focus()
  }

  return (
    <div ref={card} className={styles.card} data-active={active || undefined} data-state={highlight.state}>
      <span className={styles.mark}>
        <Swatch colour={highlight.colour} shape="stroke" />
        <span className="visually-hidden">{inkName(highlight.colour)}</span>
      </span>
      <div className={styles.body}>
        {report && <p className={styles.report}>{report}</p>}
        <blockquote className={styles.quote}>{highlight.quote}</blockquote>
        {highlight.state !== 'anchored' && <p className={styles.state}>{t(`margin.${highlight.state}`)}</p>}
        {tags.length > 0 && (
          <p className={styles.tags}>
            {tags.map(tag => (
              <Chip key={tag.id}>{tag.path}</Chip>
            ))}
          </p>
        )}
        {writing ? (
          <NoteField
            note={highlight.note}
            words={noteWords}
            inPauses
            onSave={note => store.getState().updateHighlights({ ids, note })}
            onDone={finishNote}
          />
        ) : (
          highlight.note !== '' && (
            <button type="button" className={styles.note} onClick={() => store.getState().writeNote(highlight.id)}>
              {highlight.note}
            </button>
          )
        )}
      </div>
      <div className={styles.actions}>
        <Menu
          trigger={
            <IconButton label={t('margin.colour')}>
              <Palette size={16} />
            </IconButton>
          }
        >
          {COLOURS.map(colour => (
            <MenuItem
              key={colour}
              shortcut={keys(inkKey(colour))[0] ?? ''}
              onSelect={() => void store.getState().updateHighlights({ ids, colour })}
            >
              <Swatch colour={colour} shape="stroke" />
              {inkName(colour)}
            </MenuItem>
          ))}
        </Menu>
        <IconButton label={withKey(t('margin.tags'), 'tag')} onClick={event => onTag(highlight, event.currentTarget)}>
          <TagIcon size={16} />
        </IconButton>
        <IconButton label={withKey(t('margin.note'), 'note')} onClick={() => store.getState().writeNote(highlight.id)}>
          <NotebookPen size={16} />
        </IconButton>
        <IconButton label={memos('ofHighlight')} onClick={() => void store.getState().openMemo({ kind: 'highlight', id: highlight.id })}>
          <NotebookText size={16} />
        </IconButton>
        <IconButton label={withKey(t('margin.remove'), 'removeHighlight')} onClick={() => void store.getState().removeHighlights(ids)}>
          <Trash2 size={16} />
        </IconButton>
      </div>
    </div>
  )
})
