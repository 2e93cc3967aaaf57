import type { IndicatorCell, IndicatorColumn, IndicatorTable } from '../../shared/model/indicator-table.ts'
import { pairTargets, type TargetPair } from '../../shared/tabling/target-pairs.ts'
import { figureCell, wideRows } from '../../shared/tabling/wide-rows.ts'
import type { Cell } from '../../shared/text/csv.ts'
import { BODY_NAMES } from './report-names.ts'
import type { Column, Table } from './table.ts'

/** Where the figure of a cell stands. */
export interface CellSource {
  readonly title: string
  readonly sentence: string
}

const PERIODS = { annual: '年度', term: '本届', 'five-years': '五年', other: '其他时期', unknown: '时期不明' } as const
const CHOSEN = { candidate: '用户选定', none: '用户判定没有', typed: '用户填写' } as const

/**
 * A row for each place, body and year, a column for each indicator in one unit and period. An empty cell says that the
 * report does not mention it; a range is a text, all other figures are numbers.
 */
export function indicatorTable(table: IndicatorTable): Table & { rows: Cell[][] } {
  const head: Column[] = [
    { title: '地区', width: 12 },
    { title: '机关', width: 9 },
    { title: '报告年份', width: 9 },
  ]
  return {
    name: '指标表',
    columns: [...head, ...table.columns.map(column => ({ title: columnTitle(column), width: 16 }))],
    rows: wideRows(table, ({ place, body, year }) => [place, BODY_NAMES[body] ?? body, year]),
  }
}

const EVIDENCE: readonly Column[] = [
  { title: '地区', width: 12 },
  { title: '机关', width: 9 },
  { title: '报告年份', width: 9 },
  { title: '指标', width: 20 },
  { title: '时期', width: 9 },
  { title: '性质', width: 7 },
  { title: '数值', width: 12 },
  { title: '至', width: 9 },
  { title: '单位', width: 8 },
  { title: '约数', width: 6 },
  { title: '由谁选定', width: 12 },
  { title: '可选数值', width: 9 },
  { title: '原句', width: 80 },
  { title: '说明', width: 20 },
  { title: '标题', width: 36 },
  { title: '起', width: 8 },
  { title: '止', width: 8 },
  { title: '报告', width: 16 },
]

/** A row for each cell with the sentence that says so; also for those in which nothing may be taken without asking. */
export function evidenceTable(
  { columns, rows }: IndicatorTable,
  sourceOf: (cell: IndicatorCell) => CellSource | undefined,
): Table & { rows: Cell[][] } {
  const lines = rows.flatMap(row =>
    row.cells.map(cell => {
      const column = columns[cell.column]
      const source = sourceOf(cell)
      const { value, to, unit, approximate, chosen, values, note, start, end, reportId } = cell
      const by = chosen ? CHOSEN[chosen] : value === null ? '待选' : '程序'
      return [
        ...[row.place, BODY_NAMES[row.body] ?? row.body, row.year, column?.name ?? '', column ? PERIODS[column.period] : ''],
        ...[column?.part === 'plan' ? '目标' : '结果', value, to, unit, approximate ? '约' : null, by, values],
        ...[source?.sentence ?? null, note, source?.title ?? null, start, end, reportId],
      ]
    }),
  )
  return { name: '出处', columns: EVIDENCE, rows: lines }
}

const PAIRS: readonly Column[] = [
  { title: '地区', width: 12 },
  { title: '机关', width: 9 },
  { title: '年份', width: 7 },
  { title: '指标', width: 20 },
  { title: '单位', width: 8 },
  { title: '目标', width: 12 },
  { title: '结果', width: 12 },
  { title: '结果减目标', width: 12 },
]

/** Aims held against the results that the report of the next year gives; undefined where no report has aims. */
export function targetTable(table: IndicatorTable): (Table & { rows: Cell[][] }) | undefined {
  const pairs = pairTargets(table)
  if (pairs.length === 0) return undefined
  const cells = ({ place, body, year, column, aim, result, difference, aimRow, resultRow }: TargetPair): Cell[] => [
    ...[place, BODY_NAMES[body] ?? body, year, column.name, column.unit],
    ...[aimRow ? figureCell(aim) : NO_REPORT, resultRow ? figureCell(result) : NO_REPORT, difference],
  ]
  return { name: '目标与结果', columns: PAIRS, rows: pairs.map(cells) }
}

const NO_REPORT = '没有报告'

/** With what tells columns of one indicator apart: unit, period and whether it is aimed at. */
export function columnTitle({ name, unit, period, part }: IndicatorColumn): string {
  const marks = [unit, ...(period === 'annual' ? [] : [PERIODS[period]]), ...(part === 'plan' ? ['目标'] : [])]
  return `${name}（${marks.join('，')}）`
}
