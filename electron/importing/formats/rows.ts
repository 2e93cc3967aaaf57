import type { ColumnChoice } from '../../../shared/model/table.ts'
import { problem } from '../problems.ts'
import { columnsChosen, tableOf } from './choice.ts'
import { type Column, type ColumnMap, columnsByContent, columnsOf, longestColumn } from './columns.ts'
import { htmlText } from './html.ts'
import { canonicalLines, LONGEST_TEXT, type Part, type Reading, tooMany, type YearInTable } from './reading.ts'

/** Reports in one file; each is read on its own. */
export const MOST_ROWS = 20_000

/**
 * A table with one report per row. A row becomes a part of its own: a line with what the other cells say, which is shown
 * as cut, then the title and the text. What the row says of place, year and title counts like the name of a file.
 * What the columns are, the user says, or else their names.
 */
export function readRows(header: readonly string[], rows: readonly (readonly string[])[], choice?: ColumnChoice): Reading {
  if (rows.length > MOST_ROWS) throw tooMany('rows', rows.length, MOST_ROWS)
  const chosen = choice && columnsChosen(header, choice)
  const known = chosen ?? columnsByContent(withTexts(columnsOf(header), rows), rows)
  const table = tableOf(header, rows, known)
  const texts = known.get('text')?.[0]
  if (texts === undefined || !rows.some(row => (row[texts] ?? '').trim() !== '')) return { ...withoutTexts(header, rows), table }
  const parts = rows.map(row => partOf(header, row, known, chosen !== undefined))
  const length = parts.reduce((sum, part) => sum + part.text.length, 0)
  if (length > LONGEST_TEXT) throw tooMany('characters', length, LONGEST_TEXT)
  return { parts, encoding: null, problems: [], table }
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

/** Where a report names who gives it. */
const HEAD = 300

/** Collected web pages are often kept with their markup. */
const HTML = /<(?:p|div|br|span|td)\b[^>]*>/i

function partOf(header: readonly string[], row: readonly string[], columns: ColumnMap, byUser: boolean): Part {
  const cells = (column: Column) => (columns.get(column) ?? []).map(at => oneLine(row[at] ?? '')).filter(cell => cell !== '')
  const shown = new Set([...(columns.get('text') ?? []), ...(columns.get('title') ?? [])])
  const rest = row.flatMap((cell, at) => (shown.has(at) || cell.trim() === '' ? [] : [`${oneLine(header[at] ?? '')}：${oneLine(cell)}`]))
  const written = (columns.get('text') ?? []).map(at => row[at] ?? '').join('\n')
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
  const [speaker = ''] = cells('speaker')
  const speaks = speaker === '' || text.slice(0, HEAD).includes(speaker) ? [] : [`报告人：${speaker}`]
  return {
    text: [...(about === '' ? [] : [about]), ...heading, ...speaks, text].join('\n'),
    marks: about === '' ? [] : [{ start: 0, end: about.length, reason: 'preamble' }],
    name: nameOf(cells('place').join(''), cells('year')[0] ?? cells('date')[0] ?? '', cells('body')[0] ?? '', title),
    ...yearIn(cells('year')[0] ?? '', byUser),
  }
}

const YEAR = /(?:19|20)\d\d/

function yearIn(cell: string, byUser: boolean): { readonly year?: YearInTable } {
  const year = YEAR.exec(cell)?.[0]
  return year === undefined ? {} : { year: { year: Number(year), byUser } }
}

/** `青禾市 2023年 人大 工作报告`: the form in which people name files, which is how it will be read. */
function nameOf(place: string, when: string, body: string, title: string): string {
  const year = YEAR.exec(when)?.[0]
  const said = [
    title.includes(place) ? '' : place,
    year && !title.includes(year) ? `${year}年` : '',
    title.includes(body) ? '' : body,
    title,
  ]
  return said
    .filter(part => part !== '')
    .join(' ')
    .replaceAll('/', ' ')
    .slice(0, 120)
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim()
}
