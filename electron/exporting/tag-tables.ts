import type { HighlightInContext } from '../../shared/model/highlight.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import type { Tag } from '../../shared/model/tag.ts'
import { type MatrixNote, type MatrixSide, makeMatrix } from '../../shared/tabling/quote-matrix.ts'
import { countPairs, type PairedNote } from '../../shared/tabling/tag-pairs.ts'
import { toOneLine } from './commonmark.ts'
import { bodyNames } from './report-names.ts'
import type { FilledTable } from './table.ts'

const CHINESE = {
  quotes: '摘录矩阵',
  counts: '摘录数',
  pairs: '标签共现',
  tag: '标签',
  country: '全国',
  unknown: { place: '地区未知', year: '年份未知' },
  total: '合计',
  cited: (quote: string, source: string) => `${quote}（${source}）`,
}

const ENGLISH: typeof CHINESE = {
  quotes: 'Quote matrix',
  counts: 'Quotes counted',
  pairs: 'Tags together',
  tag: 'Tag',
  country: 'National',
  unknown: { place: 'Place not known', year: 'Year not known' },
  total: 'Total',
  cited: (quote, source) => `${quote} (${source})`,
}

function namesFor(language: TableLanguage): typeof CHINESE {
  return language === 'en' ? ENGLISH : CHINESE
}

/** A quote of the matrix, without all that a highlight is beside. */
export interface QuotedNote extends MatrixNote {
  readonly quote: string
  /** Place, body and year, as far as they are known. */
  readonly source: string
}

export interface TagTableOptions {
  readonly tags: readonly Tag[]
  readonly language?: TableLanguage | undefined
}

export function quotedNote(
  { quote, tagIds }: HighlightInContext,
  report: Pick<ReportSummary, 'place' | 'year' | 'body' | 'title' | 'level'>,
  language: TableLanguage = 'zh-CN',
): QuotedNote {
  const place = placeOf(report, language)
  const parts = [place ?? report.title, bodyNames(language)[report.body], report.year]
  return { tagIds, place, year: report.year, quote: toOneLine(quote), source: parts.filter(part => part !== null).join(' ') }
}

/** What lists call a report's place: the whole country has a name, too. */
export function placeOf({ place, level }: Pick<ReportSummary, 'place' | 'level'>, language: TableLanguage = 'zh-CN'): string | null {
  return place ?? (level === 'country' ? namesFor(language).country : null)
}

/**
 * Tags by places or years: the quotes of each cell, one under the other with their reports, and beside it how many there are.
 * An empty cell: what was read there does not mention it.
 */
export function quoteMatrixTables(
  notes: readonly QuotedNote[],
  side: MatrixSide,
  reports: readonly Pick<ReportSummary, 'place' | 'year' | 'highlights'>[],
  { tags, language = 'zh-CN' }: TagTableOptions,
): [FilledTable, FilledTable] {
  const names = namesFor(language)
  const matrix = makeMatrix(notes, side, tags, reports)
  const titles = matrix.columns.map(column => column ?? names.unknown[side])
  const quotes: FilledTable = {
    name: names.quotes,
    columns: [{ title: names.tag, width: 24 }, ...titles.map(title => ({ title, width: 50 }))],
    rows: matrix.tags.map(({ id, path }) => [
      path,
      ...matrix.columns.map(column =>
        matrix
          .quotes(id, column)
          .map(({ quote, source }) => names.cited(quote, source))
          .join('\n'),
      ),
    ]),
  }
  const counts: FilledTable = {
    name: names.counts,
    columns: [{ title: names.tag, width: 24 }, ...[...titles, names.total].map(title => ({ title, width: 12 }))],
    rows: matrix.tags.map(({ id, path }) => {
      const counted = matrix.columns.map(column => matrix.quotes(id, column).length)
      return [path, ...counted, counted.reduce((sum, count) => sum + count, 0)]
    }),
  }
  return [quotes, counts]
}

/** How often two tags stand together, as a table with each tag in a row and in a column; the diagonal is empty. */
export function tagPairsTable(notes: readonly PairedNote[], { tags, language = 'zh-CN' }: TagTableOptions): FilledTable {
  const names = namesFor(language)
  const pairs = countPairs(notes, tags)
  return {
    name: names.pairs,
    columns: [{ title: names.tag, width: 24 }, ...pairs.tags.map(({ path }) => ({ title: path, width: 12 }))],
    rows: pairs.tags.map(row => [row.path, ...pairs.tags.map(column => (row.id === column.id ? null : pairs.count(row.id, column.id)))]),
  }
}
