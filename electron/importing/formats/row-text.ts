import type { SourceFormat } from '../../../shared/model/source.ts'
import { columnsOf } from './columns.ts'

const TABLES = new Set(['csv', 'tsv'])
const OBJECTS = new Set(['jsonl', 'ndjson', 'json'])

/**
 * Whether a text is a table or a list of JSON objects. A file of such a name is one if its first line agrees; any other
 * only if its first line names columns that we know: a report that begins with a comma is none.
 */
export function looksLikeRows(head: string, name: string): SourceFormat | undefined {
  const first = (/\S[^\n]*/.exec(head)?.[0] ?? '').trimEnd()
  if (/^(?:\[\s*)?\{\s*"/.test(head.trimStart()) && (OBJECTS.has(name) || /^\{.*\}$/.test(first))) return 'jsonl'
  const cells = first.split(/[,\t;]/).map(cell => cell.replace(/^"|"$/g, '').trim())
  const known = columnsOf(cells)
  if (cells.length >= 2 && known.size >= 2) return 'csv'
  return TABLES.has(name) && (known.size > 0 || cells.length >= 2) && !/[。！？]/.test(first) ? 'csv' : undefined
}
