import { problem } from '../problems.ts'
import { type Column, type ColumnMap, columnsOf, longestColumn } from './columns.ts'
import { htmlText } from './html.ts'
import { canonicalLines, LONGEST_TEXT, type Part, type Reading, tooLong, tooMany } from './reading.ts'

/** Reports in one file; each is read on its own. */
export const MOST_ROWS = 20_000

/**
 * A table with one report per row. A row becomes a part of its own: a line with what the other cells say, which is shown
 * as cut, then the title and the text. What the row says of place, year and title counts like the name of a file.
 * `columns` is for the day on which the user says what the columns are; without it their names do.
 */
export function readRows(header: readonly string[], rows: readonly (readonly string[])[], columns?: ColumnMap): Reading {
  if (rows.length > MOST_ROWS) throw tooMany('rows', rows.length, MOST_ROWS)
  const known = columns ?? withTexts(columnsOf(header), rows)
  const texts = known.get('text')?.[0]
  if (texts === undefined || !rows.some(row => (row[texts] ?? '').trim() !== '')) return withoutTexts(header, rows)
  const parts = rows.map(row => partOf(header, row, known))
  const length = parts.reduce((sum, part) => sum + part.text.length, 0)
  if (length > LONGEST_TEXT) throw tooLong(length, LONGEST_TEXT)
  return { parts, encoding: null, problems: [] }
}

function withTexts(columns: ColumnMap, rows: readonly (readonly string[])[]): ColumnMap {
  if (columns.has('text')) return columns
  const longest = longestColumn(rows)
  const named = longest !== undefined && [...columns.values()].some(cells => cells.includes(longest))
  return longest === undefined || named ? columns : new Map([...columns, ['text', [longest]] as const])
}

/** A list of reports is no report, but it may be a good list: it is kept, as a whole, as what is left over. */
function withoutTexts(header: readonly string[], rows: readonly (readonly string[])[]): Reading {
  const text = canonicalLines([header, ...rows].map(row => row.map(oneLine).join('\t')).join('\n'))
  const columns = header
    .map(oneLine)
    .filter(name => name !== '')
    .join(', ')
    .slice(0, 200)
  const message = `This table has no column with the texts of reports (its columns: ${columns}). Name one text, content or 正文.`
  return {
    parts: [{ text, marks: text === '' ? [] : [{ start: 0, end: text.length, reason: 'leftover' }], name: '' }],
    encoding: null,
    problems: [{ ...problem('no-report', { columns }), message }],
  }
}

/** Collected web pages are often kept with their markup. */
const HTML = /<(?:p|div|br|span|td)\b[^>]*>/i

function partOf(header: readonly string[], row: readonly string[], columns: ColumnMap): Part {
  const cells = (column: Column) => (columns.get(column) ?? []).map(at => oneLine(row[at] ?? '')).filter(cell => cell !== '')
  const shown = new Set([...(columns.get('text') ?? []), ...(columns.get('title') ?? [])])
  const rest = row.flatMap((cell, at) => (shown.has(at) || cell.trim() === '' ? [] : [`${oneLine(header[at] ?? '')}：${oneLine(cell)}`]))
  const written = row[columns.get('text')?.[0] ?? -1] ?? ''
  const text = canonicalLines(HTML.test(written) ? htmlText(written) : written).trim()
  const [title = ''] = cells('title')
  const heading =
    title === '' ||
    text
      .slice(0, title.length + 40)
      .replace(/\s/g, '')
      .startsWith(title.replace(/\s/g, ''))
      ? []
      : [title]
  const about = rest.join('\t')
  return {
    text: [...(about === '' ? [] : [about]), ...heading, text].join('\n'),
    marks: about === '' ? [] : [{ start: 0, end: about.length, reason: 'preamble' }],
    name: nameOf(cells('place').join(''), cells('year')[0] ?? cells('date')[0] ?? '', title),
  }
}

/** `青禾市 2023年 政府工作报告`: the form in which people name files, which is how it will be read. */
function nameOf(place: string, when: string, title: string): string {
  const year = /(?:19|20)\d\d/.exec(when)?.[0]
  const said = [title.includes(place) ? '' : place, year && !title.includes(year) ? `${year}年` : '', title]
  return said
    .filter(part => part !== '')
    .join(' ')
    .replaceAll('/', ' ')
    .slice(0, 120)
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim()
}
