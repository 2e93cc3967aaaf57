import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import type { ChoiceKind, IndicatorCell, IndicatorColumn, IndicatorTableRow } from '../../../shared/model/indicator-table.ts'
import type { Body } from '../../../shared/model/report.ts'
import type { LocalWords } from '../../../shared/model/theme.ts'
import { chooseCandidate } from './choosing.ts'
import { type ColumnKey, columnKey, columnOf, parseColumnKey } from './columns.ts'

/** A report as a table has it. */
export interface TabledReport {
  readonly id: string
  readonly place: string | null
  readonly path: readonly string[]
  readonly body: Body
  readonly year: number | null
}

/** The user's choice for a cell, found again in the text that the report shows now. */
export interface FoundChoice {
  readonly column: string
  readonly kind: ChoiceKind
  /** What was chosen; undefined for `none`, and for a number that is no longer there. */
  readonly figure: ChosenFigure | undefined
  readonly note: string
}

export interface ChosenFigure extends Pick<IndicatorCandidate, 'value' | 'to' | 'precision' | 'unit'> {
  readonly start: number | null
  readonly end: number | null
}

/** An indicator that columns are made of. */
export interface TabledIndicator {
  readonly id: string
  readonly name: LocalWords
  /** Empty for all. */
  readonly bodies: readonly Body[]
}

interface Cell extends Omit<IndicatorCell, 'column'> {
  readonly key: string
}

interface Row extends Omit<IndicatorTableRow, 'cells' | 'reportIds'> {
  readonly reportIds: string[]
  readonly cells: Map<string, Cell>
}

export interface TableBuilder {
  /** Reports come in the order of the rows; those of one place, body and year follow each other. */
  add(report: TabledReport, candidates: readonly IndicatorCandidate[], choices: readonly FoundChoice[]): void
  finish(): { readonly columns: IndicatorColumn[]; readonly rows: IndicatorTableRow[] }
}

/** Makes a table of reports that come one by one; only their cells are kept. @param indicators in the order of the columns */
export function createTable(indicators: readonly TabledIndicator[]): TableBuilder {
  const wanted = new Map(indicators.map((indicator, order) => [indicator.id, { ...indicator, order }]))
  const everywhere = indicators.some(({ bodies }) => bodies.length === 0)
  const bodies = new Set(indicators.flatMap(indicator => indicator.bodies))
  const rows: Row[] = []

  function rowOf(report: TabledReport): Row {
    const last = rows.at(-1)
    if (last && isSameRow(last, report)) {
      last.reportIds.push(report.id)
      return last
    }
    const { id, ...labels } = report
    const row: Row = { ...labels, reportIds: [id], cells: new Map() }
    rows.push(row)
    return row
  }

  return {
    add(report, candidates, choices) {
      if (!everywhere && !bodies.has(report.body)) return
      const row = rowOf(report)
      for (const cell of cellsOf(report.id, candidates, choices, key => wanted.has(key.indicator))) {
        const there = row.cells.get(cell.key)
        row.cells.set(cell.key, there ? better(there, cell) : cell)
      }
    },
    finish() {
      const columns = columnsOf(rows, key => wanted.get(key.indicator))
      const index = new Map(columns.map(({ key }, at) => [key, at]))
      return {
        columns,
        rows: rows.map(({ cells, ...row }) => ({
          ...row,
          cells: [...cells.values()]
            .flatMap(({ key, ...cell }) => {
              const column = index.get(key)
              return column === undefined ? [] : { ...cell, column }
            })
            .sort((a, b) => a.column - b.column),
        })),
      }
    },
  }
}

function isSameRow(row: Row, { path, body, year, place }: TabledReport): boolean {
  return row.body === body && row.year === year && row.place === place && place !== null && row.path.join('/') === path.join('/')
}

/** What one report says in each column. */
function cellsOf(
  reportId: string,
  candidates: readonly IndicatorCandidate[],
  choices: readonly FoundChoice[],
  isWanted: (key: ColumnKey) => boolean,
): Cell[] {
  const groups = new Map<string, { readonly column: ColumnKey; readonly its: IndicatorCandidate[] }>()
  for (const candidate of candidates) {
    const column = columnOf(candidate)
    if (!column || !isWanted(column)) continue
    const key = columnKey(column)
    const group = groups.get(key) ?? { column, its: [] }
    group.its.push(candidate)
    groups.set(key, group)
  }
  const chosen = new Map(choices.map(choice => [choice.column, choice]))
  for (const { column: key } of choices) {
    const column = parseColumnKey(key)
    if (column && isWanted(column) && !groups.has(key)) groups.set(key, { column, its: [] })
  }
  return [...groups].flatMap(([key, { column, its }]) => cellOf(reportId, key, column, its, chosen.get(key)) ?? [])
}

function cellOf(
  reportId: string,
  key: string,
  column: ColumnKey,
  candidates: readonly IndicatorCandidate[],
  choice: FoundChoice | undefined,
): Cell | undefined {
  const machine = chooseCandidate(candidates, column)
  const values = machine?.values ?? 0
  const lost = choice?.kind === 'candidate' && choice.figure === undefined
  const note = choice?.note ?? ''
  const nothing = { value: null, to: null, precision: 'exact' as const, unit: column.family, start: null, end: null }
  if (choice && !lost) {
    const figure = choice.figure ? pick(choice.figure) : nothing
    return { key, ...figure, reportId, values, chosen: choice.kind, lost, note }
  }
  if (!machine) return lost ? { key, ...nothing, reportId, values, chosen: null, lost, note } : undefined
  const figure = pick(machine.candidate)
  return { key, ...figure, ...(values === 0 ? { value: null, to: null } : {}), reportId, values, chosen: null, lost, note }
}

function pick({ value, to, precision, unit, start, end }: ChosenFigure): ChosenFigure {
  return { value, to, precision, unit, start, end }
}

/** Of two reports of one place and year: what the user chose, then what has a figure, then the first. */
function better(first: Cell, second: Cell): Cell {
  const rank = ({ chosen, value }: Cell) => (chosen !== null ? 2 : value !== null ? 1 : 0)
  const [best, other] = rank(second) > rank(first) ? [second, first] : [first, second]
  const differ = other.value !== null && best.value !== null && (other.value !== best.value || other.to !== best.to)
  return differ ? { ...best, values: best.values + 1 } : best
}

interface Order extends TabledIndicator {
  readonly order: number
}

/** Every column in which a figure stands, or the user said something; of an indicator that has none, those that wait for a choice. */
function columnsOf(rows: readonly Row[], indicatorOf: (key: ColumnKey) => Order | undefined): IndicatorColumn[] {
  const found = new Map<string, { filled: number; kept: boolean; readonly units: Map<string, number> }>()
  for (const cell of rows.flatMap(({ cells }) => [...cells.values()])) {
    const column = found.get(cell.key) ?? { filled: 0, kept: false, units: new Map() }
    if (cell.value !== null) column.filled++
    column.kept ||= cell.value !== null || cell.chosen !== null || cell.lost
    if (cell.value !== null) column.units.set(cell.unit, (column.units.get(cell.unit) ?? 0) + 1)
    found.set(cell.key, column)
  }
  const filledIndicators = new Set([...found].flatMap(([key, { kept }]) => (kept ? (parseColumnKey(key)?.indicator ?? []) : [])))
  const columns = [...found].flatMap(([key, { filled, kept, units }]) => {
    const parsed = parseColumnKey(key)
    const indicator = parsed && indicatorOf(parsed)
    if (!indicator || (!kept && filledIndicators.has(indicator.id))) return []
    const [commonest] = [...units].sort(([, a], [, b]) => b - a)
    const { family: _, ...rest } = parsed
    const column = { key, ...rest, name: indicator.name, unit: commonest?.[0] ?? parsed.family, bodies: indicator.bodies, filled }
    return [{ column, order: indicator.order }]
  })
  const byPart = (part: string) => (part === 'review' ? 0 : 1)
  return columns
    .sort((a, b) => a.order - b.order || byPart(a.column.part) - byPart(b.column.part) || b.column.filled - a.column.filled)
    .map(({ column }) => column)
}
