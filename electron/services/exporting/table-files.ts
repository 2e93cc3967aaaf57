import type { TableFormat } from '../../../shared/model/table.ts'
import type { DatedCell } from '../../../shared/text/csv.ts'
import { renderTable, type Table } from '../../exporting/table.ts'
import { makeFolder } from '../../make-folder.ts'
import { translatingWrites, writeBeside } from './whole-file.ts'

/** Writes a table into a folder, which is made where it is missing, and returns the file. One that is there stays (whole-file.ts). */
export async function writeTable(directory: string, fileName: string, table: Table, format: TableFormat = 'csv'): Promise<string> {
  return await translatingWrites(directory, async () => {
    makeFolder(directory)
    return await writeBeside(directory, `${fileName}.${format}`, renderTable(table, format))
  })
}

/** The same for a text. */
export async function writeText(directory: string, fileName: string, text: string): Promise<string> {
  return await translatingWrites(directory, async () => {
    makeFolder(directory)
    return await writeBeside(directory, fileName, [text])
  })
}

/** The same for rows that are there already, the first of them the head. */
export async function writeRows(
  directory: string,
  fileName: string,
  [head = [], ...rows]: readonly (readonly DatedCell[])[],
  format?: TableFormat,
): Promise<{ file: string; rows: number }> {
  const table = { name: fileName, columns: head.map(title => ({ title: String(title) })), rows }
  return { file: await writeTable(directory, fileName, table, format), rows: rows.length }
}
