import { stat } from 'node:fs/promises'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { Problem, ProblemCode } from '../../../shared/model/report.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import type { ParseReply } from '../../importing/parse-worker.ts'
import { listColumnsOfFile } from '../../store/columns.ts'
import type { Db } from '../../store/db.ts'
import { isKnownFile, listFileSizes } from '../../store/files.ts'
import { beginAction } from '../../store/journal.ts'
import { findPathAt, type KnownSource, listSourcesOfFile } from '../../store/sources.ts'
import type { Announce } from '../library/current-library.ts'
import { type IdentifiedFile, identify } from './identify.ts'
import type { ProgressMeter } from './import-progress.ts'
import { createImportWriter, type ImportCounts } from './import-writer.ts'
import { followMove } from './moved-files.ts'
import { type ParsePool, QUEUE } from './parse-pool.ts'
import { repairsOf } from './repairs-on-import.ts'
import { settleImport } from './settle-import.ts'
import { type Recognised, recognise } from './storing.ts'
import { type FoundFile, stampOf, unreadable } from './walk.ts'

export type FileProblem = Problem & { readonly path: string }

/** Problems of a file that gave no text. */
const UNREAD: ReadonlySet<ProblemCode> = new Set(['unreadable', 'unsupported-format', 'not-text', 'too-large'])

/** Files under way for each parser: beside those that wait at it, a few that are looked up or written. */
const AHEAD = QUEUE + 4

/** What importing works with. */
export interface ImportTools {
  readonly db: Db
  readonly pool: ParsePool
  readonly announce: Announce
  readonly meter: ProgressMeter
  readonly signal: CancelSignal
}

export interface FilesToImport {
  readonly files: readonly FoundFile[]
  /** The sample library that comes with the program. */
  readonly sample?: boolean
  /**
   * Nobody asked for just now: what the user removed stays away, and a file that changes while it is read is left for
   * the next look.
   */
  readonly quiet?: boolean
  /** Runs in each transaction that writes, with the files that are done. */
  readonly written?: (done: number) => void
}

export interface ImportedFiles extends ImportCounts {
  /** Those of them whose text was read. */
  readonly read: number
  readonly unread: number
  /** Files that were known under another name or at another place. */
  readonly moved: number
  readonly problems: readonly FileProblem[]
  /** What the journal calls it; null where it brought nothing. */
  readonly action: ActionSummary | null
}

/** Brings files into the library, as one action. What is in when it is stopped stays in. */
export async function importFiles(
  { db, pool, announce, meter, signal }: ImportTools,
  { files, sample = false, quiet = false, written }: FilesToImport,
): Promise<ImportedFiles> {
  const problems: FileProblem[] = []
  const movedReports: string[] = []
  let moved = 0
  let read = 0
  let unread = 0
  let done = 0
  let action: ActionSummary | null = null
  const severally = repeatedPaths(files)
  const sizes = listFileSizes(db)
  const begun = beginAction(db, quiet ? 'source.refresh' : 'source.import')
  const writer = createImportWriter(db, begun, sample, announce, meter, () => written?.(done))

  function report(found: readonly FileProblem[]): void {
    problems.push(...found)
    meter.add({ problems: found.length })
  }

  /** Answers whether it had to be read. */
  async function importFile(opened: FoundFile): Promise<boolean> {
    if (!sizes.has(opened.bytes) && !severally.has(opened.path) && !isKnownFile(db, opened)) return importUnknown(opened)
    // A folder in another one, or a file of it, may be opened by itself, before or after: the file stays the same source.
    const found = { ...opened, path: findPathAt(db, opened.location, opened.path) ?? opened.path }
    const file = await identified(db, found, report)
    if (!file) {
      unread++
      return false
    }
    const followed = followMove(db, file)
    if (followed) {
      moved++
      movedReports.push(...followed)
    }
    const recognised = recognise(listSourcesOfFile(db, file.path), file, severally.has(opened.path))
    if (recognised.kind !== 'new' && (recognised.kind === 'unchanged' || (quiet && recognised.sources.every(source => source.removed)))) {
      const back = quiet ? [] : recognised.sources.filter(source => source.removed)
      read += back.length
      await writer.keep(file, recognised.sources, back)
      return false
    }
    const { sources } = await parsed(found, recognised.kind === 'changed' ? recognised.sources : [])
    await take(found, file, sources, recognised)
    return true
  }

  /** Neither its place nor its bytes can be known: who parses it says what bytes they are, so that it is read once only. */
  async function importUnknown(found: FoundFile): Promise<boolean> {
    const { path, location, stamp } = found
    const readAt = Date.now()
    const { sources, sha256 } = await parsed(found, [])
    const file = sha256 === undefined ? await identified(db, found, report) : { path, location, ...stamp, sha256, readAt, seen: false }
    if (file) await take(found, file, sources, { kind: 'new' })
    else unread++
    return true
  }

  async function take(found: FoundFile, file: IdentifiedFile, sources: readonly ParsedSource[], recognised: Recognised): Promise<void> {
    // What was hashed and what was parsed must be the same bytes, or the file would count as read when it was not.
    if (quiet && !(await isStill(found))) return
    const lost = sources.filter(isUnread).length
    read += sources.length - lost
    // A file that stopped its reader gave no source at all.
    unread += sources.length === 0 ? 1 : lost
    report(sources.flatMap(problemsOf))
    await writer.write(file, sources, recognised)
  }

  async function parsed(
    { path, location, bytes }: FoundFile,
    known: readonly KnownSource[],
  ): Promise<Pick<ParseReply, 'sources' | 'sha256'>> {
    const [first] = known
    const columns = first ? listColumnsOfFile(db, path, first.fileLocation) : {}
    const answer = await pool.parse({ path, file: location, bytes, repairs: repairsOf(db, known), told: { columns } }, signal)
    if ('sources' in answer) return answer
    report([{ path, code: answer.failed, message: answer.reason }])
    return { sources: [] }
  }

  try {
    await eachFile(files, pool.size * AHEAD, signal, async found => {
      const parsed = await importFile(found)
      done++
      meter.finished(found.path, found.bytes, parsed)
    })
  } finally {
    writer.close()
    action = settleImport(db, begun)
    announce(movedReports.length > 0 ? { reports: movedReports } : {})
  }
  meter.flush()
  return { ...writer.counts(), read, unread, moved, problems, action }
}

/** Folders of one name may be opened at once. */
function repeatedPaths(files: readonly FoundFile[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { path } of files) (seen.has(path) ? repeated : seen).add(path)
  return repeated
}

async function identified(
  db: Db,
  file: FoundFile,
  report: (problems: readonly FileProblem[]) => void,
): Promise<IdentifiedFile | undefined> {
  try {
    return await identify(db, file)
  } catch (error) {
    report([unreadable(file.path, error)])
    return undefined
  }
}

async function isStill({ location, stamp }: FoundFile): Promise<boolean> {
  const stats = await stat(location).catch(() => undefined)
  const now = stats && stampOf(stats)
  return now?.bytes === stamp.bytes && now.modified === stamp.modified
}

/** Several files at a time, in order; the first failure stops the others. */
export async function eachFile(
  files: readonly FoundFile[],
  abreast: number,
  signal: CancelSignal,
  work: (file: FoundFile) => Promise<void>,
): Promise<void> {
  const queue = files.values()
  let failed = false
  const run = async () => {
    for (const file of queue) {
      if (failed) return
      try {
        throwIfCancelled(signal)
        await work(file)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: abreast }, run))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

function isUnread(source: ParsedSource): boolean {
  return source.problems.some(({ code }) => UNREAD.has(code))
}

function problemsOf(source: ParsedSource): FileProblem[] {
  return [...source.problems, ...source.reports.flatMap(report => report.problems)].map(problem => ({ ...problem, path: source.path }))
}
