import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../../shared/model/report.ts'
import { usePlaceName } from '../../locale/use-place-name.ts'
import listStyles from '../../ui/list.module.css'
import { PlaceName } from './place-name.tsx'
import { isGap, type YearRow, yearGridOf } from './year-grid.ts'
import styles from './year-view.module.css'

const ROW_HEIGHT = 28
const PLACE_WIDTH = 168
const YEAR_WIDTH = 84
/** More reports in one cell are named by a letter, still more by their number. */
const IN_WORDS = 2
const IN_LETTERS = 4

interface YearViewProps {
  readonly reports: readonly ReportSummary[]
  readonly onOpen: (id: string, pane?: 'new') => void
  /** Shows reports of one place and year as a list. */
  readonly onList: (reports: readonly ReportSummary[]) => void
}

/** The collection as years by places, open at the newest: a filled cell is a report in hand, an outlined one a gap. */
export function YearView({ reports, onOpen, onList }: YearViewProps) {
  const { t } = useTranslation('library')
  const grid = useMemo(() => yearGridOf(reports), [reports])
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: grid.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  const newest = grid.years.length
  useLayoutEffect(() => {
    const list = scroller.current
    if (list && newest > 0) list.scrollLeft = list.scrollWidth
  }, [newest])

  const gridTemplateColumns = `${PLACE_WIDTH}px repeat(${grid.years.length}, ${YEAR_WIDTH}px)`
  const width = PLACE_WIDTH + grid.years.length * YEAR_WIDTH
  return (
    <>
      <div ref={scroller} className={listStyles.scroller}>
        <table className={styles.grid} style={{ width }} aria-label={t('years.label')} onKeyDown={moveFocus}>
          <thead className={`${listStyles.head} ${styles.head}`}>
            <tr className={styles.columns} style={{ gridTemplateColumns }}>
              <th scope="col" className={listStyles.pinned}>
                {t('years.place')}
              </th>
              {grid.years.map(year => (
                <th key={year} scope="col">
                  {year ?? t('years.noYear')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className={listStyles.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const row = grid.rows[index]
              if (!row) return null
              return (
                <tr
                  key={row.key}
                  className={`${styles.columns} ${listStyles.placed} ${styles.row}`}
                  style={{ gridTemplateColumns, transform: `translateY(${start}px)` }}
                >
                  <th scope="row" className={listStyles.pinned}>
                    <PlaceName report={row.place} />
                  </th>
                  {grid.years.map(year => (
                    <td key={year}>
                      <YearCell row={row} year={year} onOpen={onOpen} onList={onList} />
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.help}>{t('years.help')}</p>
    </>
  )
}

interface YearCellProps extends Omit<YearViewProps, 'reports'> {
  readonly row: YearRow
  readonly year: number | null
}

/** Several reports share a cell, each a stripe of its own. */
function YearCell({ row, year, onOpen, onList }: YearCellProps) {
  const { t } = useTranslation(['library', 'common'])
  const place = usePlaceName()(row.place) ?? t('common:unknown')
  const reports = row.reports.get(year) ?? []
  const named = year ?? t('years.noYear')
  if (reports.length === 0) {
    if (!isGap(row, year)) return null
    return (
      <span className={`${listStyles.gap} ${styles.gap}`} title={t('years.gap', { place, year: named })}>
        <span className="visually-hidden">{t('years.gap', { place, year: named })}</span>
      </span>
    )
  }
  if (reports.length > IN_LETTERS) {
    const label = `${place} ${named} · ${t('selection.total', { count: reports.length })}`
    return (
      <span className={styles.cell}>
        <button type="button" className={styles.report} title={label} aria-label={label} onClick={() => onList(reports)}>
          {t('selection.total', { count: reports.length })}
        </button>
      </span>
    )
  }
  return (
    <span className={styles.cell}>
      {reports.map(report => {
        const label = t('years.cell', { place, year: named, titles: report.title })
        return (
          <button
            key={report.id}
            type="button"
            className={styles.report}
            title={label}
            aria-label={label}
            onClick={event => onOpen(report.id, event.shiftKey ? 'new' : undefined)}
          >
            {reports.length <= IN_WORDS ? t(`common:body.${report.body}`) : t(`years.short.${report.body}`)}
          </button>
        )
      })}
    </span>
  )
}

/** Arrow keys go from report to report; Tab does too. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (!step) return
  const cells = [...event.currentTarget.querySelectorAll('button')]
  const at = cells.indexOf(event.target as HTMLButtonElement)
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') cells[at + step]?.focus()
  else {
    const left = (event.target as HTMLElement).getBoundingClientRect().left
    const onward = step > 0 ? cells.slice(at + 1) : cells.slice(0, Math.max(at, 0)).reverse()
    onward.find(cell => Math.abs(cell.getBoundingClientRect().left - left) < YEAR_WIDTH / 2)?.focus()
  }
  event.preventDefault()
}
