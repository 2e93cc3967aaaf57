import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type CancelSignal, throwIfCancelled } from '../../shared/cancel.ts'
import type { CallContext } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Problem, ProblemCode } from '../../shared/model/report.ts'
import type { ImportProgress, ImportResult, ParsedSource } from '../../shared/model/source.ts'
import { beginAction, finishAction } from '../store/journal.ts'
import { listSourcesOfFile, type SourceFile } from '../store/sources.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'
import { createProgressMeter, type ProgressMeter } from './import-progress.ts'
import { createImportWriter } from './import-writer.ts'
import type { ParsePool } from './parse-pool.ts'
import { recognise } from './storing.ts'
import { type FoundFile, unreadable, type Walk, walkFiles } from './walk.ts'

type ImportContext = CallContext<ImportProgress>
type FileProblem = Problem & { readonly path: string }

/** Problems of a file that gave no text. */
const UNREAD: ReadonlySet<ProblemCode> = new Set(['unreadable', 'unsupported-format', 'not-text', 'too-large'])

export interface ImportingService {
  import(paths: readonly string[], context: ImportContext, sample?: boolean): Promise<ImportResult>
  inspect(paths: readonly string[], withText: boolean, context: ImportContext): Promise<{ files: ParsedSource[] }>
  /** Ends an import that runs; what is in stays in. */
  stop(): Promise<void>
}

export function createImporting(
  library: CurrentLibrary,
  pool: ParsePool,
  announce: Announce,
  announceProgress: (progress: ImportProgress | null) => void,
): ImportingService {
  let running: Promise<unknown> = Promise.resolve()
  let stopping = new AbortController()

  /** One import at a time: the second waits for the first. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = running.then(work)
    running = result.catch(() => undefined)
    return result
  }

  async function importAll(paths: readonly string[], context: ImportContext, sample: boolean): Promise<ImportResult> {
    const started = performance.now()
    const db = library.database()
    const meter = createProgressMeter(progress => {
      context.progress(progress)
      announceProgress(progress)
    })
    try {
      const walk = await walkAll(paths, context.signal, meter)
      const problems: FileProblem[] = [...walk.problems]
      let read = 0
      let unread = walk.problems.length
      const action = beginAction(db, 'source.import')
      const writer = createImportWriter(db, action, sample, announce, meter)
      const report = (found: readonly FileProblem[]) => {
        problems.push(...found)
        meter.add({ problems: found.length })
      }
      try {
        await eachFile(walk.files, pool.size + 1, context.signal, async found => {
          const file = await identify(found, report)
          if (file) {
            const recognised = recognise(listSourcesOfFile(db, file.path), file)
            if (recognised.kind === 'unchanged') {
              read += recognised.sources.filter(source => source.removed).length
              await writer.keep(recognised.sources)
            } else {
              const sources = await parse(found, context.signal, report)
              const lost = sources.filter(isUnread).length
              read += sources.length - lost
              // A file that stopped its reader gave no source at all.
              unread += sources.length === 0 ? 1 : lost
              report(sources.flatMap(problemsOf))
              if (sources.length > 0) await writer.write(file, sources, recognised)
            }
          } else unread++
          meter.finished(found.path, found.bytes)
        })
      } finally {
        writer.close()
        finishAction(db, action)
        announce({})
      }
      meter.flush()
      const { sources, reports, unchanged } = writer.counts()
      return { sources, read, unread, reports, unchanged, problems, seconds: Math.round(performance.now() - started) / 1000 }
    } finally {
      announceProgress(null)
    }
  }

  async function parse(
    file: FoundFile,
    signal: CancelSignal,
    report: (problems: readonly FileProblem[]) => void,
  ): Promise<readonly ParsedSource[]> {
    const parsed = await pool.parse(file.path, file.location, signal)
    if ('sources' in parsed) return parsed.sources
    report([{ path: file.path, code: parsed.failed, message: parsed.reason }])
    return []
  }

  return {
    import(paths, context, sample = false) {
      const signal = AbortSignal.any([stopping.signal, toAbortSignal(context.signal)])
      return inTurn(() => importAll(paths, { ...context, signal }, sample))
    },
    async inspect(paths, withText, context) {
      const meter = createProgressMeter(context.progress)
      const walk = await walkAll(paths, context.signal, meter)
      const files = new Map<string, readonly ParsedSource[]>()
      await eachFile(walk.files, pool.size, context.signal, async file => {
        const sources = await parse(file, context.signal, found => {
          files.set(file.path, found.map(emptySource))
        })
        if (sources.length > 0) files.set(file.path, sources)
        meter.add({ reports: sources.reduce((sum, source) => sum + source.reports.length, 0) })
        meter.finished(file.path, file.bytes)
      })
      const inOrder = walk.files.flatMap(file => files.get(file.path) ?? [])
      return { files: [...inOrder.map(source => (withText ? source : withoutText(source))), ...walk.problems.map(emptySource)] }
    },
    async stop() {
      stopping.abort()
      await running
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
  meter.begin(
    walk.files.length,
    walk.files.reduce((sum, file) => sum + file.bytes, 0),
  )
  meter.add({ problems: walk.problems.length })
  return walk
}

/** Several files at a time, in order; the first failure stops the others. */
async function eachFile(
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

async function identify(file: FoundFile, report: (problems: readonly FileProblem[]) => void): Promise<SourceFile | undefined> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file.location, { highWaterMark: 1 << 18 }), hash)
  } catch (error) {
    report([unreadable(file.path, error)])
    return undefined
  }
  return { path: file.path, location: file.location, sha256: hash.digest('hex') }
}

function isUnread(source: ParsedSource): boolean {
  return source.problems.some(({ code }) => UNREAD.has(code))
}

function problemsOf(source: ParsedSource): FileProblem[] {
  return [...source.problems, ...source.reports.flatMap(report => report.problems)].map(problem => ({ ...problem, path: source.path }))
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
