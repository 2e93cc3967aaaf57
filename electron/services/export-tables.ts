import { throwIfCancelled } from '../../shared/cancel.ts'
import type { CallContext, Input, Output, Progress } from '../../shared/contract.ts'
import type { QueryGroup, Trends } from '../../shared/model/search.ts'
import type { Cell } from '../../shared/text/csv.ts'
import { BODY_NAMES } from '../exporting/report-names.ts'
import type { CodebookService } from './codebook.ts'
import type { ConcordanceService } from './concordance.ts'
import { writeRows, writeTable } from './table-files.ts'
import type { TrendsService } from './trends.ts'

export interface TableExports {
  concordance(
    input: Input<'exports.concordance'>,
    context: CallContext<Progress<'exports.concordance'>>,
  ): Promise<Output<'exports.concordance'>>
  trends(input: Input<'exports.trends'>): Promise<Output<'exports.trends'>>
  codebook(input: Input<'exports.codebook'>): Promise<Output<'exports.codebook'>>
}

/** Rows that are asked for at a time. */
const PAGE = 2000
const CONCORDANCE_COLUMNS = ['地区', '年份', '机关', '标题', '节', '前文', '命中', '后文', '起', '止', '报告'].map(title => ({ title }))

/** Tables for spreadsheets, as CSV or as a workbook. */
export function createTableExports(concordances: ConcordanceService, trends: TrendsService, codebook: CodebookService): TableExports {
  return {
    async concordance({ directory, key, width, format }, { signal, progress }) {
      const { occurrences } = await concordances.rows({ key, from: 0, count: 1 })
      async function* rows() {
        for (let from = 0; from < occurrences; from += PAGE) {
          throwIfCancelled(signal)
          const page = await concordances.rows({ key, from, count: PAGE, ...(width === undefined ? {} : { width }) })
          for (const { place, year, body, title, section, left, hit, right, start, end, reportId } of page.rows) {
            yield [place, year, BODY_NAMES[body] ?? body, title, section, left, hit, right, start, end, reportId]
          }
          progress({ done: Math.min(occurrences, from + PAGE), total: occurrences })
        }
      }
      const table = { name: '检索', columns: CONCORDANCE_COLUMNS, rows: rows() }
      return { file: await writeTable(directory, 'concordance', table, format), rows: occurrences }
    },
    async trends({ directory, format, ...question }) {
      return writeRows(directory, 'trends', trendTable(await trends.get(question)), format)
    },
    codebook: ({ directory, format }) => writeRows(directory, 'codebook', codebook.table(), format),
  }
}

/** A row for each part of the library, for each query its occurrences, reports and occurrences per 10,000 characters. */
function trendTable({ groups, series }: Trends): Cell[][] {
  const divisions = ['place', 'year', 'body'] as const
  const present = divisions.filter(division => groups.some(group => group[division] !== undefined))
  const names = { place: '地区', year: '年份', body: '机关' }
  const head = [
    ...present.map(division => names[division]),
    '报告数',
    '字数',
    ...series.flatMap(({ name }) => [name, `${name} 报告数`, `${name} 每万字`]),
  ]
  const cells = (group: QueryGroup) => present.map(division => group[division] ?? null)
  const rows = groups.map((group, i) => [
    ...cells(group),
    group.reports,
    group.characters,
    ...series.flatMap(({ counts }) => {
      const count = counts[i]
      return [count?.occurrences ?? 0, count?.reports ?? 0, Math.round((count?.rate ?? 0) * 1000) / 1000]
    }),
  ])
  return [head, ...rows]
}
