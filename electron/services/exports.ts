import type { CallContext, Input, Output, Progress } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { HighlightFilter } from '../../shared/model/highlight.ts'
import { memoKey } from '../../shared/model/memo.ts'
import { prepareTemplate } from '../exporting/templates/render-template.ts'
import { type ExportedGroup, type ExportedReport, groupsOf, type MemoTexts } from '../exporting/templates/template-data.ts'
import { listMemos } from '../store/memos.ts'
import { listSources } from '../store/sources.ts'
import type { CurrentLibrary } from './current-library.ts'
import { exportBibliography } from './export-bibliography.ts'
import { exportMarkdown, previewMarkdown } from './export-markdown.ts'
import type { ExportTemplates } from './export-templates.ts'
import { listInContext } from './highlights.ts'
import { inkNames } from './inks.ts'
import { listMatching } from './reports.ts'
import { tagTree } from './tags.ts'

export interface ExportsService {
  markdown(input: Input<'exports.markdown'>, context: CallContext<Progress<'exports.markdown'>>): Promise<Output<'exports.markdown'>>
  preview(input: Input<'exports.preview'>): Promise<Output<'exports.preview'>>
  bibliography(input: Input<'exports.bibliography'>): Promise<Output<'exports.bibliography'>>
}

/** Gathers what an export holds; how it is written is said in export-markdown.ts. */
export function createExports(library: CurrentLibrary, templates: ExportTemplates): ExportsService {
  /** With the reports that have no highlights (any more), so that a file written before can say so. */
  function gather(filter: HighlightFilter): ExportedReport[] {
    const db = library.database()
    const { report: reportFilter, ...highlightFilter } = filter
    const inks = inkNames(db)
    const named = listInContext(db, filter).map(highlight => ({ ...highlight, inkName: inks[highlight.colour] }))
    const byReport = Map.groupBy(named, highlight => highlight.reportId)
    const sha256 = new Map(listSources(db).map(source => [source.id, source.sha256]))
    const reports = listMatching(db, reportFilter).map(report => ({
      report: { ...report, sha256: sha256.get(report.sourceId) ?? null },
      highlights: byReport.get(report.id) ?? [],
    }))
    // A choice of highlights says nothing about the files of reports that have none of them.
    const chosen = Object.values(highlightFilter).some(value => value !== undefined)
    return chosen ? reports.filter(({ highlights }) => highlights.length > 0) : reports
  }

  /** A file knows a tag by its path. */
  function memos(): MemoTexts {
    const db = library.database()
    const paths = new Map(tagTree(db).map(tag => [tag.id, tag.path]))
    return new Map(
      listMemos(db).map(({ about, text }) => [
        memoKey(about.kind === 'tag' ? { kind: 'tag', id: paths.get(about.id) ?? about.id } : about),
        text,
      ]),
    )
  }

  return {
    async markdown({ directory, filter = {}, template: id }, { signal, progress }) {
      const { unit, source } = templates.get(id)
      const groups: ExportedGroup[] = groupsOf(gather(filter), unit, memos())
      return await exportMarkdown({ directory, groups, template: await prepareTemplate(source), signal, progress })
    },
    async preview({ filter = {}, template: id, draft }) {
      const { unit, source } = draft ?? templates.get(id)
      try {
        return { ...previewMarkdown(groupsOf(gather(filter), unit, memos()), await prepareTemplate(source)), problem: null }
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'template-fails')) throw error
        return { files: [], highlights: 0, markdown: '', problem: String(error.details['reason'] ?? error.message) }
      }
    },
    bibliography: input => exportBibliography(library, input),
  }
}
