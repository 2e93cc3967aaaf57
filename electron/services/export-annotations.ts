import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { throwIfCancelled } from '../../shared/cancel.ts'
import type { CallContext, Input, Output, Progress } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { HighlightFilter } from '../../shared/model/highlight.ts'
import type { AnnotatedReport } from '../exporting/annotated-report.ts'
import { packArchive } from '../exporting/archive.ts'
import { highlightTable } from '../exporting/highlight-table.ts'
import { renderCodebook } from '../exporting/refi-codebook.ts'
import { projectFiles, type ReportToRead } from '../exporting/refi-project.ts'
import { reportFileName } from '../exporting/report-names.ts'
import { renderWebAnnotations } from '../exporting/web-annotation.ts'
import { makeFolder } from '../make-folder.ts'
import { findOutline, findText, listReportsAmong } from '../store/reports.ts'
import { listSources } from '../store/sources.ts'
import { type CurrentLibrary, whileOpen } from './current-library.ts'
import { listInContext } from './highlights.ts'
import { inkNames } from './inks.ts'
import { writeTable } from './table-files.ts'
import { tagTree } from './tags.ts'
import { type Pieces, translatingWrites, writeBeside } from './whole-file.ts'

type Context = CallContext<{ readonly done: number; readonly total: number }>

export interface AnnotationExports {
  jsonld(input: Input<'exports.jsonld'>, context: CallContext<Progress<'exports.jsonld'>>): Promise<Output<'exports.jsonld'>>
  table(input: Input<'exports.table'>, context: CallContext<Progress<'exports.table'>>): Promise<Output<'exports.table'>>
  qdpx(input: Input<'exports.qdpx'>, context: CallContext<Progress<'exports.qdpx'>>): Promise<Output<'exports.qdpx'>>
  docx(input: Input<'exports.docx'>, context: CallContext<Progress<'exports.docx'>>): Promise<Output<'exports.docx'>>
  qdc(directory: string): Promise<Output<'exports.qdc'>>
}

/** Highlights and codebook as single files in open formats, named after the library. A file that is there stays (whole-file.ts). */
export function createAnnotationExports(library: CurrentLibrary): AnnotationExports {
  /** The reports with highlights; progress counts highlights, and cancelling takes effect between two reports. */
  function gather(filter: HighlightFilter, { signal: callSignal, progress }: Context) {
    const db = library.database()
    const signal = whileOpen(library, callSignal)
    const highlights = listInContext(db, filter)
    const byReport = Map.groupBy(highlights, highlight => highlight.reportId)
    const sha256 = new Map(listSources(db).map(source => [source.id, source.sha256]))
    const summaries = listReportsAmong(db, [...byReport.keys()])
    let done = 0
    const reports = summaries.map(
      (report): ReportToRead => ({
        id: report.id,
        read() {
          throwIfCancelled(signal)
          const own = byReport.get(report.id) ?? []
          done += own.length
          progress({ done, total: highlights.length })
          return { report, sha256: sha256.get(report.sourceId) ?? null, text: findText(db, report.id) ?? '', highlights: own }
        },
      }),
    )
    return { reports, highlights, summaries }
  }

  function libraryName(): string {
    return basename(library.find()?.path ?? '').replace(/\.duidu$/, '') || 'duidu'
  }

  async function write(directory: string, ending: string, pieces: Pieces): Promise<string> {
    return await translatingWrites(directory, async () => {
      makeFolder(directory)
      return await writeBeside(directory, `${libraryName()}${ending}`, pieces)
    })
  }

  return {
    async jsonld({ directory, filter = {} }, context) {
      const { reports, highlights } = gather(filter, context)
      const file = await write(directory, '.jsonld', renderWebAnnotations(readAll(reports)))
      return { file, highlights: highlights.length }
    },
    async table({ directory, filter = {}, format }, context) {
      const { highlights, summaries } = gather(filter, context)
      const table = highlightTable(highlights, new Map(summaries.map(report => [report.id, report])), inkNames(library.database()))
      const rows = eachTold(table.rows, highlights.length, context)
      const file = await writeTable(directory, `${libraryName()}-摘录`, { ...table, rows }, format)
      return { file, highlights: highlights.length }
    },
    async qdpx({ directory, filter = {} }, context) {
      const { reports, highlights } = gather(filter, context)
      const files = projectFiles({ name: libraryName(), tags: tagTree(library.database()), reports })
      const placed = highlights.filter(highlight => highlight.state !== 'orphan').length
      const file = await write(directory, '.qdpx', packArchive(files))
      return { file, highlights: placed, leftOut: highlights.length - placed }
    },
    async docx({ directory, filter = {} }, context) {
      const { reports, highlights } = gather(filter, context)
      const inks = inkNames(library.database())
      // Heavy, and asked for seldom.
      const { renderDocx } = await import('../exporting/docx.ts')
      const files: string[] = []
      await translatingWrites(directory, async () => {
        makeFolder(directory)
        for (const each of reports) {
          const annotated = { ...each.read(), outline: findOutline(library.database(), each.id), inks }
          const name = reportFileName(annotated.report, '.docx')
          files.push(await writeBeside(directory, name, [await renderDocx(annotated)]))
          await nextTurn()
        }
      })
      return { files, highlights: highlights.length }
    },
    async qdc(directory) {
      const tags = tagTree(library.database())
      const codebook = renderCodebook(tags)
      if (codebook === null) throw new AppError('nothing-to-export', 'The library has no tags, so there is no codebook to export.')
      return { file: await write(directory, '.qdc', [codebook]), tags: tags.length }
    },
  }
}

function* readAll(reports: readonly ReportToRead[]): Generator<AnnotatedReport> {
  for (const { read } of reports) yield read()
}

/** Rows whose progress is told: so often that cancelling is felt, so seldom that it costs nothing. */
async function* eachTold<T>(rows: Iterable<T>, total: number, { signal, progress }: Context): AsyncGenerator<T> {
  let done = 0
  for (const row of rows) {
    if (done++ % TOLD_EVERY === 0) {
      await nextTurn()
      throwIfCancelled(signal)
      progress({ done, total })
    }
    yield row
  }
  progress({ done: total, total })
}

const TOLD_EVERY = 500
