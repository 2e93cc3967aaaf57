import type { CallContext, Input, Output, Progress } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { HighlightFilter } from '../../../shared/model/highlight.ts'
import type { PairedNote } from '../../../shared/tabling/tag-pairs.ts'
import { packArchive } from '../../exporting/archive.ts'
import { highlightTable } from '../../exporting/highlight-table.ts'
import { renderCodebook } from '../../exporting/refi-codebook.ts'
import { projectFiles } from '../../exporting/refi-project.ts'
import { reportFileName } from '../../exporting/report-names.ts'
import { placeOf, type QuotedNote, quotedNote, quoteMatrixTables, tagPairsTable } from '../../exporting/tag-tables.ts'
import { renderWebAnnotations } from '../../exporting/web-annotation.ts'
import { makeFolder } from '../../make-folder.ts'
import { findOutline } from '../../store/reports.ts'
import { inkNames } from '../annotating/inks.ts'
import { nameOf } from '../annotating/memos.ts'
import { tagTree } from '../annotating/tags.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { listMatching } from '../library/reports.ts'
import { markedReports } from './marked-reports.ts'
import { writeTable } from './table-files.ts'
import { type Pieces, translatingWrites, writeBeside } from './whole-file.ts'

type Context = CallContext<{ readonly done: number; readonly total: number }>

export interface AnnotationExports {
  jsonld(input: Input<'exports.jsonld'>, context: CallContext<Progress<'exports.jsonld'>>): Promise<Output<'exports.jsonld'>>
  table(input: Input<'exports.table'>, context: CallContext<Progress<'exports.table'>>): Promise<Output<'exports.table'>>
  matrix(input: Input<'exports.matrix'>, context: CallContext<Progress<'exports.matrix'>>): Promise<Output<'exports.matrix'>>
  tagPairs(input: Input<'exports.tagPairs'>, context: CallContext<Progress<'exports.tagPairs'>>): Promise<Output<'exports.tagPairs'>>
  qdpx(input: Input<'exports.qdpx'>, context: CallContext<Progress<'exports.qdpx'>>): Promise<Output<'exports.qdpx'>>
  docx(input: Input<'exports.docx'>, context: CallContext<Progress<'exports.docx'>>): Promise<Output<'exports.docx'>>
  qdc(directory: string): Promise<Output<'exports.qdc'>>
}

/** Highlights and codebook as single files in open formats, named after the library. A file that is there stays (whole-file.ts). */
export function createAnnotationExports(library: CurrentLibrary): AnnotationExports {
  const gather = (filter: HighlightFilter, { signal, progress }: Context) =>
    markedReports(library.database(), filter, { signal: whileOpen(library, signal), progress }, nameOf(library))

  function libraryName(): string {
    return nameOf(library) || 'duidu'
  }

  async function write(directory: string, ending: string, pieces: Pieces): Promise<string> {
    return await translatingWrites(directory, async () => {
      makeFolder(directory)
      return await writeBeside(directory, `${libraryName()}${ending}`, pieces)
    })
  }

  return {
    async jsonld({ directory, filter = {} }, context) {
      const { each, memos, read } = await gather(filter, context)
      const tags = tagTree(library.database())
      const file = await write(directory, '.jsonld', renderWebAnnotations(each(), memos, tags))
      return { file, highlights: read.highlights }
    },
    async table({ directory, filter = {}, format, language }, context) {
      const { each, read } = await gather(filter, context)
      const table = highlightTable(each(), inkNames(library.database()), language)
      const file = await writeTable(directory, `${libraryName()}-${table.name}`, table, format)
      return { file, highlights: read.highlights }
    },
    async matrix({ directory, filter = {}, by = 'place', format, language }, context) {
      const { each, read } = await gather(filter, context)
      const notes: QuotedNote[] = []
      for await (const { report, highlights } of each()) {
        for (const highlight of highlights) if (highlight.tagIds.length > 0) notes.push(quotedNote(highlight, report, language))
      }
      requireTagged(notes)
      const db = library.database()
      const others = filter.report ? [] : listMatching(db, undefined).map(report => ({ ...report, place: placeOf(report, language) }))
      const [quotes, counts] = quoteMatrixTables(notes, by, others, { tags: tagTree(db), language })
      const done = { highlights: read.highlights, rows: quotes.rows.length }
      const name = `${libraryName()}-${quotes.name}`
      if (format === 'xlsx') return { files: [await writeTable(directory, name, { ...quotes, further: [counts] }, format)], ...done }
      const files = [await writeTable(directory, name, quotes, format)]
      files.push(await writeTable(directory, `${libraryName()}-${counts.name}`, counts, format))
      return { files, ...done }
    },
    async tagPairs({ directory, filter = {}, format, language }, context) {
      const { each, read } = await gather(filter, context)
      const notes: PairedNote[] = []
      for await (const { highlights } of each()) {
        for (const { reportId, start, end, state, tagIds } of highlights) {
          if (tagIds.length > 0) notes.push({ reportId, start, end, state, tagIds })
        }
      }
      requireTagged(notes)
      const table = tagPairsTable(notes, { tags: tagTree(library.database()), language })
      const file = await writeTable(directory, `${libraryName()}-${table.name}`, table, format)
      return { file, highlights: read.highlights, rows: table.rows.length }
    },
    async qdpx({ directory, filter = {} }, context) {
      const { reports, namedMemos, read } = await gather(filter, context)
      const files = projectFiles({ name: libraryName(), tags: tagTree(library.database()), reports, memos: namedMemos })
      const file = await write(directory, '.qdpx', packArchive(files))
      return { file, highlights: read.highlights - read.orphans, leftOut: read.orphans }
    },
    async docx({ directory, filter = {}, language }, context) {
      const { each, read } = await gather(filter, context)
      const inks = inkNames(library.database())
      // Heavy, and asked for seldom.
      const { renderDocx } = await import('../../exporting/docx.ts')
      const files: string[] = []
      await translatingWrites(directory, async () => {
        makeFolder(directory)
        for await (const annotated of each()) {
          const name = reportFileName(annotated.report, '.docx', language)
          const outline = findOutline(library.database(), annotated.report.id)
          files.push(await writeBeside(directory, name, [await renderDocx({ ...annotated, outline, inks }, language)]))
        }
      })
      return { files, highlights: read.highlights }
    },
    async qdc(directory) {
      const tags = tagTree(library.database())
      const codebook = renderCodebook(tags)
      if (codebook === null) throw new AppError('nothing-to-export', 'The library has no tags, so there is no codebook to export.')
      return { file: await write(directory, '.qdc', [codebook]), tags: tags.length }
    },
  }
}

function requireTagged(notes: readonly unknown[]): void {
  if (notes.length === 0) throw new AppError('nothing-to-export', 'No highlight that passes has a tag, so there is no table of tags.')
}
