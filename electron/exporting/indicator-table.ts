import type { IndicatorCell, IndicatorColumn, IndicatorTable } from '../../shared/model/indicator-table.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import { pairTargets, type TargetPair } from '../../shared/tabling/target-pairs.ts'
import { figureCell, wideRows } from '../../shared/tabling/wide-rows.ts'
import type { Cell } from '../../shared/text/csv.ts'
import { type IndicatorTableNames, indicatorTableNames } from './indicator-table-names.ts'
import { bodyNames } from './report-names.ts'
import type { Column, FilledTable } from './table.ts'

/** Where the figure of a cell stands. */
export interface CellSource {
  readonly title: string
  readonly sentence: string
}

/**
 * A row for each place, body and year, a column for each indicator in one unit and period. An empty cell says that the
 * report does not mention it; a range is a text, all other figures are numbers.
 */
export function indicatorTable(table: IndicatorTable, language: TableLanguage = 'zh-CN'): FilledTable {
  const names = indicatorTableNames(language)
  const bodies = bodyNames(language)
  return {
    name: names.figures,
    columns: [
      ...headed(names.row, [12, 9, 9]),
      ...table.columns.map(column => ({ title: columnTitle(column, names, language), width: 16 })),
    ],
    rows: wideRows(table, ({ place, body, year }) => [place, bodies[body] ?? body, year]),
  }
}

/** A row for each cell with the sentence that says so; also for those in which nothing may be taken without asking. */
export function evidenceTable(
  { columns, rows }: IndicatorTable,
  sourceOf: (cell: IndicatorCell) => CellSource | undefined,
  language: TableLanguage = 'zh-CN',
): FilledTable {
  const names = indicatorTableNames(language)
  const bodies = bodyNames(language)
  const lines = rows.flatMap(row =>
    row.cells.map(cell => {
      const column = columns[cell.column]
      const source = sourceOf(cell)
      const { value, to, unit, precision, chosen, values, note, start, end, reportId } = cell
      const by = chosen ? names.chosen[chosen] : value === null ? names.toChoose : names.program
      return [
        ...[row.place, bodies[row.body] ?? row.body, row.year, column?.name[language] ?? '', column ? names.periods[column.period] : ''],
        ...[column?.part === 'plan' ? names.plan : names.review, value, to, unit, names.precisions[precision], by, values],
        ...[source?.sentence ?? null, note, source?.title ?? null, start, end, reportId],
      ]
    }),
  )
  return { name: names.evidence, columns: headed(names.sentence, SENTENCE_WIDTHS), rows: lines }
}

const SENTENCE_WIDTHS = [12, 9, 9, 20, 12, 9, 12, 9, 8, 8, 14, 9, 80, 20, 36, 8, 8, 16]

/** Aims held against the results that the report of the next year gives; undefined where no report has aims. */
export function targetTable(table: IndicatorTable, language: TableLanguage = 'zh-CN'): FilledTable | undefined {
  const pairs = pairTargets(table)
  if (pairs.length === 0) return undefined
  const names = indicatorTableNames(language)
  const bodies = bodyNames(language)
  const cells = ({ place, body, year, column, aim, result, difference, aimRow, resultRow }: TargetPair): Cell[] => [
    ...[place, bodies[body] ?? body, year, column.name[language], column.unit],
    ...[aimRow ? figureCell(aim) : names.noReport, resultRow ? figureCell(result) : names.noReport, difference],
  ]
  return { name: names.targets, columns: headed(names.pair, [12, 9, 7, 20, 12, 12, 12, 12]), rows: pairs.map(cells) }
}

function headed(titles: readonly string[], widths: readonly number[]): Column[] {
  return titles.map((title, at) => ({ title, width: widths[at] ?? 12 }))
}

/** With what tells columns of one indicator apart: unit, period and whether it is aimed at. */
function columnTitle({ name, unit, period, part }: IndicatorColumn, names: IndicatorTableNames, language: TableLanguage): string {
  const marks = [unit, ...(period === 'annual' ? [] : [names.periods[period]]), ...(part === 'plan' ? [names.plan] : [])]
  return names.marked(name[language], marks)
}
