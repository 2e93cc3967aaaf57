import { AppError } from '../../../shared/errors.ts'
import type { BinItem, BinKind } from '../../../shared/model/bin.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import { type MemoSubject, memoKey } from '../../../shared/model/memo.ts'
import {
  type DeletedRow,
  insertDeleted,
  listDeletedHighlights,
  listDeletedMemos,
  listDeletedTags,
  listRemovedReports,
  listRemovedSources,
  listReportIds,
  listReportsLentTexts,
  purge,
  restoreLinks,
  restoreMemo,
} from '../../store/bin.ts'
import type { Db } from '../../store/db.ts'
import { closeHistory, recordAction } from '../../store/journal.ts'
import { changeMemo, findMemoAbout } from '../../store/memos.ts'
import { showReport } from '../../store/report-revisions.ts'
import { listReports, listReportsOfSources } from '../../store/reports.ts'
import { showSource } from '../../store/sources.ts'
import { findTagByName, hasTag, nextPosition } from '../../store/tags.ts'
import { describeSubjects, nameOf } from '../annotating/memos.ts'
import { relocateStrays } from '../importing/relocating.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'

type Ref = { readonly kind: BinKind; readonly id: string }

export interface BinService {
  /** The newest first. */
  list(): BinItem[]
  restore(items: readonly Ref[]): ActionSummary
  /** For good: nothing of what was done before can be taken back afterwards. Returns how many things went. */
  empty(): { removed: number }
}

export function createBin(library: CurrentLibrary, announce: Announce): BinService {
  return {
    list: () => listBin(library.database(), nameOf(library)),
    restore(items) {
      const db = library.database()
      const there = new Map(listBin(db, nameOf(library)).map(item => [`${item.kind} ${item.id}`, item]))
      const missing = items.find(({ kind, id }) => !there.has(`${kind} ${id}`))
      if (missing) throw new AppError('not-found', 'This is not in the bin.', { id: missing.id })
      const ids = (kind: BinKind) => items.flatMap(item => (item.kind === kind ? [item.id] : []))
      const touched: string[] = []
      const { action } = recordAction(db, 'bin.restore', items.length, () => {
        const sources = ids('source').map(Number)
        for (const id of sources) showSource(db, id)
        for (const id of ids('report')) showReport(db, id)
        touched.push(...listReportsOfSources(db, sources), ...ids('report'))
        restoreTags(db, ids('tag'))
        touched.push(...restoreHighlights(db, ids('highlight')))
        restoreMemos(db, ids('memo'))
      })
      announce({ reports: [...new Set(touched)], highlights: null, tags: true, memos: true })
      return action
    },
    empty() {
      const db = library.database()
      const items = listBin(db, nameOf(library))
      const lent = listReportsLentTexts(db)
      db.transaction(() => {
        const sources = items.flatMap(item => (item.kind === 'source' ? [Number(item.id)] : []))
        const kept = new Set(sources.filter(id => listReportIds(db, id).some(report => lent.has(report))))
        purge(
          db,
          'source',
          sources.filter(id => !kept.has(id)),
        )
        const reports = items.flatMap(item => (item.kind === 'report' && !lent.has(item.id) ? [item.id] : []))
        purge(db, 'report', reports)
        closeHistory(db)
      }).immediate()
      announce({ reports: null, highlights: null, tags: true })
      return { removed: items.length - listBin(db, nameOf(library)).length }
    },
  }
}

function listBin(db: Db, library: string): BinItem[] {
  const items = [
    ...listRemovedSources(db),
    ...listRemovedReports(db),
    ...deletedHighlights(db),
    ...deletedTags(db),
    ...deletedMemos(db, library),
  ]
  return items.sort((a, b) => (a.removedAt < b.removedAt ? 1 : a.removedAt > b.removedAt ? -1 : 0))
}

/** Those of reports that are there; the others can come back once their reports are. */
function deletedHighlights(db: Db): BinItem[] {
  const titles = new Map(listReports(db).map(report => [report.id, report.title]))
  return listDeletedHighlights(db).flatMap(({ at, row }) => {
    const origin = titles.get(String(row['report_id']))
    if (origin === undefined) return []
    return [{ kind: 'highlight', id: String(row['id']), words: String(row['quote']), origin, removedAt: at, highlights: 0 }]
  })
}

/** A tag that went with another one above it comes back with that one. */
function deletedTags(db: Db): BinItem[] {
  const deleted = listDeletedTags(db)
  return deleted
    .filter(tag => !parentOf(tag, deleted))
    .map(({ at, row }) => ({ kind: 'tag', id: String(row['id']), words: String(row['name']), origin: null, removedAt: at, highlights: 0 }))
}

/** Those of things that are there. */
function deletedMemos(db: Db, library: string): BinItem[] {
  const deleted = listDeletedMemos(db).map(({ at, row }) => ({ at, row, about: subjectOf(row) }))
  const subjects = describeSubjects(
    db,
    library,
    deleted.map(({ about }) => about),
  )
  return deleted.flatMap(({ at, row, about }) => {
    const origin = subjects.get(memoKey(about))?.name
    if (origin === undefined) return []
    return [{ kind: 'memo', id: String(row['id']), words: String(row['text']), origin, removedAt: at, highlights: 0 }]
  })
}

/** What was written about the same thing in the meantime stays, above it. */
function restoreMemos(db: Db, ids: readonly string[]): void {
  for (const { row } of listDeletedMemos(db)) {
    if (!ids.includes(String(row['id']))) continue
    const now = findMemoAbout(db, subjectOf(row))
    if (now) changeMemo(db, now.id, `${now.text}\n\n${row['text']}`, new Date().toISOString())
    else insertDeleted(db, 'memo', row)
  }
}

function subjectOf(row: DeletedRow['row']): MemoSubject {
  for (const kind of ['report', 'tag', 'highlight'] as const) {
    const id = row[`${kind}_id`]
    if (typeof id === 'string') return { kind, id }
  }
  return { kind: 'library' }
}

function parentOf({ actionId, row }: DeletedRow, all: readonly DeletedRow[]): DeletedRow | undefined {
  return all.find(other => other.actionId === actionId && other.row['id'] === row['parent_id'])
}

function restoreTags(db: Db, ids: readonly string[]): void {
  const deleted = listDeletedTags(db)
  const restore = (tag: DeletedRow): void => {
    const id = String(tag.row['id'])
    const above = tag.row['parent_id'] === null ? null : String(tag.row['parent_id'])
    const parentId = above !== null && hasTag(db, above) ? above : null
    const place = { parent_id: parentId, name: freeName(db, parentId, String(tag.row['name'])), position: nextPosition(db, parentId) }
    insertDeleted(db, 'tag', { ...tag.row, ...place, shortcut: null })
    restoreLinks(db, tag.actionId, 'tag_id', id)
    restoreMemo(db, tag.actionId, 'tag_id', id)
    for (const child of deleted) if (child.actionId === tag.actionId && child.row['parent_id'] === id) restore(child)
  }
  for (const tag of deleted) if (ids.includes(String(tag.row['id']))) restore(tag)
}

/** Another tag may have taken the name in the meantime. */
function freeName(db: Db, parentId: string | null, name: string): string {
  for (let further = 1; ; further++) {
    const free = further === 1 ? name : `${name} ${further}`
    if (findTagByName(db, parentId, free) === undefined) return free
  }
}

/** Their reports may have changed in the meantime. Returns the reports. */
function restoreHighlights(db: Db, ids: readonly string[]): string[] {
  const wanted = new Set(ids)
  const deleted = listDeletedHighlights(db).filter(({ row }) => wanted.has(String(row['id'])))
  for (const { actionId, row } of deleted) {
    insertDeleted(db, 'highlight', row)
    restoreLinks(db, actionId, 'highlight_id', String(row['id']))
    restoreMemo(db, actionId, 'highlight_id', String(row['id']))
  }
  const reports = [...new Set(deleted.map(({ row }) => String(row['report_id'])))]
  relocateStrays(db, reports)
  return reports
}
