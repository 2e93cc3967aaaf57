import { BookOpen } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportInSource, SourceInFull } from '../../../shared/model/source.ts'
import { positionInView, scrollToRange } from '../../dom/scrolling.ts'
import { createTextSurface, type TextSurface } from '../../dom/text-surface.ts'
import type { OpenReport } from '../../state/panes.ts'
import type { SourceView } from '../../state/source-view.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/field.tsx'
import type { Lit } from './place.ts'
import { inkOf } from './report-ink.ts'
import styles from './report-side.module.css'

interface ReportSideProps {
  readonly view: SourceView
  readonly content: SourceInFull
  readonly lit: Lit
  readonly nameOf: (report: ReportInSource) => string
  readonly text: (report: OpenReport) => ReactNode
  /** The reader points at a place of the report. */
  readonly onPlace: (offset: number) => void
  readonly onChoose: (reportId: string) => void
}

/** A report that was made of the source, the same place lit up as in the source. */
export function ReportSide({ view, content, lit, nameOf, text, onPlace, onChoose }: ReportSideProps) {
  const { t } = useTranslation('source')
  const read = useApp(state => state.read)
  const { reports } = content
  const { report, reportId, target } = view
  const scroller = useRef<HTMLElement>(null)
  const sheet = useRef<HTMLElement>(null)
  const surface = useSurface(report, scroller, sheet)
  const at = reports.findIndex(({ id }) => id === reportId)
  const gone = target.reportId !== undefined && !reports.some(({ id }) => id === target.reportId)

  useLayoutEffect(() => {
    if (!surface) return
    const { painting, positions } = surface
    painting.show('find', lit.report ? [lit.report] : [])
    painting.show('hover', lit.near ? [lit.near] : [])
    const place = lit.report ?? lit.near
    if (place) scrollToRange(surface.scroller, positions, place)
  }, [surface, lit])

  function onClick({ clientX, clientY }: MouseEvent): void {
    if (!surface || getSelection()?.isCollapsed === false) return
    const offset = surface.positions.characterAt(clientX, clientY)
    if (offset !== null) onPlace(offset)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !surface) return
    event.preventDefault()
    onPlace(positionInView(surface.scroller, surface.positions))
  }

  function openReading(): void {
    if (!report || !surface) return
    read(report.id, { position: lit.report?.start ?? positionInView(surface.scroller, surface.positions) })
  }

  if (reports.length === 0) {
    return (
      <section className={styles.side} aria-label={t('report')}>
        <EmptyState title={t('noReport.title')}>
          <p>{t('noReport.text')}</p>
        </EmptyState>
      </section>
    )
  }
  return (
    <section className={styles.side} aria-label={t('report')}>
      <div className={styles.bar} style={at === -1 ? undefined : inkOf(at)}>
        <div className={styles.choice}>
          <Select
            label={t('beside')}
            labelHidden
            value={reportId ?? ''}
            options={reports.map((other, index) => ({ value: other.id, label: `${index + 1}　${nameOf(other)}` }))}
            onChange={onChoose}
          />
        </div>
        <Button disabled={!report} onClick={openReading}>
          <BookOpen size={14} aria-hidden />
          {t('read')}
        </Button>
      </div>
      <section
        ref={scroller}
        className={styles.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={report?.title ?? t('report')}
        aria-description={t('reportHelp')}
        aria-busy={report === null}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <article ref={sheet} className={styles.sheet} lang="zh-CN">
          {report && text(report)}
        </article>
      </section>
      {(gone || lit.near) && (
        <p className={styles.note} role="status">
          {gone ? t('gone') : t('near')}
        </p>
      )}
    </section>
  )
}

/** The report's text on the page, made anew with every other text. */
function useSurface(
  report: OpenReport | null,
  scroller: React.RefObject<HTMLElement | null>,
  sheet: React.RefObject<HTMLElement | null>,
): TextSurface | null {
  const [surface, setSurface] = useState<TextSurface | null>(null)
  useEffect(() => {
    if (!report || !scroller.current || !sheet.current) return
    scroller.current.scrollTop = 0
    const made = createTextSurface(report, scroller.current, sheet.current)
    setSurface(made)
    return () => {
      made.painting.clear()
      setSurface(null)
    }
  }, [report, scroller, sheet])
  return surface
}
