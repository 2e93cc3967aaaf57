import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AnnotationFile, OutsideAnnotation, OutsideDocument, OutsideSubject } from '../../../shared/interchange/annotation.ts'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import type { MemoSubject } from '../../../shared/model/memo.ts'
import { createPointMap } from '../../../shared/text/offsets.ts'
import { databaseOf, openLibrary, refuseUnfit } from '../../store/database.ts'
import type { Db } from '../../store/db.ts'
import { readFileHeader } from '../../store/file-header.ts'
import { listMemos } from '../../store/memos.ts'
import { findText } from '../../store/reports.ts'
import { listSources } from '../../store/sources.ts'
import type { CopyDatabase } from '../importing/copy-thread.ts'
import { isPacked, unpackLibrary } from '../library/library-archive.ts'
import { listMatching } from '../library/reports.ts'
import { createHighlightReader } from './highlights.ts'
import { tagTree } from './tags.ts'

interface Reading {
  readonly copy: CopyDatabase
  /** The open library: its disk has the room for a copy, the system's own folder for such files may not. */
  readonly library: string
  readonly signal: CancelSignal
}

/** Folders in the open library that hold such a copy. */
const COPIES = 'other-'
const inUse = new Set<string>()

/**
 * What was marked in another library: a folder, a backup or an archive of one. It is read from a copy, so that it stays as
 * it is and may be open elsewhere. Undefined for what is no library.
 */
export async function readOtherLibrary(path: string, { copy, library, signal }: Reading): Promise<AnnotationFile | undefined> {
  if (!(await isLibrary(path))) return undefined
  removeLeftOver(library)
  const folder = mkdtempSync(join(library, COPIES))
  inUse.add(folder)
  try {
    const other = join(folder, 'copy.duidu')
    mkdirSync(other)
    if (path.endsWith('.zip')) {
      if (!(await unpacks(path, databaseOf(other), signal))) return undefined
    } else {
      const database = statSync(path).isDirectory() ? databaseOf(path) : path
      refuseUnfit(database, path)
      await copy({ from: database, to: databaseOf(other) }, signal)
    }
    throwIfCancelled(signal)
    const { db, close } = await openLibrary(other)
    try {
      return await annotationsOf(db, signal)
    } finally {
      close()
    }
  } finally {
    inUse.delete(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A program that was killed left its copies behind; nobody else has the library open. */
function removeLeftOver(library: string): void {
  for (const name of readdirSync(library)) {
    if (name.startsWith(COPIES) && !inUse.has(join(library, name))) rmSync(join(library, name), { recursive: true, force: true })
  }
}

/** False where the archive holds something else. */
async function unpacks(archive: string, to: string, signal: CancelSignal): Promise<boolean> {
  try {
    await unpackLibrary(archive, to, signal)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-a-library') return false
    throw error
  }
}

/** By what is in it; what an archive holds is seen when it is unpacked. */
async function isLibrary(path: string): Promise<boolean> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new AppError('not-found', `There is no file ${path}.`, { path })
  if (found.isDirectory()) return existsSync(databaseOf(path))
  if (path.endsWith('.zip')) return await isPacked(path)
  return found.size > 0 && readFileHeader(path) !== undefined
}

async function annotationsOf(db: Db, signal: CancelSignal): Promise<AnnotationFile> {
  const sha256 = new Map(listSources(db).map(source => [source.id, source.sha256]))
  const read = createHighlightReader(db, {})
  const memos = listMemos(db)
  const noted = new Set(memos.flatMap(({ about }) => (about.kind === 'report' ? [about.id] : [])))
  const annotations: OutsideAnnotation[] = []
  const documents: OutsideDocument[] = []
  for (const report of listMatching(db, undefined)) {
    if (report.highlights === 0 && !noted.has(report.id)) continue
    throwIfCancelled(signal)
    const text = findText(db, report.id) ?? ''
    annotations.push(...outsideAnnotations(report.id, text, read(report)))
    documents.push({
      ...{ key: report.id, name: report.title, reportId: report.id, enclosed: false },
      sha256: [sha256.get(report.sourceId) ?? []].flat(),
      textSha256: createHash('sha256').update(text.toWellFormed()).digest('hex'),
    })
    await nextTurn()
  }
  const tags = tagTree(db).map(({ id, path, description, colour }) => ({ path: path.split('/'), ownId: id, description, colour }))
  const paths = new Map(tags.map(({ ownId, path }) => [ownId, path]))
  const outsideMemos = memos.flatMap(({ id, about, ...memo }) => {
    const subject = outsideSubject(about, paths)
    return subject ? [{ about: subject, ownId: id, ...memo }] : []
  })
  return { format: 'library', documents, annotations, tags, memos: outsideMemos, leftOut: {} }
}

function outsideAnnotations(reportId: string, text: string, highlights: readonly HighlightInContext[]): OutsideAnnotation[] {
  const points = createPointMap(text)
  return highlights.map(({ id, quote, prefix, suffix, start, end, colour, note, tags, state, createdAt, updatedAt }) => {
    const placed = state !== 'orphan'
    return {
      ...{ ownId: id, name: id, document: reportId, quote, prefix, suffix, colour, note, createdAt, updatedAt },
      start: placed ? points.toPoints(start) : null,
      end: placed ? points.toPoints(end) : null,
      tags: tags.map(path => path.split('/')),
      doubtful: state === 'doubtful',
    }
  })
}

function outsideSubject(about: MemoSubject, paths: ReadonlyMap<string, readonly string[]>): OutsideSubject | undefined {
  if (about.kind === 'library') return about
  if (about.kind === 'report') return { kind: 'report', document: about.id }
  if (about.kind === 'highlight') return { kind: 'highlight', ownId: about.id }
  const path = paths.get(about.id)
  return path && { kind: 'tag', path }
}
