import type { TableLanguage } from '../../shared/model/table.ts'
import type { ThemeSet } from '../../shared/model/theme.ts'
import type { MatrixCell, MatrixColumn, ThemeMatrix } from '../../shared/model/theme-matrix.ts'
import { foundTableNames } from './found-table-names.ts'
import type { FilledTable } from './table.ts'

const CHINESE = {
  shares: '主题占比',
  words: '主题首句',
  theme: '主题（占正文 %）',
  columns: { place: '地区', year: '年份', report: '报告' },
  unknown: '未注明',
  head: ['主题', '占正文 %', '段数', '提到的报告', '已读报告', '未读报告', '摘要', '首句 1', '首句 2', '首句 3'],
}

const ENGLISH: typeof CHINESE = {
  shares: 'Theme shares',
  words: 'Theme sentences',
  theme: 'Theme (% of text)',
  columns: { place: 'Place', year: 'Year', report: 'Report' },
  unknown: 'not known',
  head: [
    ...['Theme', '% of text', 'Paragraphs', 'Reports that mention it', 'Reports read', 'Reports not read', 'Summary'],
    ...['First sentence 1', 'First sentence 2', 'First sentence 3'],
  ],
}

interface MatrixTableOptions {
  /** Themes in the columns. */
  readonly turned: boolean
  readonly language?: TableLanguage | undefined
}

/**
 * Themes by places, years or reports, in percent of the text: 0 where they are not mentioned, empty where nothing was read.
 * Beside it the same cell by cell, with what the user wrote and the first sentences.
 */
export function themeMatrixTables(
  matrix: ThemeMatrix,
  set: ThemeSet,
  { turned, language = 'zh-CN' }: MatrixTableOptions,
): [FilledTable, FilledTable] {
  const names = language === 'en' ? ENGLISH : CHINESE
  const themes = set.themes.map(({ name }) => name[language])
  const titleOf = (column: MatrixColumn) => columnTitle(column, matrix.by, language)
  const cells = new Map(matrix.cells.map(cell => [`${cell.theme} ${cell.column}`, cell]))
  const cellOf = (theme: number, column: number) => cells.get(`${theme} ${column}`)
  const shareOf = (theme: number, column: number) => percent(cellOf(theme, column), matrix.columns[column])
  const titles = matrix.columns.map(titleOf)
  const [across, down] = turned ? [themes, titles] : [titles, themes]
  const shares: FilledTable = {
    name: names.shares,
    columns: [
      { title: turned ? names.columns[matrix.by] : names.theme, width: 24 },
      ...across.map(title => ({ title, width: Math.min(24, Math.max(9, title.length * 2)) })),
    ],
    rows: down.map((title, row) => [title, ...across.map((_, at) => (turned ? shareOf(at, row) : shareOf(row, at)))]),
  }
  const widths = [20, 9, 7, 11, 9, 9, 60, 60, 60, 60]
  const words: FilledTable = {
    name: names.words,
    columns: [names.columns[matrix.by], ...names.head].map((title, at) => ({ title, width: at === 0 ? 24 : (widths[at - 1] ?? 9) })),
    rows: matrix.columns.flatMap((column, at) =>
      themes.map((theme, index) => {
        const cell = cellOf(index, at)
        return [
          ...[titleOf(column), theme, percent(cell, column), cell?.paragraphs ?? 0, cell?.reports ?? 0],
          ...[column.reportIds.length, column.unread, cell?.summary ?? ''],
          ...[0, 1, 2].map(quote => cell?.quotes[quote]?.text ?? ''),
        ]
      }),
    ),
  }
  return [shares, words]
}

function percent(cell: MatrixCell | undefined, column: MatrixColumn | undefined): number | null {
  if (!column || column.reportIds.length === 0) return null
  return Math.round((cell?.share ?? 0) * 10_000) / 100
}

/** A report by place, body and year, as far as they are known. */
function columnTitle({ place, year, body, title }: MatrixColumn, by: ThemeMatrix['by'], language: TableLanguage): string {
  const unknown = (language === 'en' ? ENGLISH : CHINESE).unknown
  if (by === 'year') return String(year ?? unknown)
  if (by === 'place') return place ?? unknown
  if (place === null) return title || unknown
  return [place, body && foundTableNames(language).bodies[body], year].filter(part => part !== null).join(' ')
}
