import { setImmediate as nextTurn } from 'node:timers/promises'
import { throwIfCancelled } from '../../../shared/cancel.ts'
import type { CallContext } from '../../../shared/contract.ts'
import type { HighlightFilter } from '../../../shared/model/highlight.ts'
import type { Memo } from '../../../shared/model/memo.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { AnnotatedReport, GeneralMemos } from '../../exporting/annotated-report.ts'
import type { NamedMemo, ReportToRead } from '../../exporting/refi-project.ts'
import type { Db } from '../../store/db.ts'
import { listMemos } from '../../store/memos.ts'
import { findText } from '../../store/reports.ts'
import { listSources } from '../../store/sources.ts'
import { createHighlightReader } from '../annotating/highlights.ts'
import { describeMemos } from '../annotating/memos.ts'
import { listMatching } from '../library/reports.ts'
import { finishInSlices } from '../slices.ts'

/** What goes out for a filter. No more than one report with its text and highlights is held at a time. */
export interface MarkedReports {
  /** Those with highlights that pass, or with a memo; reading one throws when the export was cancelled, and tells progress in highlights. */
  readonly reports: readonly ReportToRead[]
  /** The same one after the other; other calls have their turn between two. */
  each(): AsyncGenerator<AnnotatedReport>
  readonly memos: GeneralMemos
  /** All memos that go out, those of the reports too, the one written last first. */
  readonly namedMemos: readonly NamedMemo[]
  /** What was read so far. */
  readonly read: { highlights: number; orphans: number }
}

type Context = CallContext<{ readonly done: number; readonly total: number }>

/**
 * Memos go with what they are about: with a filter those of the reports, highlights and tags that pass, without one all of
 * them. `libraryName`: by which the user knows the library.
 */
export async function markedReports(
  db: Db,
  filter: HighlightFilter,
  { signal, progress }: Context,
  libraryName: string,
): Promise<MarkedReports> {
  const readHighlights = createHighlightReader(db, filter)
  const { report: reportFilter, ...ofHighlights } = filter
  const chosen = Object.values(ofHighlights).some(value => value !== undefined)
  const filtered = chosen || reportFilter !== undefined
  const written = listMemos(db)
  const about = memosByKind(written)
  const passingIds = new Set<string>()
  let total = 0

  function* choose(): Generator<void, ReportSummary[]> {
    const passing: ReportSummary[] = []
    for (const report of listMatching(db, reportFilter)) {
      const own = filtered && report.highlights > 0 ? readHighlights(report) : []
      for (const { id, tagIds } of own) for (const passed of [id, ...tagIds]) passingIds.add(passed)
      const count = filtered ? own.length : report.highlights
      total += count
      if (count > 0 || (!chosen && about.report.has(report.id))) {
        passingIds.add(report.id)
        passing.push(report)
      }
      yield
    }
    return passing
  }

  const passing = await finishInSlices(choose(), signal)
  const goesOut = ({ about: subject }: Memo): boolean => !filtered || (subject.kind !== 'library' && passingIds.has(subject.id))
  const memos = written.filter(goesOut)
  const { library, tag: tags, highlight: highlightMemos } = memosByKind(memos)
  const sha256 = new Map(listSources(db).map(source => [source.id, source.sha256]))
  const read = { highlights: 0, orphans: 0 }

  function toRead(report: ReportSummary): ReportToRead {
    return {
      id: report.id,
      read(): AnnotatedReport {
        throwIfCancelled(signal)
        const highlights = readHighlights(report)
        read.highlights += highlights.length
        read.orphans += highlights.filter(({ state }) => state === 'orphan').length
        progress({ done: read.highlights, total })
        return {
          ...{ report, sha256: sha256.get(report.sourceId) ?? null, text: findText(db, report.id) ?? '', highlights },
          ...{ memo: about.report.get(report.id) ?? null, highlightMemos },
        }
      },
    }
  }

  const reports = passing.map(toRead)
  return {
    reports,
    async *each() {
      for (const report of reports) {
        await nextTurn()
        yield report.read()
      }
      throwIfCancelled(signal)
    },
    memos: { library, tags },
    namedMemos: describeMemos(db, libraryName, memos),
    read,
  }
}

function memosByKind(memos: readonly Memo[]) {
  const of = (kind: 'report' | 'tag' | 'highlight') =>
    new Map(memos.flatMap(memo => (memo.about.kind === kind && 'id' in memo.about ? [[memo.about.id, memo] as const] : [])))
  return {
    library: memos.find(memo => memo.about.kind === 'library') ?? null,
    report: of('report'),
    tag: of('tag'),
    highlight: of('highlight'),
  }
}
