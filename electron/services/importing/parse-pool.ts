import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CancelSignal } from '../../../shared/cancel.ts'
import { AppError, cancelled, fromErrorData } from '../../../shared/errors.ts'
import type { ProblemCode } from '../../../shared/model/report.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import type { ToldOfFile } from '../../importing/parse-source.ts'
import type { ParseRequest, RepairReply, RepairRequest } from '../../importing/parse-worker.ts'
import type { KnownRepairs, RepairResult, RepairTask } from '../../importing/repairing/repair-task.ts'

/** What one file came to. A file that broke its worker says how; the others are not concerned. */
export type Parsed = { readonly sources: readonly ParsedSource[] } | Failure

interface Failure {
  readonly failed: ProblemCode
  readonly reason: string
}

export interface ParsePool {
  /** Files that can be under way at a time. */
  readonly size: number
  /** `repairs` are those of the sources that were made of this file; `told` is what else the user said of it. */
  parse(path: string, location: string, signal: CancelSignal, repairs?: readonly KnownRepairs[], told?: ToldOfFile): Promise<Parsed>
  /** Throws `RepairImpossible` for a step that makes no sense. */
  repair(task: RepairTask): Promise<RepairResult>
  close(): Promise<void>
}

export interface ParsePoolOptions {
  /** Longest time without an answer for one file, or one member of an archive, in ms. */
  readonly timeout?: number
  /** How long an idle worker is kept, in ms. */
  readonly keep?: number
  readonly size?: number
}

/** More workers than this only wait for the one writer. */
const MAX_WORKERS = 6
/** Five times what the largest files that are read take on two idle cores. */
const TIMEOUT = 10_000
/** A large file has so many times as long: seconds of work become many on a busy machine. */
const LARGE = 3
const KEEP = 5_000
/**
 * Of one worker, in MB. The readers refuse what would need more (the largest files need half of it): a thread that
 * reaches its limit with one large piece of memory ends the whole process, not itself alone.
 */
const MEMORY = 512
/** Beside that, for what is soon thrown away: with Node's own choice the garbage of two workers comes to 100 MB more. */
const YOUNG = 32

type Answer =
  | {
      readonly id: number
      readonly sources: readonly ParsedSource[]
      /** Further answers follow: the file is an archive. */
      readonly more?: true
    }
  /** The file needs much memory; the worker goes on when it is told that no other such file is under way. */
  | { readonly id: number; readonly large: true }
  | RepairReply

type Request = Omit<ParseRequest, 'id'> | Omit<RepairRequest, 'id'>

interface Heard {
  readonly answers: readonly Answer[]
  readonly broken?: Failure
}

/**
 * Threads that turn files into reports, one file each at a time. They start when first needed and end when idle. One
 * that dies or takes too long is replaced.
 */
export function createParsePool(script: URL, options: ParsePoolOptions = {}): ParsePool {
  const { timeout = TIMEOUT, keep = KEEP, size = Math.min(MAX_WORKERS, availableParallelism()) } = options
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const waiting: ((worker: Worker) => void)[] = []
  const largeFiles = createTurns()
  let nextId = 1
  let rest: NodeJS.Timeout | undefined

  function start(): Worker {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: YOUNG } })
    all.add(worker)
    worker.on('exit', () => forget(worker))
    // Who waits for an answer hears of errors too; one that comes while the thread is being ended has no one to tell.
    worker.on('error', () => undefined)
    return worker
  }

  function forget(worker: Worker): void {
    all.delete(worker)
    const at = idle.indexOf(worker)
    if (at >= 0) idle.splice(at, 1)
  }

  /** A user waits for what comes first; files can wait. */
  function take(turn: 'first' | 'last' = 'last'): Promise<Worker> {
    clearTimeout(rest)
    const worker = idle.pop() ?? (all.size < size ? start() : undefined)
    if (worker) return Promise.resolve(worker)
    return new Promise(resolve => (turn === 'first' ? waiting.unshift(resolve) : waiting.push(resolve)))
  }

  function giveBack(worker: Worker): void {
    const next = waiting.shift()
    if (next) {
      next(worker)
      return
    }
    idle.push(worker)
    if (idle.length < all.size) return
    rest = setTimeout(() => void closeIdle(), keep)
    rest.unref()
  }

  /** A broken worker's place goes to whoever waits. */
  function replace(worker: Worker): void {
    all.delete(worker)
    void worker.terminate()
    const next = waiting.shift()
    if (next) next(start())
  }

  /** Whoever asks while they end gets another one: nobody gives back a thread that ends. */
  async function closeIdle(): Promise<void> {
    const ending = [...idle]
    ending.forEach(forget)
    await Promise.all(ending.map(worker => worker.terminate()))
  }

  /** `path` is what is named when something goes wrong. All answers to one request, and how the worker broke if it did. */
  function ask(worker: Worker, path: string, request: Request, signal: CancelSignal): Promise<Heard> {
    const id = nextId++
    const answers: Answer[] = []
    return new Promise((resolve, reject) => {
      let endTurn: (() => void) | undefined
      let timer = startTimer(timeout)
      function startTimer(patience: number): NodeJS.Timeout {
        return setTimeout(() => broken({ failed: 'timed-out', reason: `${path} took longer than ${patience / 1000} s.` }), patience)
      }
      const onMessage = (answer: Answer) => {
        if (answer.id !== id) return
        if ('large' in answer) {
          clearTimeout(timer)
          endTurn = largeFiles.ask(() => {
            timer = startTimer(timeout * LARGE)
            worker.postMessage({ id, goOn: true })
          })
          return
        }
        answers.push(answer)
        if ('more' in answer) {
          timer.refresh()
          return
        }
        settle()
        giveBack(worker)
        resolve({ answers })
      }
      const onError = (error: Error) => broken({ failed: 'worker-crashed', reason: `${path} could not be read: ${error.message}` })
      const onExit = () => broken({ failed: 'worker-crashed', reason: `The program that read ${path} stopped.` })
      const onAbort = () => {
        settle()
        replace(worker)
        reject(cancelled())
      }
      function broken(how: Failure): void {
        settle()
        replace(worker)
        resolve({ answers, broken: how })
      }
      function settle(): void {
        clearTimeout(timer)
        endTurn?.()
        worker.off('message', onMessage)
        worker.off('error', onError)
        worker.off('exit', onExit)
        signal.removeEventListener('abort', onAbort)
      }
      worker.on('message', onMessage)
      worker.on('error', onError)
      worker.on('exit', onExit)
      signal.addEventListener('abort', onAbort, { once: true })
      if (signal.aborted) onAbort()
      else worker.postMessage({ id, ...request })
    })
  }

  return {
    size,
    async parse(path, location, signal, repairs = [], told = {}) {
      const { answers, broken } = await ask(await take(), path, { path, file: location, repairs, told }, signal)
      const sources = answers.flatMap(answer => ('sources' in answer ? answer.sources : []))
      if (!broken) return { sources }
      // What an archive had given before is not lost with the member that broke the worker.
      return sources.length > 0 ? { sources: [...sources, brokenSource(path, broken)] } : broken
    },
    async repair(task) {
      const { answers, broken } = await ask(await take('first'), task.machine.path, { repair: task }, new AbortController().signal)
      const [answer] = answers
      if (answer && 'refused' in answer) throw fromErrorData(answer.refused)
      if (answer && 'repaired' in answer) return answer.repaired
      throw new AppError('unexpected', broken?.reason ?? 'The repair was not answered.')
    },
    async close() {
      clearTimeout(rest)
      await Promise.all([...all].map(worker => worker.terminate()))
    },
  }
}

/** One at a time, in the order in which they ask. */
function createTurns(): {
  /** `begin` is called when it is their turn, perhaps at once. Returns what ends the turn, or gives it up. */
  ask(begin: () => void): () => void
} {
  const queue: (() => void)[] = []
  return {
    ask(begin) {
      queue.push(begin)
      if (queue.length === 1) begin()
      return () => {
        const at = queue.indexOf(begin)
        if (at < 0) return
        queue.splice(at, 1)
        if (at === 0) queue[0]?.()
      }
    },
  }
}

function brokenSource(path: string, { failed, reason }: Failure): ParsedSource {
  const problems = [{ code: failed, message: reason }]
  return { path, sha256: '', bytes: 0, format: 'unknown', encoding: null, text: '', cuts: [], reports: [], problems }
}
