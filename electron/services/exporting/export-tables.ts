import { throwIfCancelled } from '../../../shared/cancel.ts'
import type { CallContext, Input, Output, Progress } from '../../../shared/contract.ts'
import type { Division, QueryCount, QueryGroup, Trends } from '../../../shared/model/search.ts'
import type { Cell } from '../../../shared/text/csv.ts'
import { type FoundTableNames, foundTableNames } from '../../exporting/found-table-names.ts'
import type { CodebookService } from '../annotating/codebook.ts'
import type { ConceptsService } from '../finding/concepts.ts'
import type { ConcordanceService } from '../finding/concordance.ts'
import type { TrendsService } from '../finding/trends.ts'
import { writeRows, writeTable } from './table-files.ts'

export interface TableExports {
  concordance(
    input: Input<'exports.concordance'>,
    context: CallContext<Progress<'exports.concordance'>>,
  ): Promise<Output<'exports.concordance'>>
  counts(input: Input<'exports.counts'>): Promise<Output<'exports.counts'>>
  concepts(input: Input<'exports.concepts'>): Promise<Output<'exports.concepts'>>
  trends(input: Input<'exports.trends'>): Promise<Output<'exports.trends'>>
  codebook(input: Input<'exports.codebook'>): Promise<Output<'exports.codebook'>>
}

/** Rows that are asked for at a time. */
const PAGE = 2000

/** Tables for spreadsheets, as CSV or as a workbook. */
export function createTableExports(
  concordances: ConcordanceService,
  trends: TrendsService,
  dictionary: Pick<ConceptsService, 'list'>,
  codebook: CodebookService,
): TableExports {
  return {
    async concordance({ directory, key, width, format, language }, { signal, progress }) {
      const names = foundTableNames(language)
      const { occurrences } = await concordances.rows({ key, from: 0, count: 1 })
      async function* rows() {
        for (let from = 0; from < occurrences; from += PAGE) {
          throwIfCancelled(signal)
          const page = await concordances.rows({ key, from, count: PAGE, ...(width === undefined ? {} : { width }) })
          for (const { place, year, date, body, title, section, left, hit, right, start, end, reportId } of page.rows) {
            yield [place, year, date, names.bodies[body] ?? body, title, section, left, hit, right, start, end, reportId]
          }
          progress({ done: Math.min(occurrences, from + PAGE), total: occurrences })
        }
      }
      const table = { name: names.sheet, columns: names.concordance.map(title => ({ title })), rows: rows() }
      return { file: await writeTable(directory, 'concordance', table, format), rows: occurrences }
    },
    async counts({ directory, key, by, format, language }) {
      const names = foundTableNames(language)
      const { groups } = await concordances.groups({ key, by })
      const rows = groups.map(({ count, reports, characters, ...group }) => [
        ...[nameOfPart(group, by, names), count.occurrences, roundedRate(count)],
        ...[count.reports, reports, characters],
      ])
      const { parts } = names
      return writeRows(directory, 'counts', [[parts[by], ...names.groups, parts.reports, parts.characters], ...rows], format)
    },
    concepts({ directory, format, language }) {
      const rows = dictionary.list().flatMap(({ name, expressions, note }) => expressions.map(expression => [name, expression, note]))
      return writeRows(directory, 'concepts', [[...foundTableNames(language).concepts], ...rows], format)
    },
    async trends({ directory, format, language, ...question }) {
      return writeRows(directory, 'trends', trendTable(await trends.get(question), foundTableNames(language)), format)
    },
    codebook: ({ directory, format, language }) => writeRows(directory, 'codebook', codebook.table(language), format),
  }
}

/** A row for each part of the library, for each query its occurrences, reports and occurrences per 10,000 characters. */
function trendTable({ groups, series }: Trends, names: FoundTableNames): Cell[][] {
  const { parts, counts } = names
  const divisions = ['place', 'year', 'body'] as const
  const present = divisions.filter(division => groups.some(group => group[division] !== undefined))
  const head = [...present.map(division => parts[division]), parts.reports, parts.characters, ...series.flatMap(({ name }) => counts(name))]
  const rows = groups.map((group, i) => [
    ...present.map(division => nameOfPart(group, division, names)),
    group.reports,
    group.characters,
    ...series.flatMap(({ counts }) => {
      const count = counts[i]
      return [count?.occurrences ?? 0, count?.reports ?? 0, roundedRate(count)]
    }),
  ])
  return [head, ...rows]
}

function nameOfPart({ body, ...group }: Pick<QueryGroup, Division>, by: Division, { bodies }: FoundTableNames): Cell {
  if (by === 'body') return body ? (bodies[body] ?? body) : null
  return group[by] ?? null
}

function roundedRate(count: QueryCount | undefined): number {
  return Math.round((count?.rate ?? 0) * 1000) / 1000
}
