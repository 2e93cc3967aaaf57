import type { ParsedSource } from '../../../shared/model/source.ts'
import type { Db } from '../../store/db.ts'
import { saveSeenFile } from '../../store/files.ts'
import { extendAction } from '../../store/journal.ts'
import type { KnownSource } from '../../store/sources.ts'
import type { Announce } from '../library/current-library.ts'
import type { IdentifiedFile } from './identify.ts'
import type { ProgressMeter } from './import-progress.ts'
import { type Recognised, type Staged, stageChange, stageGone, stageNew, stageReturn } from './storing.ts'

/** Files per transaction, and how long the first of them waits for others, in ms. */
const BATCH = 32
const WAIT = 100
/** UTF-16 units of text in one transaction: a few long files are a batch, so that they neither pile up nor take long. */
const BATCH_TEXT = 1_000_000
/** How often windows are told to look again while an import runs, in ms. */
const TELL = 500

export interface ImportCounts {
  readonly sources: number
  readonly reports: number
  readonly unchanged: number
  /** Ids of reports that are new, and of those that may be different now. */
  readonly added: readonly string[]
  readonly changed: readonly string[]
}

export interface ImportWriter {
  /** A file that the library has already; of its sources those that are to come `back` were removed. */
  keep(file: IdentifiedFile, sources: readonly KnownSource[], back: readonly KnownSource[]): Promise<void>
  write(file: IdentifiedFile, sources: readonly ParsedSource[], recognised: Recognised): Promise<void>
  /** Writes what still waits and announces the rest; never throws, so that what is in can be settled. */
  close(): void
  /** Throws what kept a batch from being written. */
  counts(): ImportCounts
}

/**
 * Writes what importing made, a few files per transaction; other calls are answered in between. `written` runs in each
 * of them. That a file was read is written with what it brought, so that none counts as read which is not in.
 */
export function createImportWriter(
  db: Db,
  action: number,
  sample: boolean,
  announce: Announce,
  meter: ProgressMeter,
  written: () => void = () => undefined,
): ImportWriter {
  let waiting: (() => Staged[])[] = []
  let waitingText = 0
  let timer: NodeJS.Timeout | undefined
  let failure: unknown
  const added: string[] = []
  const changed: string[] = []
  let counts: ImportCounts = { sources: 0, reports: 0, unchanged: 0, added, changed }
  let untold = new Set<string>()
  let remarked = new Set<string>()
  let toldAt = performance.now()

  function add(job: () => Staged[], text = 0): Promise<void> {
    if (failure !== undefined) throw failure
    waiting.push(job)
    waitingText += text
    if (waiting.length >= BATCH || waitingText >= BATCH_TEXT) flush()
    else timer ??= setTimeout(flush, WAIT)
    // Lets other calls be answered after each file.
    return new Promise(resolve => setImmediate(resolve))
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const jobs = waiting
    waiting = []
    waitingText = 0
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
        written()
        return staged
      },
      () => {
        for (const one of staged) one.apply()
        return staged.length
      },
    )
    const reports = staged.reduce((sum, one) => sum + one.reports, 0)
    counts = { ...counts, sources: counts.sources + staged.length, reports: counts.reports + reports }
    for (const { remarks, reportIds } of staged) (remarks ? changed : added).push(...reportIds)
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
    async keep(file, sources, back) {
      counts = { ...counts, unchanged: counts.unchanged + sources.filter(source => !source.removed).length }
      if (file.seen && back.length === 0) return
      await add(() => {
        saveSeenFile(db, file)
        return back.map(source => stageReturn(db, source))
      })
    },
    write(file, sources, recognised) {
      const stage = () => {
        saveSeenFile(db, file)
        return sources.length > 0 ? stageFile(db, file, sources, recognised, sample) : []
      }
      return add(
        stage,
        sources.flatMap(({ reports }) => reports).reduce((sum, report) => sum + report.text.length, 0),
      )
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

function stageFile(db: Db, file: IdentifiedFile, sources: readonly ParsedSource[], recognised: Recognised, sample: boolean): Staged[] {
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
