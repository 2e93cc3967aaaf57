import { createElement, Fragment, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { citeGbt7714 } from '../../../shared/interchange/bibliography.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import { afterPaint } from '../../dom/after-paint.ts'
import type { OpenReport } from '../../state/panes.ts'
import { useApp } from '../../state/store.ts'
import { type Block, layoutText } from './layout-text.ts'
import { type Numbered, numbered, piecesOf } from './print-pieces.ts'
import styles from './print-report.module.css'

/** A whole report on paper, the marked words underlined and numbered, what was said of them at the end. Prints itself, then goes. */
export default function PrintReport({ reportId }: { readonly reportId: string }) {
  const readForPrint = useApp(state => state.readForPrint)
  const printed = useApp(state => state.printed)
  const [read, setRead] = useState<{ report: OpenReport; highlights: readonly Highlight[] } | null>(null)

  useEffect(() => {
    let gone = false
    void readForPrint(reportId).then(all => {
      if (gone) return
      if (all) setRead(all)
      else printed()
    })
    return () => {
      gone = true
    }
  }, [reportId, readForPrint, printed])

  useEffect(() => {
    if (!read) return
    // The dialog's name for the file is the page's title.
    const before = document.title
    document.title = [read.report.title, read.report.year].filter(Boolean).join(' ')
    window.addEventListener('afterprint', printed)
    const cancel = afterPaint(() => window.print())
    return () => {
      cancel()
      document.title = before
      window.removeEventListener('afterprint', printed)
    }
  }, [read, printed])

  return read && createPortal(<Paper {...read} />, document.body)
}

function Paper({ report, highlights }: { readonly report: OpenReport; readonly highlights: readonly Highlight[] }) {
  const { t } = useTranslation('reading')
  const all = numbered(highlights)
  return (
    <article className={styles.paper} lang="zh-CN" data-print>
      {layoutText(report.text, report.outline).map(block => (
        <Paragraph key={block.start} block={block} text={report.text} all={all} />
      ))}
      <footer className={styles.end}>
        <p className={styles.reference}>{citeGbt7714(report)}</p>
        {all.length > 0 && <h2>{t('print.notes', { count: all.length })}</h2>}
        <ol className={styles.notes}>
          {all.map(entry => (
            <PrintedNote key={entry.number} {...entry} />
          ))}
        </ol>
      </footer>
    </article>
  )
}

function Paragraph({ block, text, all }: { readonly block: Block; readonly text: string; readonly all: readonly Numbered[] }) {
  const pieces = piecesOf(block, all)
  const beginning = [...new Set(pieces.flatMap(({ marks }) => marks.map(({ number }) => number)))]
  const tag = block.role === 'title' ? 'h1' : block.role === 'heading' ? 'h3' : 'p'
  return createElement(
    tag,
    { className: styles[block.role], 'data-level': block.level || undefined },
    beginning.length > 0 && <span className={styles.margin}>{beginning.join(' ')}</span>,
    pieces.map(({ start, end, marks, ending }) => {
      const words = text.slice(start, end)
      const [mark] = marks
      return (
        <Fragment key={start}>
          {mark ? (
            <span
              className={styles.mark}
              data-over={marks.length > 1 || undefined}
              style={{ borderColor: `var(--${mark.highlight.colour})` }}
            >
              {words}
            </span>
          ) : (
            words
          )}
          {ending.length > 0 && <sup className={styles.number}>{ending.join(',')}</sup>}
        </Fragment>
      )
    }),
  )
}

function PrintedNote({ number, highlight }: Numbered) {
  const { t } = useTranslation('reading')
  const tagsById = useApp(state => state.tagsById)
  const tags = highlight.tagIds.flatMap(id => tagsById.get(id)?.path ?? [])
  return (
    <li value={number}>
      <q>{highlight.quote}</q>
      {highlight.state === 'orphan' && <span className={styles.lost}>{t('margin.orphan')}</span>}
      {tags.length > 0 && <span className={styles.tags}>{tags.join(' · ')}</span>}
      {highlight.note !== '' && <p className={styles.note}>{highlight.note}</p>}
    </li>
  )
}
