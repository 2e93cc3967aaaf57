import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metadata } from '../../shared/model/report.ts'
import type { ParsedReport, ParsedSource } from '../../shared/model/source.ts'
import type { Db } from './db.ts'
import { addHighlight } from './highlights.ts'
import { addHiddenReport, showReport } from './report-revisions.ts'
import { addHiddenSource, showSource } from './sources.ts'

/** For tests only: rows that make a case one line. */

const NOTHING_KNOWN: Metadata = {
  title: '',
  province: null,
  city: null,
  county: null,
  level: null,
  body: 'npc',
  kind: 'report',
  year: null,
  yearInferred: false,
  reviewFrom: null,
  reviewTo: null,
  session: null,
  date: null,
  speaker: null,
}

export function parsedReport(text: string, known: Partial<ParsedReport> = {}): ParsedReport {
  const pieces = [{ start: 0, end: text.length }]
  const title = text.split('\n', 1)[0] ?? ''
  return { ...NOTHING_KNOWN, title, text, pieces, outline: [], incomplete: false, evidence: {}, problems: [], ...known }
}

export function parsedSource(path: string, reports: readonly ParsedReport[]): ParsedSource {
  const text = reports.map(report => report.text).join('\n')
  const bytes = Buffer.byteLength(text)
  return { path, sha256: sha256(text), bytes, format: 'text', encoding: 'utf-8', text, cuts: [], reports, problems: [] }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export interface StoredSource {
  readonly sourceId: number
  readonly reportIds: readonly string[]
}

/** Visible at once and outside the journal. */
export function store(db: Db, path: string, ...reports: readonly (string | ParsedReport)[]): StoredSource {
  const source = parsedSource(
    path,
    reports.map(report => (typeof report === 'string' ? parsedReport(report) : report)),
  )
  return db.transaction(() => {
    const at = '2024-01-01T00:00:00.000Z'
    const file = { path, sha256: source.sha256, location: `/reports/${path}` }
    const sourceId = addHiddenSource(db, source, file, false, at)
    const reportIds = source.reports.map((report, ordinal) => addHiddenReport(db, sourceId, path, ordinal, report, at))
    showSource(db, sourceId)
    for (const id of reportIds) showReport(db, id)
    return { sourceId, reportIds }
  })()
}

/** The report of a source that holds only one. */
export function storeReport(db: Db, path: string, report: string | ParsedReport): string {
  return store(db, path, report).reportIds[0] ?? ''
}

export function mark(db: Db, reportId: string, start: number, end: number, note = ''): string {
  const text = db
    .prepare<[string], string>('SELECT text FROM revision WHERE id = (SELECT revision_id FROM report WHERE id = ?)')
    .pluck()
    .get(reportId)
  const quote = (text ?? '').slice(start, end)
  const at = new Date().toISOString()
  return addHighlight(db, { reportId, start, end, quote, prefix: '', suffix: '', colour: 'azure', note }, at)
}

/** An own folder that goes when the test file is done. */
export function temporaryFolder(prefix: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `duidu-${prefix}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
