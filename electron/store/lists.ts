import type { ReadingList } from '../../shared/model/list.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

interface ListRow {
  readonly id: string
  readonly name: string
  /** JSON list of ids. */
  readonly reports: string
}

const SELECT = `
  SELECT id, name, (
    SELECT json_group_array(report.id ORDER BY source.path, source.id, report.ordinal)
    FROM reading_list_report AS link JOIN report ON report.id = link.report_id JOIN source ON source.id = report.source_id
    WHERE link.list_id = reading_list.id AND report.removed_at IS NULL AND source.removed_at IS NULL
  ) AS reports FROM reading_list`

function toList({ reports, ...row }: ListRow): ReadingList {
  return { ...row, reportIds: JSON.parse(reports) as string[] }
}

/** In the order in which they were made. */
export function listReadingLists(db: Db): ReadingList[] {
  return db.prepare<[], ListRow>(`${SELECT} ORDER BY position, id`).all().map(toList)
}

export function findReadingList(db: Db, id: string): ReadingList | undefined {
  const row = db.prepare<[string], ListRow>(`${SELECT} WHERE id = ?`).get(id)
  return row && toList(row)
}

export function findReadingListByName(db: Db, name: string): string | undefined {
  return db.prepare<[string], string>('SELECT id FROM reading_list WHERE name = ?').pluck().get(name)
}

export function addReadingList(db: Db, name: string): string {
  const id = newId()
  db.prepare<[string, string]>(
    'INSERT INTO reading_list (id, name, position) VALUES (?, ?, (SELECT coalesce(max(position) + 1, 0) FROM reading_list))',
  ).run(id, name)
  return id
}

export function renameReadingList(db: Db, id: string, name: string): void {
  db.prepare<[string, string]>('UPDATE reading_list SET name = ? WHERE id = ?').run(name, id)
}

export function removeReadingList(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM reading_list_report WHERE list_id = ?').run(id)
  db.prepare<[string]>('DELETE FROM reading_list WHERE id = ?').run(id)
}

/** How many were not in it yet. */
export function putInReadingList(db: Db, id: string, reportIds: readonly string[]): number {
  const put = db.prepare<[string, string]>('INSERT OR IGNORE INTO reading_list_report (list_id, report_id) VALUES (?, ?)')
  return reportIds.reduce((count, reportId) => count + put.run(id, reportId).changes, 0)
}

/** The lists of one report hold another as well. */
export function putBesideInReadingLists(db: Db, reportId: string, otherId: string): void {
  db.prepare<[string, string]>(`
    INSERT OR IGNORE INTO reading_list_report (list_id, report_id) SELECT list_id, ? FROM reading_list_report WHERE report_id = ?`).run(
    otherId,
    reportId,
  )
}

/** How many were in it. */
export function takeFromReadingList(db: Db, id: string, reportIds: readonly string[]): number {
  const take = db.prepare<[string, string]>('DELETE FROM reading_list_report WHERE list_id = ? AND report_id = ?')
  return reportIds.reduce((count, reportId) => count + take.run(id, reportId).changes, 0)
}

/** Ids of the lists of each report that is in one. */
export function listListsOfReports(db: Db): Map<string, string[]> {
  const lists = new Map<string, string[]>()
  const links = db
    .prepare<[], { report: string; list: string }>(`
      SELECT link.report_id AS report, link.list_id AS list
      FROM reading_list_report AS link JOIN reading_list ON reading_list.id = link.list_id ORDER BY reading_list.position`)
    .all()
  for (const { report, list } of links) lists.set(report, [...(lists.get(report) ?? []), list])
  return lists
}

/** Ids of the reports in any of these lists. */
export function listReportsInLists(db: Db, ids: readonly string[]): Set<string> {
  const find = db.prepare<[string], string>('SELECT report_id FROM reading_list_report WHERE list_id = ?').pluck()
  return new Set(ids.flatMap(id => find.all(id)))
}
