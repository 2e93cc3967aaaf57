import type { CancelSignal } from '../../../shared/cancel.ts'
import type { ExportUnit } from '../../../shared/model/export-template.ts'
import type { HighlightFilter } from '../../../shared/model/highlight.ts'
import { inkName } from '../../../shared/model/inks.ts'
import { memoKey } from '../../../shared/model/memo.ts'
import type { TableLanguage } from '../../../shared/model/table.ts'
import { type ExportedGroup, type ExportedReport, groupsOf, type Mark, type MemoTexts } from '../../exporting/templates/template-data.ts'
import type { Db } from '../../store/db.ts'
import { findHighlight } from '../../store/highlights.ts'
import { listMemos } from '../../store/memos.ts'
import { listSources } from '../../store/sources.ts'
import { createHighlightReader } from '../annotating/highlights.ts'
import { inkNames } from '../annotating/inks.ts'
import { tagTree } from '../annotating/tags.ts'
import { listMatching } from '../library/reports.ts'
import { finishInSlices } from '../slices.ts'

/** What an export wrote, as far as the next one into the same folder has to know. */
export interface FilesExported {
  /** What all files depend on: the same for the same template, filter, tags and names of colours. */
  readonly signature: string
  /** By report. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>
  /** The reports of each file, by what the file is about. */
  readonly reportsOf: ReadonlyMap<string, ReadonlySet<string>>
  readonly memos: MemoTexts
}

/** An earlier export, and the reports on which something changed since. */
export interface Known {
  readonly exported: FilesExported
  readonly changed: ReadonlySet<string>
}

interface Wanted {
  readonly db: Db
  readonly filter: HighlightFilter
  readonly unit: ExportUnit
  readonly memos: MemoTexts
  readonly language: TableLanguage | undefined
  readonly signature: string
  readonly signal: CancelSignal
}

export interface GatheredGroups {
  readonly groups: readonly ExportedGroup[]
  readonly exported: FilesExported
  /** Whether something may have changed in this file since the earlier export. */
  concerns(group: ExportedGroup): boolean
}

/**
 * The files of an export. Of highlights only ids and tags are held until a file is written, and what is known of an earlier
 * export is not read again. Reports without highlights (any more) are there, too, so that a file written before can say so.
 */
export async function gatherGroups(
  { db, filter, unit, memos, language, signature, signal }: Wanted,
  known: Known | null,
): Promise<GatheredGroups> {
  const readHighlights = createHighlightReader(db, filter)
  const inks = inkNames(db)
  const sha256 = new Map(listSources(db).map(source => [source.id, source.sha256]))
  const changed = known && withMemos(db, known, memos)
  const marks = new Map<string, readonly Mark[]>()

  function* readMarks(): Generator<void, ExportedReport[]> {
    const exported: ExportedReport[] = []
    for (const report of listMatching(db, filter.report)) {
      const before = changed?.has(report.id) ? undefined : known?.exported.marks.get(report.id)
      const own = before ?? (report.highlights > 0 ? readHighlights(report).map(({ id, tags }) => ({ id, tags })) : [])
      marks.set(report.id, own)
      exported.push({
        report: { ...report, sha256: sha256.get(report.sourceId) ?? null },
        marks: own,
        read: ids => readHighlights(report, ids).map(highlight => ({ ...highlight, inkName: inkName(inks, highlight.colour, language) })),
      })
      yield
    }
    // A choice of highlights says nothing about the files of reports that have none of them.
    return choosesHighlights(filter) ? exported.filter(({ marks: { length } }) => length > 0) : exported
  }

  const reports = await finishInSlices(readMarks(), signal)
  const groups = groupsOf(reports, unit, { memos, language })
  const reportsOf = new Map(groups.map(({ id, reportIds }) => [id, reportIds]))
  return {
    groups,
    exported: { signature, marks, reportsOf, memos },
    concerns(group) {
      if (!known || !changed) return true
      const before = known.exported.reportsOf.get(group.id)
      const meets = (ids: ReadonlySet<string>) => [...changed].some(id => ids.has(id))
      return !before || meets(group.reportIds) || meets(before) || aboutGroup(group, unit, known.exported.memos, memos)
    },
  }
}

function aboutGroup({ id }: ExportedGroup, unit: ExportUnit, before: MemoTexts, now: MemoTexts): boolean {
  const key = unit === 'all' ? 'library' : unit === 'tag' ? memoKey({ kind: 'tag', id: id.slice('tag:'.length) }) : null
  return key !== null && before.get(key) !== now.get(key)
}

/** A file knows a tag by its path. */
export function memoTexts(db: Db): MemoTexts {
  const paths = new Map(tagTree(db).map(tag => [tag.id, tag.path]))
  return new Map(
    listMemos(db).map(({ about, text }) => [
      memoKey(about.kind === 'tag' ? { kind: 'tag', id: paths.get(about.id) ?? about.id } : about),
      text,
    ]),
  )
}

/** What files depend on beside their reports, highlights and memos. */
export function signatureOf(db: Db, words: readonly string[]): string {
  return JSON.stringify([words, tagTree(db).map(({ id, path }) => [id, path]), inkNames(db)])
}

/** With the reports whose memos, or the memos of whose highlights, are others now. */
function withMemos(db: Db, { exported, changed }: Known, now: MemoTexts): ReadonlySet<string> {
  const reports = new Set(changed)
  for (const key of new Set([...exported.memos.keys(), ...now.keys()])) {
    if (exported.memos.get(key) === now.get(key)) continue
    const [kind, id = ''] = key.split(' ')
    const reportId = kind === 'report' ? id : kind === 'highlight' ? findHighlight(db, id)?.reportId : undefined
    if (reportId !== undefined) reports.add(reportId)
  }
  return reports
}

function choosesHighlights({ report: _, ...ofHighlights }: HighlightFilter): boolean {
  return Object.values(ofHighlights).some(value => value !== undefined)
}

/** Everything goes out. */
export function isUnrestricted(filter: HighlightFilter): boolean {
  return !choosesHighlights(filter) && filter.report === undefined
}
