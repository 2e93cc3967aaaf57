import type { Input, Output } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { isWholeCountry, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import { isOneSeries } from '../../../shared/model/series.ts'
import type { TableLanguage } from '../../../shared/model/table.ts'
import { changesMarkdown } from '../../exporting/changes-markdown.ts'
import { type ChangedReport, changesTables, type LeavingChanges } from '../../exporting/changes-table.ts'
import { bodyNames } from '../../exporting/report-names.ts'
import type { Db } from '../../store/db.ts'
import { findOutline, findRevisionText, findVisibleRevision, listReportsById } from '../../store/reports.ts'
import { writeTable, writeText } from '../exporting/table-files.ts'
import type { CurrentLibrary } from '../library/current-library.ts'
import type { SentenceChangesService } from './sentence-changes.ts'

export interface ChangesExport {
  changes(input: Input<'exports.changes'>): Promise<Output<'exports.changes'>>
}

const NAME = 'changes'

/** What became of the sentences of two reports, for spreadsheets or to be read. */
export function createChangesExport(library: CurrentLibrary, sentences: SentenceChangesService): ChangesExport {
  return {
    async changes({ earlier, later, directory, format = 'md', language, changes: wanted, figuresOnly = false }) {
      const db = library.database()
      // In one go with the question: a text that changes meanwhile is not the one that is compared.
      const reports = readBoth(db, earlier, later, language)
      const { rows, counts } = await sentences.compare({ earlier, later })
      const shown = rows.filter(({ change, edits }) => {
        return (!wanted || wanted.includes(change)) && (!figuresOnly || edits.some(({ figures }) => figures))
      })
      const leaving: LeavingChanges = { ...reports, counts, rows: shown }
      if (format === 'md')
        return { files: [await writeText(directory, `${NAME}.md`, changesMarkdown(leaving, language))], rows: shown.length }
      const [table, summary] = changesTables(leaving, language)
      if (format === 'xlsx') {
        return { files: [await writeTable(directory, NAME, { ...table, further: [summary] }, format)], rows: shown.length }
      }
      const files = [await writeTable(directory, NAME, table, format), await writeTable(directory, `${NAME}-summary`, summary, format)]
      return { files, rows: shown.length }
    },
  }
}

function readBoth(db: Db, earlier: string, later: string, language?: TableLanguage): Pick<LeavingChanges, 'series' | 'left' | 'right'> {
  const found = listReportsById(db, [earlier, later])
  const [one, other] = [earlier, later].map(id => found.find(report => report.id === id))
  if (!one || !other) throw new AppError('not-found', 'There is no such report.', { id: one ? later : earlier })
  const read = (report: typeof one): ChangedReport => {
    const revision = findVisibleRevision(db, report.id)
    const place = isWholeCountry(report) ? WHOLE_COUNTRY : report.place
    const known = place === null ? [report.title] : [place, bodyNames(language)[report.body], report.year]
    return {
      name: known.filter(part => part !== null).join(' '),
      text: (revision === undefined ? undefined : findRevisionText(db, revision)) ?? '',
      outline: findOutline(db, report.id),
    }
  }
  return { series: isOneSeries(one, other), left: read(one), right: read(other) }
}
