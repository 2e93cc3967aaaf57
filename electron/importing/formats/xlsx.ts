import type { Table } from '../../../shared/model/table.ts'
import { type ArchiveEntry, openArchive } from './archive.ts'
import { damaged, LONGEST_TEXT, type Part, type Reader, tooMany } from './reading.ts'
import { readRows } from './rows.ts'
import { readXml } from './xml.ts'

const KIND = 'Excel workbook'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PREFIXES = { [MAIN]: 'x', 'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x' }
/** Cells further right are not looked at: a table of reports has a dozen columns, a hostile cell stands in the last of 16,384. */
const MOST_COLUMNS = 200

/**
 * All sheets of a workbook, each a table. Cells are read as they come and empty rows are not made up, so a sheet with one
 * cell at its far end costs nothing; read-excel-file fills the memory with such a sheet.
 */
export const readXlsx: Reader = async (bytes, _path, columns) => {
  const entries = await openArchive(bytes, KIND)
  const shared = entries.find(entry => entry.name === 'xl/sharedStrings.xml')
  const sheets = entries.filter(entry => /^xl\/worksheets\/[^/]+\.xml$/.test(entry.name))
  if (sheets.length === 0) throw damaged(KIND)
  const strings = shared ? await readStrings(shared) : []
  const inOrder = sheets.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
  const readings = []
  for (const sheet of inOrder) {
    const [header, ...rows] = await readSheet(sheet, strings)
    if (header) readings.push(readRows(header, rows, columns))
  }
  // A sheet of explanations beside the sheet of reports is no problem.
  const good = readings.filter(reading => reading.problems.length === 0)
  const parts: Part[] = readings.flatMap(reading => reading.parts)
  // The sheet that a user would speak of: of those with texts, or else of all, the longest.
  const tables = (good.length > 0 ? good : readings).flatMap(({ table }) => table ?? [])
  const table = tables.reduce<Table | undefined>((longest, each) => (longest && longest.total >= each.total ? longest : each), undefined)
  return { parts, encoding: null, problems: good.length > 0 ? [] : (readings[0]?.problems ?? []), ...(table && { table }) }
}

async function readStrings(entry: ArchiveEntry): Promise<string[]> {
  const strings: string[] = []
  const reader = createTextReader()
  await readXml(
    entry.pieces(),
    {
      open: reader.open,
      text: reader.text,
      close(name) {
        reader.close(name)
        if (name === 'x:si') strings.push(reader.take())
      },
    },
    PREFIXES,
  )
  return strings
}

async function readSheet(entry: ArchiveEntry, strings: readonly string[]): Promise<string[][]> {
  const rows: string[][] = []
  const reader = createTextReader()
  let row: string[] = []
  let column = 0
  let type = ''
  let length = 0
  await readXml(
    entry.pieces(),
    {
      open(name, attributes) {
        if (name === 'x:row') {
          row = []
          column = 0
        } else if (name === 'x:c') {
          type = attributes['t'] ?? 'n'
          column = columnNumber(attributes['r']) ?? column
          reader.take()
        } else reader.open(name)
      },
      text: reader.text,
      close(name) {
        reader.close(name)
        if (name === 'x:c') {
          const written = reader.take()
          const cell = (type === 's' ? (strings[Number(written)] ?? '') : written).replace(/_x000[aAdD]_/g, '\n')
          length += cell.length
          if (length > LONGEST_TEXT) throw tooMany('characters', length, LONGEST_TEXT)
          if (column < MOST_COLUMNS) {
            while (row.length < column) row.push('')
            row[column] = cell
          }
          column++
        } else if (name === 'x:row' && row.some(cell => cell.trim() !== '')) rows.push(row)
      },
    },
    PREFIXES,
  )
  return rows.map((each, at) => (at === 0 ? each : each.map((cell, index) => dated(cell, rows[0]?.[index] ?? ''))))
}

/** `AB12` is in the 28th column, number 27. */
function columnNumber(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}

/** Excel keeps days as numbers; which number is one, the name of the column says as well as its format. */
function dated(cell: string, header: string): string {
  if (!/日期|时间|date|time/i.test(header) || !/^\d{5}(?:\.\d+)?$/.test(cell)) return cell
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(cell)))).toISOString().slice(0, 10)
}

/** The text inside `t` (strings) and `v` (values) elements; readings of ideographs (`rPh`) are no text of the cell. */
function createTextReader() {
  let found = ''
  let inText = 0
  let inReading = 0
  const isText = (name: string) => name === 'x:t' || name === 'x:v'
  return {
    open(name: string): void {
      if (name === 'x:rPh') inReading++
      else if (isText(name)) inText++
    },
    text(text: string): void {
      if (inText > 0 && inReading === 0) found += text
    },
    close(name: string): void {
      if (name === 'x:rPh') inReading--
      else if (isText(name)) inText--
    },
    take(): string {
      const text = found
      found = ''
      return text
    },
  }
}
