import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorTable } from '../../../shared/model/indicator-table.ts'
import type { Locale } from '../../locale/i18n.ts'
import { useLanguage } from '../../locale/use-language.ts'
import listStyles from '../../ui/list.module.css'
import { PlacedRows } from '../../ui/placed-rows.tsx'
import type { Anchor } from '../../ui/popover.tsx'
import { useRoving } from '../../ui/use-roving.ts'
import { CellPanel, type OpenCell } from './cell-panel.tsx'
import { formatOf, formatsOf } from './figure-format.ts'
import { GridCells } from './grid-cells.tsx'
import { GridHead } from './grid-head.tsx'
import type { Grid, GridCell } from './grid-layout.ts'
import styles from './indicator-grid.module.css'

export const ROW_HEIGHT = 28
const PLACE_WIDTH = 148
const YEAR_WIDTH = 52
/** 政府 is written shorter than Government. */
const BODY_WIDTHS: Readonly<Record<Locale, number>> = { 'zh-CN': 36, en: 84 }
/** English names are longer: nearly all of them fit on two lines. */
const COLUMN_WIDTHS: Readonly<Record<Locale, number>> = { 'zh-CN': 126, en: 148 }
const YEAR_COLUMN_WIDTH = 80

interface IndicatorGridProps {
  readonly table: IndicatorTable
  readonly grid: Grid
  /** What pointer or keyboard is on. */
  readonly onShow: (cell: GridCell | null) => void
}

/** Places by indicators or years. The arrow keys go from cell to cell, Enter opens what a cell may take. */
export function IndicatorGrid({ table, grid, onShow }: IndicatorGridProps) {
  const { t } = useTranslation('indicators')
  const language = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<(OpenCell & { readonly anchor: Anchor }) | null>(null)
  const formats = useMemo(() => formatsOf(table, language), [table, language])
  const { columns, rows } = grid
  const withYear = rows.some(({ year }) => year !== null)
  const withBody = useMemo(() => new Set(rows.map(({ body }) => body)).size > 1, [rows])
  const headHeight = columns.some(({ year }) => year === null) ? 58 : ROW_HEIGHT
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: headHeight,
  })
  const { props, stop } = useRoving<HTMLTableElement>({
    rows: rows.length,
    columns: columns.length,
    exists: ({ row, column }) => isOpenable(rows[row]?.cells[column]),
    reveal: row => virtualizer.scrollToIndex(row),
  })
  // The newest years are looked at first, from where the keyboard has not been yet.
  const newest = columns.some(({ year }) => year !== null) ? columns.length : 0
  useLayoutEffect(() => {
    const list = scroller.current
    if (list && newest > 0) list.scrollLeft = list.scrollWidth
  }, [newest])
  const openCell = useCallback(
    (cell: GridCell, anchor: HTMLElement) => {
      const column = cell.kind === 'figure' || cell.kind === 'unmentioned' ? table.columns[cell.at] : undefined
      if (!column || (cell.kind !== 'figure' && cell.kind !== 'unmentioned')) return
      const format = formats[cell.at] ?? formatOf([], column.unit, language)
      setOpen({ column, format, row: cell.row, cell: cell.kind === 'figure' ? cell.cell : null, anchor })
    },
    [table, formats, language],
  )
  const width = columns.some(({ year }) => year !== null) ? YEAR_COLUMN_WIDTH : COLUMN_WIDTHS[language]
  const lead = PLACE_WIDTH + (withBody ? BODY_WIDTHS[language] : 0) + (withYear ? YEAR_WIDTH : 0)
  const gridTemplateColumns = `${lead}px repeat(${columns.length}, ${width}px)`
  return (
    <>
      <div ref={scroller} className={listStyles.scroller}>
        <table
          {...props}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with a keyboard of its own is a grid
          role="grid"
          className={styles.table}
          style={{ width: lead + columns.length * width }}
          aria-label={t('grid')}
          aria-rowcount={rows.length + 1}
        >
          <GridHead {...{ table, columns, formats, withYear, gridTemplateColumns }} height={headHeight} />
          <PlacedRows
            {...{ virtualizer, rows, gridTemplateColumns }}
            keyOf={({ key }) => key}
            className={`${styles.columns} ${styles.row}`}
          >
            {(row, index) => (
              <GridCells
                {...{ row, index, columns, formats, withBody, withYear, onShow }}
                of={table.columns}
                stop={stop.row === index ? stop : null}
                onOpen={openCell}
              />
            )}
          </PlacedRows>
        </table>
      </div>
      {open && <CellPanel {...open} table={table} onClose={() => setOpen(null)} />}
    </>
  )
}

/** Where something may be looked at, or written down. */
export function isOpenable(cell: GridCell | undefined): boolean {
  return cell?.kind === 'figure' || cell?.kind === 'unmentioned'
}
