import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import type { Tag } from '../../../shared/model/tag.ts'
import { useOrigin } from '../../locale/use-origin.ts'
import { toggled } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './tag-detail.module.css'

/** Drawn at a time. */
const PAGE = 100

interface TagQuotesProps {
  readonly tag: Tag
  readonly onOpen: (highlight: HighlightInContext) => void
}

/** The highlights that carry this very tag: some are made its examples, some get another tag instead. */
export function TagQuotes({ tag, onOpen }: TagQuotesProps) {
  const { t } = useTranslation('codebook')
  const originOf = useOrigin()
  const quotes = useApp(state => state.tagQuotes)
  const examples = useApp(state => state.tagUsage?.examples)
  const setExamples = useApp(state => state.setExamples)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [shown, setShown] = useState(PAGE)
  const there = chosen.filter(id => quotes.some(quote => quote.id === id))
  const all = quotes.length > 0 && there.length === quotes.length

  return (
    <section className={styles.part} aria-label={t('quotes')}>
      <h3>
        {t('quotes')}
        <span className={styles.counts}> {quotes.length}</span>
      </h3>
      {quotes.length === 0 ? (
        <p className={styles.counts}>{t('noQuotes')}</p>
      ) : (
        <SplitBar
          tag={tag}
          chosen={there}
          all={all}
          onAll={() => setChosen(all ? [] : quotes.map(quote => quote.id))}
          onDone={() => setChosen([])}
        />
      )}
      {quotes.slice(0, shown).map(quote => {
        const example = examples?.some(({ id }) => id === quote.id) ?? false
        return (
          <div key={quote.id} className={styles.line}>
            <input
              type="checkbox"
              aria-label={t('select')}
              checked={there.includes(quote.id)}
              onChange={() => setChosen(toggled(there, quote.id))}
            />
            <button type="button" className={styles.quote} title={t('open')} onClick={() => onOpen(quote)}>
              {quote.quote} <span className={styles.counts}>{originOf(quote)}</span>
            </button>
            <button
              type="button"
              className={styles.mark}
              aria-pressed={example}
              onClick={() => void setExamples({ id: tag.id, highlightIds: [quote.id], example: !example })}
            >
              {t('example')}
            </button>
          </div>
        )
      })}
      {quotes.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{t('more', { count: Math.min(PAGE, quotes.length - shown) })}</Button>
      )}
    </section>
  )
}

interface SplitBarProps {
  readonly tag: Tag
  readonly chosen: readonly string[]
  readonly all: boolean
  readonly onAll: () => void
  readonly onDone: () => void
}

/** Gives the chosen highlights another tag instead of this one. */
function SplitBar({ tag, chosen, all, onAll, onDone }: SplitBarProps) {
  const { t } = useTranslation('codebook')
  const tags = useApp(state => state.tags)
  const splitTag = useApp(state => state.splitTag)
  // Most often a tag is split into ones below it.
  const below = `${tag.path}/`
  const [typed, setTyped] = useState<string | null>(null)
  const path = typed ?? below
  const ready = chosen.length > 0 && path.trim() !== '' && path.trim() !== below && path.trim() !== tag.path

  function split(): void {
    if (!ready) return
    void splitTag(tag.id, path, chosen)
    setTyped(null)
    onDone()
  }

  return (
    <div className={styles.split} title={t('splitHelp')}>
      <input type="checkbox" aria-label={t('selectAll')} checked={all} onChange={onAll} />
      <input
        className={styles.field}
        aria-label={t('splitTo')}
        list="codebook-paths"
        autoComplete="off"
        value={path}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) split()
        }}
      />
      <datalist id="codebook-paths">
        {tags.map(({ id, path: known }) => (
          <option key={id} value={known} />
        ))}
      </datalist>
      <Button disabled={!ready} onClick={split}>
        {t('split')}
        {chosen.length > 0 && ` ${chosen.length}`}
      </Button>
    </div>
  )
}
