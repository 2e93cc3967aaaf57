import { Ban } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLOURS, type HighlightInContext } from '../../../shared/model/highlight.ts'
import type { Tag } from '../../../shared/model/tag.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './tag-detail.module.css'
import { TagQuotes } from './tag-quotes.tsx'
import { TagUsageView } from './tag-usage.tsx'

interface TagDetailProps {
  readonly tag: Tag
  /** Holds the field of the name. */
  readonly nameField: RefObject<HTMLDivElement | null>
  readonly onMerge: () => void
  readonly onRemove: () => void
  readonly onOpen: (highlight: HighlightInContext) => void
}

const NO_DIGIT = 'none'
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** One tag: what it is called and means, where it is used, its quotes. Fields are saved when they are left. */
export function TagDetail({ tag, nameField, onMerge, onRemove, onOpen }: TagDetailProps) {
  const { t } = useTranslation('codebook')
  const inkName = useInkName()
  const { t: reading } = useTranslation('reading')
  const { t: memos } = useTranslation('memos')
  const openMemo = useApp(state => state.openMemo)
  const updateTag = useApp(state => state.updateTag)
  const [name, setName] = useState(tag.name)
  const [known, setKnown] = useState(tag.name)
  // Renamed elsewhere, or the renaming was taken back: to leave the field must not do it again.
  if (known !== tag.name) {
    setKnown(tag.name)
    setName(tag.name)
  }
  const wrong = name.includes('/') ? reading('tags.noSlash') : null

  function saveName(): void {
    const trimmed = name.trim()
    if (wrong !== null || trimmed === '') setName(tag.name)
    else if (trimmed !== tag.name) void updateTag({ id: tag.id, name: trimmed })
  }

  function onNameKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') saveName()
    else if (event.key === 'Escape') setName(tag.name)
  }

  return (
    <div className={styles.detail}>
      <div className={styles.row}>
        <div ref={nameField} className={styles.name}>
          <TextField
            label={t('name')}
            value={name}
            error={wrong}
            onChange={event => setName(event.target.value)}
            onBlur={saveName}
            onKeyDown={onNameKey}
          />
        </div>
        <Select
          label={t('shortcut')}
          value={tag.shortcut === null ? NO_DIGIT : String(tag.shortcut)}
          options={[{ value: NO_DIGIT, label: t('noShortcut') }, ...DIGITS.map(digit => ({ value: digit, label: digit }))]}
          onChange={value => void updateTag({ id: tag.id, shortcut: value === NO_DIGIT ? null : Number(value) })}
        />
      </div>
      <label className={styles.description}>
        <span>{t('description')}</span>
        <textarea
          key={tag.description}
          defaultValue={tag.description}
          placeholder={t('descriptionPlaceholder')}
          onBlur={event => {
            if (event.target.value !== tag.description) void updateTag({ id: tag.id, description: event.target.value })
          }}
        />
      </label>
      <div className={styles.row}>
        <div className={styles.colours} role="radiogroup" aria-label={t('colour')}>
          {[...COLOURS, null].map(colour => (
            <label key={colour ?? 'none'} className={styles.colour} title={colour ? inkName(colour) : t('noColour')}>
              <input
                type="radio"
                name="tag-colour"
                className="visually-hidden"
                aria-label={colour ? inkName(colour) : t('noColour')}
                checked={tag.colour === colour}
                onChange={() => void updateTag({ id: tag.id, colour })}
              />
              {colour ? <Swatch colour={colour} shape="stroke" /> : <Ban size={16} aria-hidden />}
            </label>
          ))}
        </div>
        <span className={styles.space} />
        <Button onClick={() => void openMemo({ kind: 'tag', id: tag.id })}>{memos('ofTag')}</Button>
        <Button onClick={onMerge}>{t('merge')}</Button>
        <Button tone="danger" onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
      <TagUsageView onOpen={onOpen} />
      <TagQuotes tag={tag} onOpen={onOpen} />
    </div>
  )
}
