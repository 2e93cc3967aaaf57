import type { CancelSignal } from '../../../shared/cancel.ts'
import type { CallContext } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ImportProgress, ImportResult, ParsedSource } from '../../../shared/model/source.ts'
import { countFates } from '../../store/highlight-fates.ts'
import { beginRun, endRun, saveRun } from '../../store/import-runs.ts'
import { createTurns } from '../in-turn.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import type { DuplicatesService } from '../library/duplicates.ts'
import { eachFile, type FileProblem, type ImportedFiles, importFiles } from './import-files.ts'
import { createProgressMeter, type ProgressMeter } from './import-progress.ts'
import type { ParsePool } from './parse-pool.ts'
import { type FoundFile, type Walk, walkFiles } from './walk.ts'

type ImportContext = CallContext<ImportProgress>

/** Fewer files come in unannounced: a line that appears for a moment only distracts. */
const MANY = 20

export interface ImportingService {
  import(paths: readonly string[], context: ImportContext, sample?: boolean): Promise<ImportResult>
  /** Brings in what a look through the opened folders found, in its turn, without being asked. */
  importFound(files: readonly FoundFile[], signal: CancelSignal): Promise<FoundImport>
  inspect(paths: readonly string[], withText: boolean, context: ImportContext): Promise<{ files: ParsedSource[] }>
  /** Ends an import that runs; what is in stays in. */
  stop(): Promise<void>
}

export interface FoundImport extends ImportedFiles {
  /** Reports of it that are likely in the library already. */
  readonly duplicates: number
  /** Highlights whose place is not sure any more, or that have none. */
  readonly toCheck: number
}

/** Of imports that the user asks for. */
export interface ImportEvents {
  /** The user opened these paths, and this is what lies there. */
  begins(paths: readonly string[], walk: Walk): void
  /** All of it is in. */
  ends(paths: readonly string[]): void
}

export function createImporting(
  library: CurrentLibrary,
  pool: ParsePool,
  announce: Announce,
  announceProgress: (progress: ImportProgress | null) => void,
  events: ImportEvents,
  duplicates: Pick<DuplicatesService, 'problemsOf'>,
): ImportingService {
  // One import at a time: the second waits for the first.
  const { inTurn, ended } = createTurns()
  let stopping = new AbortController()

  async function importAll(paths: readonly string[], context: ImportContext, sample: boolean): Promise<ImportResult> {
    const started = performance.now()
    const db = library.database()
    const signal = AbortSignal.any([stopping.signal, toAbortSignal(context.signal)])
    const meter = createProgressMeter(progress => {
      context.progress(progress)
      announceProgress(progress)
    })
    try {
      const walk = await walkAll(paths, signal, meter)
      if (!sample) events.begins(paths, walk)
      const run = sample ? undefined : beginRun(db, paths, walk.files.length, new Date().toISOString())
      const written = (done: number) => run !== undefined && saveRun(db, run, done)
      let ended = false
      try {
        const found = await importFiles({ db, pool, announce, meter, signal }, { files: walk.files, sample, written })
        ended = true
        if (!sample) events.ends(paths)
        const { sources, read, reports, unchanged } = found
        const highlights = found.action === null ? null : countFates(db, found.action.id)
        const twice = sample ? [] : await duplicates.problemsOf([...found.added, ...found.changed])
        return {
          sources,
          read,
          unread: found.unread + walk.problems.length,
          reports,
          unchanged,
          problems: [...walk.problems.map(withoutLocation), ...found.problems, ...twice.map(({ path, problem }) => ({ ...problem, path }))],
          ...(highlights && Object.values(highlights).some(count => count > 0) ? { highlights } : {}),
          seconds: Math.round(performance.now() - started) / 1000,
        }
      } finally {
        // What the user stopped is not to be continued; what stopped by itself is.
        if (run !== undefined && (ended || context.signal.aborted)) endRun(db, run)
      }
    } finally {
      announceProgress(null)
    }
  }

  async function importFound(files: readonly FoundFile[], signal: CancelSignal): Promise<FoundImport> {
    const meter = createProgressMeter(progress => files.length >= MANY && announceProgress(progress))
    meter.begin(files.length, totalOf(files))
    try {
      const together = AbortSignal.any([stopping.signal, toAbortSignal(signal)])
      const db = library.database()
      const found = await importFiles({ db, pool, announce, meter, signal: together }, { files, quiet: true })
      const { doubtful = 0, lost = 0 } = found.action === null ? {} : countFates(db, found.action.id)
      return { ...found, duplicates: (await duplicates.problemsOf(found.added)).length, toCheck: doubtful + lost }
    } finally {
      announceProgress(null)
    }
  }

  async function parse(
    file: FoundFile,
    withText: boolean,
    signal: CancelSignal,
    report: (problems: readonly FileProblem[]) => void,
  ): Promise<readonly ParsedSource[]> {
    const parsed = await pool.parse({ path: file.path, file: file.location, told: { withText } }, signal)
    if ('sources' in parsed) return parsed.sources
    report([{ path: file.path, code: parsed.failed, message: parsed.reason }])
    return []
  }

  return {
    import: (paths, context, sample = false) => inTurn(() => importAll(paths, context, sample)),
    importFound: (files, signal) => inTurn(() => importFound(files, signal)),
    async inspect(paths, withText, context) {
      const meter = createProgressMeter(context.progress)
      const walk = await walkAll(paths, context.signal, meter)
      const files = new Map<string, readonly ParsedSource[]>()
      await eachFile(walk.files, pool.size, context.signal, async file => {
        const sources = await parse(file, withText, context.signal, found => {
          files.set(file.path, found.map(emptySource))
        })
        // All results are kept until the end: without the texts a folder of any size fits.
        const kept = sources.map(withoutWhatLibrariesKeep)
        if (kept.length > 0) files.set(file.path, withText ? kept : kept.map(withoutText))
        meter.add({ reports: sources.reduce((sum, source) => sum + source.reports.length, 0) })
        meter.finished(file.path, file.bytes)
      })
      const inOrder = walk.files.flatMap(file => files.get(file.path) ?? [])
      return {
        files: [...inOrder, ...walk.problems.map(withoutLocation).map(emptySource)],
      }
    },
    async stop() {
      stopping.abort()
      await ended()
      stopping = new AbortController()
    },
  }
}

async function walkAll(paths: readonly string[], signal: CancelSignal, meter: ProgressMeter): Promise<Walk> {
  const walk = await walkFiles(paths, signal, files => meter.scanned(files))
  if (walk.files.length === 0) {
    const [first] = walk.problems
    const path = paths[0] ?? ''
    if (first) throw new AppError('unreadable', first.message, { path })
    throw new AppError('nothing-to-import', `There is no file to import in ${paths.join(', ')}.`, { path })
  }
  meter.begin(walk.files.length, totalOf(walk.files))
  meter.add({ problems: walk.problems.length })
  return walk
}

function totalOf(files: readonly FoundFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0)
}

function withoutLocation({ location: _, ...problem }: Walk['problems'][number]): FileProblem {
  return problem
}

function withoutWhatLibrariesKeep({ packedText: _, ...source }: ParsedSource): ParsedSource {
  return { ...source, reports: source.reports.map(({ fingerprint: _, ...report }) => report) }
}

function withoutText(source: ParsedSource): ParsedSource {
  return { ...source, text: '', reports: source.reports.map(report => ({ ...report, text: '' })) }
}

/** A file that could not be read, in the form of those that could. */
function emptySource({ path, ...problem }: FileProblem): ParsedSource {
  return { path, sha256: '', bytes: 0, format: 'unknown', encoding: null, text: '', cuts: [], reports: [], problems: [problem] }
}

function toAbortSignal(signal: CancelSignal): AbortSignal {
  if (signal instanceof AbortSignal) return signal
  const controller = new AbortController()
  if (signal.aborted) controller.abort()
  signal.addEventListener('abort', () => controller.abort(), { once: true })
  return controller.signal
}
