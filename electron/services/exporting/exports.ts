import type { CallContext, Input, Output, Progress } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { prepareTemplate } from '../../exporting/templates/render-template.ts'
import { emptiedGroup } from '../../exporting/templates/template-data.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { exportBibliography } from './export-bibliography.ts'
import { type FilesExported, gatherGroups, isUnrestricted, type Known, memoTexts, signatureOf } from './export-groups.ts'
import { exportMarkdown, previewMarkdown } from './export-markdown.ts'
import type { ExportTemplates } from './export-templates.ts'

type MarkdownInput = Input<'exports.markdown'>
type MarkdownContext = CallContext<Progress<'exports.markdown'>>

export interface ExportsService {
  markdown(input: MarkdownInput, context: MarkdownContext): Promise<Output<'exports.markdown'>>
  /** The same for a folder that was written before: only files are looked at whose highlights, reports or memos changed since. */
  follow(input: MarkdownInput, context: MarkdownContext, before: Before | null): Promise<Followed>
  preview(input: Input<'exports.preview'>): Promise<Output<'exports.preview'>>
  bibliography(input: Input<'exports.bibliography'>): Promise<Output<'exports.bibliography'>>
}

/** What is known of an earlier export into the same folder, and the reports on which something changed since. */
export interface Before {
  readonly exported: FilesExported
  readonly changed: ReadonlySet<string>
}

export interface Followed {
  readonly result: Output<'exports.markdown'>
  readonly exported: FilesExported
}

/** Decides what an export holds; how it is written is said in export-markdown.ts. */
export function createExports(library: CurrentLibrary, templates: ExportTemplates): ExportsService {
  async function follow(input: MarkdownInput, context: MarkdownContext, before: Before | null): Promise<Followed> {
    const { directory, filter = {}, template: id, language } = input
    const { unit, source } = templates.get(id)
    const db = library.database()
    const memos = memoTexts(db)
    const signature = signatureOf(db, [unit, source, JSON.stringify(filter), language ?? ''])
    const known: Known | null =
      before && before.exported.signature === signature ? { exported: before.exported, changed: before.changed } : null
    const signal = whileOpen(library, context.signal)
    const { groups, exported, concerns } = await gatherGroups({ db, filter, unit, memos, language, signature, signal }, known)
    const result = await exportMarkdown({
      ...{ directory, groups, concerns, signal, progress: context.progress },
      template: await prepareTemplate(source),
      // A choice says nothing about the files of what has no highlights in it.
      ...(isUnrestricted(filter) ? { emptied: (gone: string) => emptiedGroup(gone, unit, { memos, language }) } : {}),
    })
    return { result, exported }
  }

  return {
    markdown: async (input, context) => (await follow(input, context, null)).result,
    follow,
    async preview({ filter = {}, template: id, draft, language }) {
      const { unit, source } = draft ?? templates.get(id)
      const db = library.database()
      const signal = whileOpen(library, new AbortController().signal)
      try {
        const template = await prepareTemplate(source)
        const { groups } = await gatherGroups({ db, filter, unit, memos: memoTexts(db), language, signature: '', signal }, null)
        return { ...previewMarkdown(groups, template), problem: null }
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'template-fails')) throw error
        return { files: [], highlights: 0, markdown: '', problem: String(error.details['reason'] ?? error.message) }
      }
    },
    bibliography: input => exportBibliography(library, input),
  }
}
