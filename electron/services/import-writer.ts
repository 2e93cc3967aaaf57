import type { ParsedSource } from '../../shared/model/source.ts'
import type { Db } from '../store/db.ts'
import { extendAction } from '../store/journal.ts'
import type { KnownSource, SourceFile } from '../store/sources.ts'
import type { Announce } from './current-library.ts'
import type { ProgressMeter } from './import-progress.ts'
import { type Recognised, type Staged, stageChange, stageGone, stageNew, stageReturn } from './storing.ts'

/** Files per transaction, and how long the first of them waits for others, in ms. */
const BATCH = 16
const WAIT = 100
/** How often windows are told to look again while an import runs, in ms. */
const TELL = 500

export interface ImportCounts {
  readonly sources: number
  readonly reports: number
  readonly unchanged: number
}

export interface ImportWriter {
  /** Files that the library has already; removed ones come back. */
  keep(sources: readonly KnownSource[]): Promise<void>
  write(file: SourceFile, sources: readonly ParsedSource[], recognised: Recognised): Promise<void>
  /** Writes what still waits and announces the rest; never throws, so that what is in can be settled. */
  close(): void
  /** Throws what kept a batch from being written. */
  counts(): ImportCounts
}

/** Writes what importing made, a few files per transaction; other calls are answered in between. */
export function createImportWriter(db: Db, action: number, sample: boolean, announce: Announce, meter: ProgressMeter): ImportWriter {
  let waiting: (() => Staged[])[] = []
  let timer: NodeJS.Timeout | undefined
  let failure: unknown
  let counts: ImportCounts = { sources: 0, reports: 0, unchanged: 0 }
  let untold = new Set<string>()
  let remarked = new Set<string>()
  let toldAt = performance.now()

  function add(job: () => Staged[]): Promise<void> {
    if (failure !== undefined) throw failure
    waiting.push(job)
    if (waiting.length >= BATCH) flush()
    else timer ??= setTimeout(flush, WAIT)
    // Lets other calls be answered after each file.
    return new Promise(resolve => setImmediate(resolve))
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const jobs = waiting
    waiting = []
    if (jobs.length === 0 || failure !== undefined) return
    try {
      writeBatch(jobs)
    } catch (error) {
      failure = error
    }
  }

  function writeBatch(jobs: readonly (() => Staged[])[]): void {
    let staged: Staged[] = []
    extendAction(
      db,
      action,
      () => {
        staged = jobs.flatMap(job => job())
        return staged
      },
      () => {
        for (const one of staged) one.apply()
        return staged.length
      },
    )
    const reports = staged.reduce((sum, one) => sum + one.reports, 0)
    counts = { ...counts, sources: counts.sources + staged.length, reports: counts.reports + reports }
    meter.add({ reports })
    for (const one of staged) {
      for (const id of one.reportIds) {
        untold.add(id)
        if (one.remarks) remarked.add(id)
      }
    }
    if (performance.now() - toldAt >= TELL) tell()
  }

  function tell(): void {
    toldAt = performance.now()
    if (untold.size > 0) announce({ reports: [...untold], ...(remarked.size > 0 ? { highlights: [...remarked] } : {}) })
    untold = new Set()
    remarked = new Set()
  }

  return {
    async keep(sources) {
      const removed = sources.filter(source => source.removed)
      counts = { ...counts, unchanged: counts.unchanged + sources.length - removed.length }
      if (removed.length > 0) await add(() => removed.map(source => stageReturn(db, source)))
    },
    write(file, sources, recognised) {
      return add(() => stageFile(db, file, sources, recognised, sample))
    },
    close() {
      flush()
      tell()
    },
    counts() {
      if (failure !== undefined) throw failure
      return counts
    },
  }
}

function stageFile(db: Db, file: SourceFile, sources: readonly ParsedSource[], recognised: Recognised, sample: boolean): Staged[] {
  const at = new Date().toISOString()
  const known = recognised.kind === 'new' ? [] : recognised.sources
  const staged = sources.flatMap(source => {
    const old = known.find(candidate => candidate.path === source.path)
    if (old) return [stageChange(db, old, source, file, at)]
    return isWorthKeeping(source) ? [stageNew(db, source, file, sample, at)] : []
  })
  const gone = known.filter(old => !old.removed && !sources.some(source => source.path === old.path))
  return [...staged, ...gone.map(old => stageGone(db, old, at))]
}

/** A picture or a program among the reports is named in the result and not kept. */
function isWorthKeeping(source: ParsedSource): boolean {
  return source.format !== 'unknown' || source.reports.length > 0
}
