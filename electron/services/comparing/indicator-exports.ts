import type { CallContext, Input, Output } from '../../../shared/contract.ts'
import type { IndicatorCell } from '../../../shared/model/indicator-table.ts'
import { type CellSource, evidenceTable, indicatorTable, targetTable } from '../../exporting/indicator-table.ts'
import { writeTable } from '../exporting/table-files.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { finishInSlices } from '../slices.ts'
import type { IndicatorsService } from './indicators.ts'
import { type NumbersOfReport, type Reading, readNumbers } from './read-numbers.ts'

export interface IndicatorExports {
  indicators(input: Input<'exports.indicators'>, context: CallContext<Reading>): Promise<Output<'exports.indicators'>>
}

/** Tables of indicators for spreadsheets: a workbook with a sheet for the figures and one for their sentences, or two CSV files. */
export function createIndicatorExports(library: CurrentLibrary, indicators: IndicatorsService): IndicatorExports {
  /** Of every cell the sentence, read report by report: what is kept of a text is only what stands in the table. */
  async function sourcesOf(
    cells: readonly IndicatorCell[],
    filter: Input<'exports.indicators'>['filter'],
    signal: CallContext['signal'],
  ): Promise<(cell: IndicatorCell) => CellSource | undefined> {
    const db = library.database()
    const wanted = Map.groupBy(cells, ({ reportId }) => reportId)
    const sources = new Map<string, CellSource>()
    const visit = ({ report: { id, title }, candidates, text }: NumbersOfReport) => {
      for (const { start } of wanted.get(id) ?? []) {
        const evidence = candidates.find(candidate => candidate.start === start)?.evidence
        sources.set(`${id} ${start}`, { title, sentence: evidence ? text().slice(evidence.start, evidence.end) : '' })
      }
    }
    const work = readNumbers(db, filter ?? {}, () => undefined, visit)
    await finishInSlices(work, whileOpen(library, signal))
    return ({ reportId, start }) => sources.get(`${reportId} ${start}`)
  }

  return {
    async indicators({ directory, format = 'csv', language, ...question }, context) {
      const table = await indicators.table(question, context)
      const sourceOf = await sourcesOf(
        table.rows.flatMap(({ cells }) => cells),
        question.filter,
        context.signal,
      )
      const [figures, evidence, targets] = [
        indicatorTable(table, language),
        evidenceTable(table, sourceOf, language),
        targetTable(table, language),
      ]
      const rows = figures.rows.length
      if (format === 'xlsx') {
        const sheets = { ...figures, further: [...(targets ? [targets] : []), evidence] }
        return { files: [await writeTable(directory, 'indicators', sheets, format)], rows }
      }
      const files = [await writeTable(directory, 'indicators', figures, format)]
      if (targets) files.push(await writeTable(directory, 'indicators-targets', targets, format))
      files.push(await writeTable(directory, 'indicators-evidence', evidence, format))
      return { files, rows }
    },
  }
}
