import type { Input, Output } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { bibtexEntry, type CitedReport, citationKeys, citeGbt7714, cslItem } from '../../../shared/interchange/bibliography.ts'
import { makeFolder } from '../../make-folder.ts'
import { pinyinOf } from '../finding/pinyin.ts'
import type { CurrentLibrary } from '../library/current-library.ts'
import { comparePlaces, compareYears } from '../library/report-order.ts'
import { listMatching } from '../library/reports.ts'
import { translatingWrites, writeBeside } from './whole-file.ts'

type Format = Input<'exports.bibliography'>['format']

/** A file for each format: its name, and what stands in it. */
const FORMATS: Readonly<
  Record<Format, { readonly file: string; readonly render: (reports: readonly CitedReport[], keys: ReadonlyMap<string, string>) => string }>
> = {
  gbt7714: {
    file: 'references.txt',
    render: reports => reports.map((report, at) => `[${at + 1}] ${citeGbt7714(report)}\n`).join(''),
  },
  bibtex: {
    file: 'references.bib',
    render: (reports, keys) => reports.map(report => bibtexEntry(report, keys.get(report.id) ?? report.id)).join('\n'),
  },
  csl: {
    file: 'references.json',
    render: (reports, keys) =>
      `${JSON.stringify(
        reports.map(report => cslItem(report, keys.get(report.id) ?? report.id)),
        null,
        2,
      )}\n`,
  },
}

/** Reports as a list of references. A file that is there and differs stays (whole-file.ts). */
export async function exportBibliography(
  library: CurrentLibrary,
  { directory, format, filter }: Input<'exports.bibliography'>,
): Promise<Output<'exports.bibliography'>> {
  const reports = listMatching(library.database(), filter).sort((a, b) => comparePlaces(a.place, b.place) || compareYears(a.year, b.year))
  if (reports.length === 0) throw new AppError('nothing-to-export', 'No report passes the filter, so there is nothing to cite.')
  const { file, render } = FORMATS[format]
  const keys = citationKeys(reports, name => pinyinOf(name).pinyin)
  return await translatingWrites(directory, async () => {
    makeFolder(directory)
    return { file: await writeBeside(directory, file, [render(reports, keys)]), reports: reports.length }
  })
}
