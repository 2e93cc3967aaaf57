import { AppError } from '../../shared/errors.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine, type DatedCell } from '../../shared/text/csv.ts'
import { withoutTimes } from './archive.ts'

export interface Column {
  readonly title: string
  /** In characters of a spreadsheet's type; the program's own where it is absent. */
  readonly width?: number
}

export interface Table {
  /** Of the sheet. */
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: Iterable<readonly DatedCell[]> | AsyncIterable<readonly DatedCell[]>
  /** More sheets of the same workbook; CSV has the first table only. */
  readonly further?: readonly Table[]
}

/** A table whose rows are all there, for whoever shows or counts them before they are written. */
export interface FilledTable extends Table {
  readonly rows: Cell[][]
}

/** The bytes of a table as a file of this format; the same rows give the same bytes. */
export async function* renderTable(table: Table, format: TableFormat): AsyncGenerator<string | Uint8Array> {
  if (format === 'csv') yield* renderCsv(table)
  else yield await renderWorkbook(table)
}

async function* renderCsv({ columns, rows }: Table): AsyncGenerator<string> {
  let lines = BYTE_ORDER_MARK + csvLine(columns.map(column => column.title))
  for await (const row of rows) {
    lines += csvLine(row)
    if (lines.length < AT_A_TIME) continue
    yield lines
    lines = ''
  }
  yield lines
}

/** Units of CSV that are written at a time. */
const AT_A_TIME = 64 * 1024

/** What one sheet of Excel takes. */
const MOST_ROWS = 1_048_576
/** UTF-16 units of one cell; with more Excel calls the whole file damaged. */
const LONGEST_CELL = 32_767

/** The library holds all cells until the file is made, so it is loaded only here, and for what fits on a sheet. */
async function renderWorkbook(table: Table): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const sheets: Awaited<ReturnType<typeof renderSheet>>[] = []
  for (const each of [table, ...(table.further ?? [])]) sheets.push(await renderSheet(each))
  return withoutTimes(await writeWorkbook(sheets).toBuffer())
}

async function renderSheet({ name, columns, rows }: Table) {
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }))
  const data = [head, ...(await collectRows(rows))]
  const widths = columns.map(({ width }) => (width === undefined ? {} : { width }))
  return { data, sheet: name, columns: widths, stickyRowsCount: 1, dateFormat: 'yyyy-mm-dd hh:mm:ss' }
}

type Value = { readonly value: string; readonly type: StringConstructor } | number | Date | null

async function collectRows(rows: Table['rows']): Promise<Value[][]> {
  const collected: Value[][] = []
  for await (const row of rows) {
    if (collected.length >= MOST_ROWS - 1) {
      const message = `A sheet of a workbook holds ${MOST_ROWS - 1} rows and no more; write CSV instead.`
      throw new AppError('too-many', message, { total: MOST_ROWS, most: MOST_ROWS - 1 })
    }
    collected.push(row.map(toValue))
  }
  return collected
}

/** A text is said to be one, so that nothing which looks like a formula is carried out. */
function toValue(cell: DatedCell): Value {
  if (typeof cell !== 'string') return cell
  if (cell === '') return null
  return { value: (cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL - 1)}…` : cell).toWellFormed(), type: String }
}
