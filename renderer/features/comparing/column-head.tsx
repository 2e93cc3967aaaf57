import { ChevronDown, ChevronLeft, ChevronRight, Ellipsis } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlaceName } from '../../locale/use-place-name.ts'
import { useReportName } from '../../locale/use-report-name.ts'
import { findNeighbours } from '../../state/neighbour-reports.ts'
import { useApp } from '../../state/store.ts'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Popover } from '../../ui/popover.tsx'
import head from '../../ui/report-head.module.css'
import styles from './column-head.module.css'
import { columnId } from './compared-row.tsx'
import type { ComparisonSlots } from './slots.ts'

interface ColumnHeadProps {
  readonly reportId: string
  readonly column: number
  readonly columns: number
  readonly current: boolean
  readonly picker: ComparisonSlots['picker']
  readonly onOpen: () => void
}

/** What is dragged when a column is. */
const COLUMN_DRAG = 'application/x-duidu-column'

/** Whose column it is: another report, its neighbour years, its place among the columns. */
export function ColumnHead({ reportId, column, columns, current, picker, onOpen }: ColumnHeadProps) {
  const { t } = useTranslation(['comparing', 'reading'])
  const nameOf = useReportName()
  const placeName = usePlaceName()
  const report = useApp(state => state.reportsById.get(reportId))
  const reports = useApp(state => state.reports)
  const compared = useApp(state => state.compared)
  const arrange = useApp(state => state.arrangeCompared)
  const replace = useApp(state => state.replaceCompared)
  const remove = useApp(state => state.removeCompared)
  const move = useApp(state => state.moveCompared)
  const [picking, setPicking] = useState(false)
  const [over, setOver] = useState(false)
  const neighbours = useMemo(() => (report ? findNeighbours(report, reports) : null), [report, reports])
  const name = report ? nameOf(report) : ''
  const placed = report !== undefined && placeName(report) !== null && report.year !== null
  const { previous, next } = neighbours ?? {}

  function drop(dragged: string): void {
    const others = compared.filter(id => id !== dragged)
    const at = compared.indexOf(reportId)
    if (compared.includes(dragged)) arrange([...others.slice(0, at), dragged, ...others.slice(at)])
  }

  return (
    <th
      scope="col"
      aria-colindex={column + 2}
      className={`${head.head} ${styles.column}`}
      data-current={current || undefined}
      data-drop={over || undefined}
      draggable
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData(COLUMN_DRAG, reportId)
      }}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes(COLUMN_DRAG)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        drop(event.dataTransfer.getData(COLUMN_DRAG))
      }}
      onDoubleClick={event => event.target instanceof Element && event.target.closest('button') === null && onOpen()}
    >
      <Popover
        open={picking}
        onOpenChange={setPicking}
        label={t('head.replace', { name })}
        trigger={
          <button
            type="button"
            id={columnId(column)}
            className={`${head.button} ${head.name}`}
            title={report?.title}
            onDoubleClick={onOpen}
          >
            <span className={head.words}>{report && nameOf({ ...report, ...(placed && { year: null }) })}</span>
            {placed && <span className={head.own}> · {report.year}</span>}
            <ChevronDown size={14} aria-hidden />
          </button>
        }
      >
        {picker(id => {
          setPicking(false)
          replace(reportId, id)
        })}
      </Popover>
      {previous && (
        <button
          type="button"
          className={`${head.button} ${head.year}`}
          aria-label={t('reading:pane.previousYear', { year: previous.year })}
          title={t('reading:pane.previousYear', { year: previous.year })}
          onClick={() => replace(reportId, previous.id)}
        >
          <ChevronLeft size={14} aria-hidden />
          {previous.year}
        </button>
      )}
      {next && (
        <button
          type="button"
          className={`${head.button} ${head.year}`}
          aria-label={t('reading:pane.nextYear', { year: next.year })}
          title={t('reading:pane.nextYear', { year: next.year })}
          onClick={() => replace(reportId, next.id)}
        >
          {next.year}
          <ChevronRight size={14} aria-hidden />
        </button>
      )}
      <span className={head.space} />
      <Menu
        trigger={
          <button
            type="button"
            className={`${head.button} ${styles.menu}`}
            aria-label={t('head.menu', { name })}
            title={t('head.menu', { name })}
          >
            <Ellipsis size={16} aria-hidden />
          </button>
        }
      >
        <MenuItem onSelect={onOpen} shortcut="Enter">
          {t('head.read')}
        </MenuItem>
        <MenuItem onSelect={() => move(reportId, -1)} disabled={column === 0} shortcut="Alt+←">
          {t('head.left')}
        </MenuItem>
        <MenuItem onSelect={() => move(reportId, 1)} disabled={column === columns - 1} shortcut="Alt+→">
          {t('head.right')}
        </MenuItem>
        {previous && (
          <MenuItem onSelect={() => arrange(insertAt(compared, column, previous.id))} disabled={compared.includes(previous.id)}>
            {t('head.besidePrevious', { year: previous.year })}
          </MenuItem>
        )}
        <MenuItem onSelect={() => remove(reportId)}>{t('head.remove')}</MenuItem>
      </Menu>
    </th>
  )
}

function insertAt(ids: readonly string[], at: number, id: string): string[] {
  return [...ids.slice(0, at), id, ...ids.slice(at)]
}
