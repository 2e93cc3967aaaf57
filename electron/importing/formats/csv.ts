import { parse } from 'csv-parse/sync'
import { decode } from '../decode.ts'
import { problem } from '../problems.ts'
import { damaged, type Reader, type Reading, type Refusal } from './reading.ts'
import { MOST_ROWS, readRows } from './rows.ts'

/** Comma, tab or semicolon, whichever the first line has most of. */
export const readCsv: Reader = async (bytes, _path, columns) => {
  const { text, encoding, unreadable } = decode(bytes)
  const first = /\S[^\n]*/.exec(text)?.[0] ?? ''
  const delimiter = [',', '\t', ';'].reduce((best, each) => (first.split(each).length > first.split(best).length ? each : best))
  const [header = [], ...rows] = recordsOf(text, delimiter)
  const reading = readRows(header, rows, columns)
  const doubts = unreadable > 0 ? [problem('encoding-doubtful', { encoding: encoding ?? '', count: unreadable })] : []
  return { ...reading, encoding, problems: [...doubts, ...reading.problems] } satisfies Reading
}

/** A quote that is never closed, or stands in the middle of a cell, is common; then quotes are ordinary characters. */
function recordsOf(text: string, delimiter: string): string[][] {
  refuseWideLines(text, delimiter)
  const options = { delimiter, relax_column_count: true, skip_empty_lines: true, to: MOST_ROWS + 2 }
  try {
    return parse(text, { ...options, relax_quotes: true })
  } catch {
    try {
      return parse(text, { ...options, quote: null })
    } catch {
      throw damaged('table') satisfies Refusal
    }
  }
}

/** A line with so many cells is no row of a table, but fills the memory like one. */
const MOST_CELLS = 100_000

function refuseWideLines(text: string, delimiter: string): void {
  let cells = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') cells = 0
    else if (text[at] === delimiter && ++cells > MOST_CELLS) throw damaged('table')
  }
}
