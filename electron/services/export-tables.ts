import { open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallContext, Input, Output, Progress } from '../../shared/contract.ts'
import { cancelled } from '../../shared/errors.ts'
import type { QueryGroup, Trends } from '../../shared/model/search.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../shared/text/csv.ts'
import { BODY_NAMES } from '../exporting/markdown.ts'
import { makeFolder } from '../make-folder.ts'
import type { CodebookService } from './codebook.ts'
import type { ConcordanceService } from './concordance.ts'
import type { TrendsService } from './trends.ts'

export interface TableExports {
  concordance(
    input: Input<'exports.concordance'>,
    context: CallContext<Progress<'exports.concordance'>>,
  ): Promise<Output<'exports.concordance'>>
  trends(input: Input<'exports.trends'>): Promise<Output<'exports.trends'>>
  codebook(input: Input<'exports.codebook'>): Promise<Output<'exports.codebook'>>
}

/** Rows that are written at a time. */
const PAGE = 2000
const CONCORDANCE_HEAD = ['地区', '年份', '机关', '标题', '节', '前文', '命中', '后文', '起', '止', '报告']

/** Tables as CSV files that spreadsheets open. A file that is there already is replaced when the new one is whole. */
export function createTableExports(concordances: ConcordanceService, trends: TrendsService, codebook: CodebookService): TableExports {
  return {
    async concordance({ directory, key, width }, { signal, progress }) {
      const { occurrences } = await concordances.rows({ key, from: 0, count: 1 })
      makeFolder(directory)
      const file = join(directory, 'concordance.csv')
      const unfinished = `${file}.new`
      const output = await open(unfinished, 'w')
      try {
        await output.write(BYTE_ORDER_MARK + csvLine(CONCORDANCE_HEAD))
        for (let from = 0; from < occurrences; from += PAGE) {
          if (signal.aborted) throw cancelled()
          const { rows } = await concordances.rows({ key, from, count: PAGE, ...(width === undefined ? {} : { width }) })
          const lines = rows.map(({ place, year, body, title, section, left, hit, right, start, end, reportId }) =>
            csvLine([place, year, BODY_NAMES[body] ?? body, title, section, left, hit, right, start, end, reportId]),
          )
          await output.write(lines.join(''))
          progress({ done: Math.min(occurrences, from + PAGE), total: occurrences })
        }
        await output.sync()
      } finally {
        await output.close()
      }
      await rename(unfinished, file)
      return { file, rows: occurrences }
    },
    async trends({ directory, ...question }) {
      return writeTable(directory, 'trends.csv', trendTable(await trends.get(question)))
    },
    codebook: ({ directory }) => writeTable(directory, 'codebook.csv', codebook.table()),
  }
}

async function writeTable(directory: string, name: string, table: readonly (readonly Cell[])[]): Promise<{ file: string; rows: number }> {
  makeFolder(directory)
  const file = join(directory, name)
  await writeFile(`${file}.new`, BYTE_ORDER_MARK + table.map(csvLine).join(''))
  await rename(`${file}.new`, file)
  return { file, rows: table.length - 1 }
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
