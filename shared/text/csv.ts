/** A value of a table; null is an empty cell. */
export type Cell = string | number | null
/** With moments, which are written in UTC. */
export type DatedCell = Cell | Date

/** So that spreadsheets read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** One line of a CSV file (RFC 4180), with its line end. */
export function csvLine(cells: readonly DatedCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: DatedCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (cell instanceof Date) return cell.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replace('T', ' ')
  const text = isFormula(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Of a formula; those of East Asian languages take the wide signs for the narrow ones. */
const BEGINNING = '[=+\\-@＝＋－＠\\t\\r]'
const FORMULA = new RegExp(`^${BEGINNING}`)
const SHIELDED = new RegExp(`^'(?=${BEGINNING})`)

/** Spreadsheets would carry out a text that begins like this; reports are other people's texts. */
function isFormula(text: string): boolean {
  return FORMULA.test(text) && !/^[+-]?\d+(?:\.\d+)?%?$/.test(text)
}

/** A text as it was before `csvLine` kept it from being carried out. */
export function unshielded(cell: string): string {
  return cell.replace(SHIELDED, '')
}
