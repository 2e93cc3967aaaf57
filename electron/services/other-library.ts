import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import type { AnnotationFile, OutsideAnnotation } from '../../shared/interchange/annotation.ts'
import { createPointMap } from '../../shared/text/offsets.ts'
import { databaseOf, openLibrary, refuseUnfit } from '../store/database.ts'
import type { Db } from '../store/db.ts'
import { readFileHeader } from '../store/file-header.ts'
import { findText } from '../store/reports.ts'
import { listSources } from '../store/sources.ts'
import type { CopyDatabase } from './copy-thread.ts'
import { listInContext } from './highlights.ts'
import { isPacked, unpackLibrary } from './library-archive.ts'
import { listMatching } from './reports.ts'
import { tagTree } from './tags.ts'

/**
 * What was marked in another library: a folder, a backup or an archive of one. It is read from a copy, so that it stays as
 * it is and may be open elsewhere. Undefined for what is no library.
 */
export async function readOtherLibrary(path: string, copy: CopyDatabase): Promise<AnnotationFile | undefined> {
  if (!(await isLibrary(path))) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'duidu-other-'))
  try {
    const library = join(folder, 'copy.duidu')
    const unpacked = join(folder, 'unpacked.sqlite')
    if (path.endsWith('.zip') && !(await unpacks(path, unpacked))) return undefined
    const database = existsSync(unpacked) ? unpacked : statSync(path).isDirectory() ? databaseOf(path) : path
    refuseUnfit(database, path)
    mkdirSync(library)
    await copy({ from: database, to: databaseOf(library) })
    const { db, close } = await openLibrary(library)
    try {
      return await annotationsOf(db)
    } finally {
      close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** False where the archive holds something else. */
async function unpacks(archive: string, to: string): Promise<boolean> {
  try {
    await unpackLibrary(archive, to)
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

async function annotationsOf(db: Db): Promise<AnnotationFile> {
  const sha256 = new Map(listSources(db).map(source => [source.id, source.sha256]))
  const reports = new Map(listMatching(db, undefined).map(report => [report.id, report]))
  const annotations: OutsideAnnotation[] = []
  for (const [reportId, highlights] of Map.groupBy(listInContext(db, {}), highlight => highlight.reportId)) {
    const points = createPointMap(findText(db, reportId) ?? '')
    for (const { id, quote, prefix, suffix, start, end, colour, note, tags, state, createdAt, updatedAt } of highlights) {
      const placed = state !== 'orphan'
      annotations.push({
        ...{ ownId: id, name: id, document: reportId, quote, prefix, suffix, colour, note, createdAt, updatedAt },
        start: placed ? points.toPoints(start) : null,
        end: placed ? points.toPoints(end) : null,
        tags: tags.map(path => path.split('/')),
        doubtful: state === 'doubtful',
      })
    }
    await nextTurn()
  }
  const marked = new Set(annotations.map(annotation => annotation.document))
  return {
    format: 'library',
    documents: [...marked].flatMap(key => {
      const report = reports.get(key)
      if (!report) return []
      const sum = sha256.get(report.sourceId)
      return [{ key, name: report.title, reportId: key, sha256: sum === undefined ? [] : [sum], enclosed: false }]
    }),
    annotations,
    tags: tagTree(db).map(({ id, path, description, colour }) => ({ path: path.split('/'), ownId: id, description, colour })),
    leftOut: {},
  }
}
