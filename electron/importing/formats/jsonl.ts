import { decode } from '../decode.ts'
import { damaged, type Reader } from './reading.ts'
import { readRows } from './rows.ts'

type Row = Readonly<Record<string, unknown>>

/** One JSON object per line, or a JSON list of objects. Lines that are none are counted, not guessed at. */
export const readJsonLines: Reader = async (bytes, _path, columns) => {
  const { text, encoding } = decode(bytes)
  const found = text.trimStart().startsWith('[')
    ? listOf(text)
    : text.split('\n').flatMap(line => (line.trim() === '' ? [] : [parsed(line)]))
  const rows = found.filter(isRow)
  if (rows.length === 0) throw damaged('list of JSON objects')
  const header = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const reading = readRows(
    header,
    rows.map(row => header.map(key => cellOf(row[key]))),
    columns,
  )
  return { ...reading, encoding }
}

function listOf(text: string): readonly unknown[] {
  const list = parsed(text)
  return Array.isArray(list) ? list : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Lists of paragraphs are common; deeper structures say nothing that could be read. */
function cellOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? value.filter(each => typeof each === 'string').join('\n') : ''
}
