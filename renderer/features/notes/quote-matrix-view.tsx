import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { makeMatrix } from '../../../shared/tabling/quote-matrix.ts'
import { useApp } from '../../state/store.ts'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './quote-matrix.module.css'
import { usePlacedNotes } from './use-placed-notes.ts'

/** Quotes of a cell that are shown before it is opened. */
const SHOWN = 3

interface QuoteMatrixViewProps {
  readonly onOpen: (note: HighlightInContext) => void
}

/** Tags by places or years, with the quotes in the cells. */
export function QuoteMatrixView({ onOpen }: QuoteMatrixViewProps) {
  const { t } = useTranslation('notes')
  const side = useApp(state => state.quoteMatrixBy)
  const tags = useApp(state => state.tags)
  const { notes, reports } = usePlacedNotes()
  const filter = useApp(state => state.notesFilter.report)
  const matrix = useMemo(() => makeMatrix(notes, side, tags, filter ? [] : reports), [notes, side, tags, reports, filter])
  const unknown = t(side === 'place' ? 'group.unknownPlace' : 'group.unknownYear')
  if (matrix.tags.length === 0) return <p className={styles.empty}>{t('matrix.empty')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <section className={styles.scroller} tabIndex={0} aria-label={t('view.matrix')}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t('group.tag')}
            </th>
            {matrix.columns.map(column => (
              <th key={column ?? 'unknown'} scope="col">
                {column ?? unknown}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.tags.map(tag => (
            <tr key={tag.id}>
              <th scope="row" title={tag.description || tag.path}>
                {tag.colour && <Swatch colour={tag.colour} />} {tag.path.replaceAll('/', ' / ')}
              </th>
              {matrix.columns.map(column => (
                <Cell key={column ?? 'unknown'} quotes={matrix.quotes(tag.id, column)} onOpen={onOpen} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ quotes, onOpen }: { readonly quotes: readonly HighlightInContext[]; readonly onOpen: (note: HighlightInContext) => void }) {
  const { t } = useTranslation('notes')
  const [open, setOpen] = useState(false)
  const shown = open ? quotes : quotes.slice(0, SHOWN)
  return (
    <td>
      {quotes.length > 1 && <span className={styles.count}>{quotes.length}</span>}
      {shown.map(quote => (
        <button key={quote.id} type="button" className={styles.quote} title={quote.note || quote.quote} onClick={() => onOpen(quote)}>
          {quote.quote}
        </button>
      ))}
      {quotes.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setOpen(true)}>
          {t('matrix.more', { count: quotes.length - shown.length })}
        </button>
      )}
    </td>
  )
}
