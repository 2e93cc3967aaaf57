import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison, SectionPlace } from '../../../shared/model/comparison.ts'
import { findNeighbours } from '../../state/neighbour-reports.ts'
import type { OpenReport } from '../../state/panes.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './aligned-reading.module.css'
import { type AlignedRow, alignedRows, chooseRows } from './aligned-rows.ts'
import { CompareFind } from './compare-find.tsx'
import { cellId } from './compared-row.tsx'
import { ComparingToolbar } from './comparing-toolbar.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { LinkPanel } from './link-panel.tsx'
import type { ComparisonSlots } from './slots.ts'
import { ThemeRail } from './theme-rail.tsx'
import { useCompareKeys } from './use-compare-keys.ts'
import { scrollToColumn, scrollToRow } from './use-top-row.ts'

interface AlignedReadingProps {
  readonly viewSwitch: ReactNode
  readonly slots: ComparisonSlots
  /** What stands beside the table: the highlights of the current column. */
  readonly margin: ReactNode
  /** What stands below the table: how shared wording is shown. */
  readonly foot: ReactNode
}

interface OpenPanel {
  readonly place: SectionPlace
  readonly anchor: Element
}

const NO_ROWS: readonly AlignedRow[] = []

/** Reports side by side, section by section. */
export function AlignedReading({ viewSwitch, slots, margin, foot }: AlignedReadingProps) {
  const comparison = useApp(state => state.comparison)
  const reports = useApp(state => state.comparedReports)
  const compared = useApp(state => state.compared)
  const choice = useApp(state => state.compareRows)
  const theme = useApp(state => state.compareTheme)
  const foldedRows = useApp(state => state.foldedRows)
  const foldRows = useApp(state => state.foldRows)
  const railShown = useApp(state => state.outlineShown)
  const open = useApp(state => state.openComparison)
  const body = useRef<HTMLDivElement>(null)
  const all = useMemo(() => (comparison ? alignedRows(comparison) : NO_ROWS), [comparison])
  const rows = useMemo(() => chooseRows(all, choice, theme), [all, choice, theme])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other reports are asked for anew
  useEffect(() => void open(), [open, compared])

  const isFolded = useCallback((row: AlignedRow) => foldedRows.get(row.key) ?? isShortByItself(row), [foldedRows])
  const allFolded = rows.length > 0 && rows.every(isFolded)
  const foldAll = () =>
    foldRows(
      rows.map(({ key }) => key),
      !allFolded,
    )
  const goToRow = useCallback(
    (row: string) => {
      const at = rows.findIndex(({ key }) => key === row)
      const scroller = body.current?.querySelector<HTMLElement>('[data-compared]')
      if (at >= 0 && scroller) scrollToRow(scroller, at)
    },
    [rows],
  )

  return (
    <div className={styles.view}>
      <ComparingToolbar
        viewSwitch={viewSwitch}
        picker={slots.picker}
        shown={rows.length}
        total={all.length}
        allFolded={allFolded}
        onFoldAll={foldAll}
      />
      <div ref={body} className={styles.body}>
        {railShown && <ThemeRail rows={all} onGo={goToRow} />}
        <div className={styles.stage}>
          {comparison && reports.length === comparison.reports.length ? (
            rows.length > 0 ? (
              <Table comparison={comparison} reports={reports} rows={rows} isFolded={isFolded} foldAll={foldAll} slots={slots} />
            ) : (
              <NoRows />
            )
          ) : (
            <Waiting />
          )}
        </div>
        {margin}
      </div>
      {foot}
    </div>
  )
}

interface TableProps {
  readonly comparison: Comparison
  readonly reports: readonly OpenReport[]
  readonly rows: readonly AlignedRow[]
  readonly isFolded: (row: AlignedRow) => boolean
  readonly foldAll: () => void
  readonly slots: ComparisonSlots
}

/** The table with its keys and the panel of links. */
function Table({ comparison, reports, rows, isFolded, foldAll, slots }: TableProps) {
  const store = useAppStore()
  const [panel, setPanel] = useState<OpenPanel | null>(null)
  const [find, setFind] = useState<{ start: string; asked: number } | null>(null)
  const grid = () => document.querySelector<HTMLElement>('[role="grid"]')

  const onLinks = useCallback((place: SectionPlace, anchor: Element) => setPanel({ place, anchor }), [])
  const onLink = useCallback(
    (from: SectionPlace, to: SectionPlace) => {
      const start = ({ column, section }: SectionPlace) => ({
        reportId: comparison.reports[column]?.reportId ?? '',
        start: comparison.reports[column]?.sections[section]?.start ?? 0,
      })
      void store.getState().linkSections(start(from), start(to), true)
    },
    [comparison, store],
  )

  /** The cell that keys act on, or the first of the row that is read. */
  function here(): { at: number; column: number; chosen: boolean } {
    const { comparedPlace, compareTop } = store.getState()
    const at = rows.findIndex(({ key }) => key === comparedPlace?.row)
    if (at >= 0 && comparedPlace) return { at, column: Math.min(comparedPlace.column, reports.length - 1), chosen: true }
    return {
      at: Math.max(
        rows.findIndex(({ key }) => key === compareTop?.row),
        0,
      ),
      column: 0,
      chosen: false,
    }
  }

  function move(byRows: number, byColumns: number): void {
    const { at, column, chosen } = here()
    const row = chosen ? Math.min(Math.max(at + byRows, 0), rows.length - 1) : at
    const target = rows[row]
    if (!target) return
    store.getState().goToCompared({ row: target.key, column: Math.min(Math.max(column + byColumns, 0), reports.length - 1) })
    const scroller = document.querySelector<HTMLElement>('[data-compared]')
    if (scroller && (byRows !== 0 || !chosen)) scrollToRow(scroller, row)
    if (scroller) scrollToColumn(scroller, document.getElementById(cellId(row, column + byColumns)))
  }

  function read(column: number, at: number): void {
    const report = reports[column]
    const cell = rows[at]?.cells[column]
    if (report) store.getState().read(report.id, { pane: 0, ...(cell && cell.sections.length > 0 ? { position: cell.range.start } : {}) })
  }

  useCompareKeys({
    move,
    read() {
      const { at, column } = here()
      read(column, at)
    },
    fold(whole) {
      const row = rows[here().at]
      if (whole) foldAll()
      else if (row) store.getState().foldRows([row.key], !isFolded(row))
    },
    links() {
      const { at, column } = here()
      const section = rows[at]?.cells[column]?.sections[0]
      const anchor = document.getElementById(cellId(at, column))?.querySelector('button')
      if (section !== undefined && anchor) setPanel({ place: { column, section }, anchor })
    },
    year(side) {
      const { reportsById, reports: listed, notify, replaceCompared } = store.getState()
      const report = reportsById.get(reports[here().column]?.id ?? '')
      const neighbour = report && findNeighbours(report, listed)[side]
      if (report && neighbour) replaceCompared(report.id, neighbour.id)
      else notify(side === 'next' ? 'notices.noNextYear' : 'notices.noPreviousYear')
    },
    find: () => setFind({ start: selectedLine(), asked: (find?.asked ?? 0) + 1 }),
    moveColumn(by) {
      const { column } = here()
      const report = reports[column]
      if (!report) return
      store.getState().moveCompared(report.id, by)
      const row = rows[here().at]
      if (row) store.getState().goToCompared({ row: row.key, column: Math.min(Math.max(column + by, 0), reports.length - 1) })
    },
  })

  return (
    <>
      <ComparisonTable
        comparison={comparison}
        reports={reports}
        rows={rows}
        isFolded={isFolded}
        slots={slots}
        onRead={column => read(column, here().at)}
        onLinks={onLinks}
        onLink={onLink}
      />
      {find && (
        <CompareFind
          reports={reports}
          rows={rows}
          start={find.start}
          asked={find.asked}
          onClose={() => {
            setFind(null)
            grid()?.focus({ preventScroll: true })
          }}
        />
      )}
      {panel && (
        <LinkPanel comparison={comparison} place={panel.place} anchor={panel.anchor} slots={slots} onClose={() => setPanel(null)} />
      )}
    </>
  )
}

/** A short selection is what the reader wants to find. */
function selectedLine(): string {
  const words = String(getSelection())
  return words.length <= 40 && !words.includes('\n') ? words : ''
}

/** What one report has alone is there, but short until it is wanted. */
function isShortByItself({ filled, cells }: AlignedRow): boolean {
  return filled === 1 && cells.length > 1
}

function Waiting() {
  const { t } = useTranslation('comparing')
  const { t: common } = useTranslation()
  const error = useApp(state => state.comparisonError)
  const open = useApp(state => state.openComparison)
  if (!error) return <EmptyState title={t('opening')} />
  return (
    <EmptyState title={t('failed')} actions={<Button onClick={() => void open('all')}>{common('action.retry')}</Button>}>
      <p>{t('failedText')}</p>
    </EmptyState>
  )
}

function NoRows() {
  const { t } = useTranslation('comparing')
  const chooseRowsOf = useApp(state => state.chooseCompareRows)
  const chooseTheme = useApp(state => state.chooseCompareTheme)
  const showAll = () => {
    chooseRowsOf('all')
    chooseTheme(null)
  }
  return (
    <EmptyState title={t('noRows.title')} actions={<Button onClick={showAll}>{t('noRows.all')}</Button>}>
      <p>{t('noRows.text')}</p>
    </EmptyState>
  )
}
