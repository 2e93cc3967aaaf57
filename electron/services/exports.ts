import type { CallContext, Input, Output, Progress } from '../../shared/contract.ts'
import type { HighlightFilter } from '../../shared/model/highlight.ts'
import type { MarkdownReport } from '../exporting/markdown.ts'
import { listSources } from '../store/sources.ts'
import type { CurrentLibrary } from './current-library.ts'
import { exportBibliography } from './export-bibliography.ts'
import { exportMarkdown, previewMarkdown } from './export-markdown.ts'
import { listInContext } from './highlights.ts'
import { listMatching } from './reports.ts'

export interface ExportsService {
  markdown(
    directory: string,
    filter: HighlightFilter,
    context: CallContext<Progress<'exports.markdown'>>,
  ): Promise<Output<'exports.markdown'>>
  preview(filter: HighlightFilter): Output<'exports.preview'>
  bibliography(input: Input<'exports.bibliography'>): Promise<Output<'exports.bibliography'>>
}

/** Gathers what an export holds; how it is written is said in export-markdown.ts. */
export function createExports(library: CurrentLibrary): ExportsService {
  /** With the reports that have no highlights (any more), so that a file written before can say so. */
  function gather(filter: HighlightFilter): MarkdownReport[] {
    const db = library.database()
    const { report: reportFilter, ...highlightFilter } = filter
    const byReport = Map.groupBy(listInContext(db, filter), highlight => highlight.reportId)
    const sha256 = new Map(listSources(db).map(source => [source.id, source.sha256]))
    const reports = listMatching(db, reportFilter).map(report => ({
      report: { ...report, sha256: sha256.get(report.sourceId) ?? null },
      highlights: byReport.get(report.id) ?? [],
    }))
    // A choice of highlights says nothing about the files of reports that have none of them.
    const chosen = Object.values(highlightFilter).some(value => value !== undefined)
    return chosen ? reports.filter(({ highlights }) => highlights.length > 0) : reports
  }

  return {
    markdown: (directory, filter, { signal, progress }) => exportMarkdown({ directory, reports: gather(filter), signal, progress }),
    preview: filter => previewMarkdown(gather(filter)),
    bibliography: input => exportBibliography(library, input),
  }
}
