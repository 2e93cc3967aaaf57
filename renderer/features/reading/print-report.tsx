import { createElement, Fragment, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { citeGbt7714 } from '../../../shared/interchange/bibliography.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import { afterPaint } from '../../dom/after-paint.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import type { OpenReport } from '../../state/panes.ts'
import type { PrintTarget } from '../../state/reading-view.ts'
import { useApp } from '../../state/store.ts'
import { type Block, layoutText } from './layout-text.ts'
import { type Numbered, numbered, piecesOf } from './print-pieces.ts'
import styles from './print-report.module.css'

interface PrintReportProps {
  readonly reportId: string
  readonly to: PrintTarget
}

/** A whole report on paper, the marked words underlined and numbered, what was said of them at the end. Prints itself, then goes. */
export default function PrintReport({ reportId, to }: PrintReportProps) {
  const readForPrint = useApp(state => state.readForPrint)
  const printed = useApp(state => state.printed)
  const savePdf = useApp(state => state.savePdf)
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
    document.title = nameOf(read.report)
    const head = headOfPages(document.title)
    document.adoptedStyleSheets.push(head)
    if (to === 'paper') window.addEventListener('afterprint', printed)
    const cancel = afterPaint(() => (to === 'paper' ? window.print() : void savePdf(document.title).then(printed)))
    return () => {
      cancel()
      document.title = before
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== head)
      window.removeEventListener('afterprint', printed)
    }
  }, [read, printed, savePdf, to])

  return read && createPortal(<Paper {...read} />, document.body)
}

function nameOf({ title, year }: OpenReport): string {
  return [title, year === null || title.includes(String(year)) ? null : year].filter(Boolean).join(' ')
}

/** At the head of every page but the first, which has the title: only a style sheet can put it there. */
function headOfPages(name: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  const words = name.replace(/["\\\n]/g, ' ')
  sheet.replaceSync(`
    @page { @top-center { color: #444; content: "${words}"; font: 8pt sans-serif } }
    @page :first { @top-center { content: none } }
  `)
  return sheet
}

function Paper({ report, highlights }: { readonly report: OpenReport; readonly highlights: readonly Highlight[] }) {
  const { t } = useTranslation('reading')
  const all = numbered(highlights)
  const blocks = layoutText(report.text, report.outline)
  return (
    <article className={styles.paper} lang="zh-CN" data-print>
      {blocks.every(({ role }) => role !== 'title') && <h1 className={styles.title}>{nameOf(report)}</h1>}
      {blocks.map(block => (
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

/** No line ends between words and their number. */
const STAY_TOGETHER = '\u2060'

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
          {ending.length > 0 && (
            <>
              {STAY_TOGETHER}
              <sup className={styles.number}>{ending.join(',')}</sup>
            </>
          )}
        </Fragment>
      )
    }),
  )
}

function PrintedNote({ number, highlight }: Numbered) {
  const { t } = useTranslation('reading')
  const inkName = useInkName()
  const tagsById = useApp(state => state.tagsById)
  const tags = highlight.tagIds.flatMap(id => tagsById.get(id)?.path ?? [])
  return (
    <li value={number}>
      <q>{highlight.quote}</q>
      {highlight.state === 'orphan' && <span className={styles.lost}>{t('margin.orphan')}</span>}
      <span className={styles.tags}>{[inkName(highlight.colour), ...tags].join(' · ')}</span>
      {highlight.note !== '' && <p className={styles.note}>{highlight.note}</p>}
    </li>
  )
}
