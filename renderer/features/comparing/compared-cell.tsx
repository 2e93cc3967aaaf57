import { type ReactNode, useContext, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ComparedSection } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { OpenReport } from '../../state/panes.ts'
import type { AlignedCell } from './aligned-rows.ts'
import { CellWords } from './cell-words.tsx'
import styles from './compared-cell.module.css'
import type { ComparisonSlots } from './slots.ts'
import { COVERED, TableContext } from './table-context.ts'
import { useCellSurface } from './use-cell-surface.ts'

interface ComparedCellProps {
  readonly id: string
  /** Ids of what names it. */
  readonly labelledBy: string
  readonly report: OpenReport
  readonly sections: readonly ComparedSection[]
  readonly cell: AlignedCell
  /** There is room for words where nothing stands. */
  readonly few: boolean
  readonly slots: ComparisonSlots
  /** Keys act on it. */
  readonly current: boolean
  /** Only its first lines are shown. */
  readonly folded: boolean
  /** Its text stands on the page. */
  readonly drawn: boolean
  /** The row is in sight, or nearly so. */
  readonly near: boolean
  /** Stands above a section: what it can be taken by, whether the user linked it. */
  readonly handle: (section: number) => ReactNode
}

/** More than the lines of a folded row hold, in UTF-16 units. */
const BEGINNING = 400

function beginningOf({ start, end }: Range): Range {
  return { start, end: Math.min(end, start + BEGINNING) }
}

/** What one report says in a row: its sections whole, with all that can be done with their words. */
export function ComparedCell({
  id,
  labelledBy,
  report,
  sections,
  cell,
  few,
  slots,
  current,
  folded,
  drawn,
  near,
  handle,
}: ComparedCellProps) {
  const { t } = useTranslation('comparing')
  const table = useContext(TableContext)
  const sheet = useRef<HTMLDivElement>(null)
  const surface = useCellSurface(report, folded ? beginningOf(cell.range) : cell.range, sheet, table?.boxes ?? null, near)
  const empty = cell.sections.length === 0

  useLayoutEffect(() => (sheet.current && table ? table.staying.watch(sheet.current) : undefined), [table])

  return (
    <td
      id={id}
      aria-labelledby={labelledBy}
      aria-colindex={cell.column + 2}
      className={styles.cell}
      data-column={cell.column}
      data-current={current || undefined}
      data-empty={empty || undefined}
    >
      <div ref={sheet} className={styles.sheet} lang="zh-CN">
        {empty && (
          <p className={styles.nothing}>
            {few ? t('row.nothing') : <span aria-hidden>—</span>}
            {!few && <span className="visually-hidden">{t('row.nothing')}</span>}
          </p>
        )}
        {cell.sections.map(index => {
          const section = sections[index]
          return (
            section &&
            drawn && (
              <section key={section.start} className={styles.section} data-section={index}>
                {handle(index)}
                {slots.text(report, folded ? beginningOf(section) : section)}
              </section>
            )
          )
        })}
      </div>
      {surface &&
        table &&
        !empty &&
        createPortal(
          <>
            {slots.passages({ surface, report, range: cell.range, active: current })}
            <CellWords surface={surface} range={cell.range} covered={COVERED} />
          </>,
          table.boxes.stage,
        )}
    </td>
  )
}
