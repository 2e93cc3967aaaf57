import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CancelSignal } from '../../../shared/cancel.ts'
import { AppError, cancelled, fromErrorData } from '../../../shared/errors.ts'
import type { ProblemCode } from '../../../shared/model/report.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import type { ParseReply, ParseRequest, RepairReply, RepairRequest } from '../../importing/parse-worker.ts'
import type { RepairResult, RepairTask } from '../../importing/repairing/repair-task.ts'

/** What one file came to. A file that broke its worker says how; the others are not concerned. */
export type Parsed = Pick<ParseReply, 'sources' | 'sha256'> | Failure

interface Failure {
  readonly failed: ProblemCode
  readonly reason: string
}

/** A file, and what the user said of it. */
export interface FileToParse extends Omit<ParseRequest, 'id'> {
  /** Where that is known: small files wait behind one another at a worker, so that it need not wait for them. */
  readonly bytes?: number
}

export interface ParsePool {
  /** Files that can be parsed at a time. */
  readonly size: number
  parse(file: FileToParse, signal: CancelSignal): Promise<Parsed>
  /** Throws `RepairImpossible` for a step that makes no sense. */
  repair(task: RepairTask): Promise<RepairResult>
  close(): Promise<void>
}

export interface ParsePoolOptions {
  /** Longest time without an answer for one file, or one member of an archive, in ms. */
  readonly timeout?: number
  /** How long idle workers are kept, in ms. */
  readonly keep?: number
  readonly size?: number
}

/** More workers than this only wait for the one writer. */
const MAX_WORKERS = 6
/** Five times what the largest files that are read take on two idle cores. */
const TIMEOUT = 10_000
/** A thread that had less CPU than this in all of that time, in ms, is waiting for something that does not come. */
const IDLE = 5
/** A large file has so many times as long: seconds of work become many on a busy machine. */
const LARGE = 3
const KEEP = 5_000
/**
 * Small files in bytes, and how many of them a worker has before it: as long as the engine writes some dozens of reports,
 * 20 ms, it tells no worker anything.
 */
const SMALL = 64 * 1024
export const QUEUE = 12
/**
 * Of one worker, in MB. The readers refuse what would need more (the largest files need half of it): a thread that
 * reaches its limit with one large piece of memory ends the whole process, not itself alone.
 */
const MEMORY = 512
/** Beside that, for what is soon thrown away: with Node's own choice the garbage of two workers comes to 100 MB more. */
const YOUNG = 32

type Answer =
  | ParseReply
  /** The file needs much memory; the worker goes on when it is told that no other such file is under way. */
  | { readonly id: number; readonly large: true }
  | RepairReply

type Request = Omit<ParseRequest, 'id'> | Omit<RepairRequest, 'id'>

interface Heard {
  readonly answers: readonly Answer[]
  readonly broken?: Failure
}

interface Job {
  readonly id: number
  /** What is named when something goes wrong. */
  readonly path: string
  readonly request: Request
  readonly small: boolean
  readonly answers: Answer[]
  end(heard: Heard): void
  /** Nobody waits for it any more. */
  cancelled: boolean
  /** It has asked for its turn among the large files. */
  endTurn?: () => void
}

interface Lane {
  readonly worker: Worker
  /** In the order in which the worker does them; the first one is under way. */
  readonly jobs: Job[]
  /** For the file that is under way, and how long it waits each time, in ms. */
  timer?: NodeJS.Timeout
  patience?: number
}

/**
 * Threads that turn files into reports, one file each at a time. They start when first needed and end when idle. One
 * that dies or takes too long is replaced.
 */
export function createParsePool(script: URL, options: ParsePoolOptions = {}): ParsePool {
  const { timeout = TIMEOUT, keep = KEEP, size = Math.min(MAX_WORKERS, availableParallelism()) } = options
  const lanes = new Set<Lane>()
  const waiting: Job[] = []
  const largeFiles = createTurns()
  let nextId = 1
  let rest: NodeJS.Timeout | undefined

  function start(): Lane {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: YOUNG } })
    const lane: Lane = { worker, jobs: [] }
    lanes.add(lane)
    worker.on('message', (answer: Answer) => hear(lane, answer))
    let fault: Error | undefined
    worker.on('error', error => {
      fault = error
    })
    // Not at once: answers that it gave before may come after the error, but not after this.
    worker.on('exit', () => {
      giveUp(lane, path => ({
        failed: 'worker-crashed',
        reason: fault ? `${path} could not be read: ${fault.message}` : `The program that read ${path} stopped.`,
      }))
    })
    return lane
  }

  /** A user waits for what comes first; files can wait. */
  function add(job: Job, turn: 'first' | 'last'): void {
    if (turn === 'first') waiting.unshift(job)
    else waiting.push(job)
    dispatch()
  }

  function dispatch(): void {
    for (let job = waiting[0]; job; job = waiting[0]) {
      const lane = laneFor(job)
      if (!lane) return
      waiting.shift()
      if (lane.jobs.push(job) === 1) startTimer(lane, timeout)
      lane.worker.postMessage({ id: job.id, ...job.request })
    }
    clearTimeout(rest)
    if ([...lanes].every(({ jobs }) => jobs.length === 0)) rest = setTimeout(closeAll, keep).unref()
  }

  function laneFor(job: Job): Lane | undefined {
    const all = [...lanes]
    const idle = all.find(({ jobs }) => jobs.length === 0)
    if (idle) return idle
    if (lanes.size < size) return start()
    const [shortest] = all.filter(({ jobs }) => jobs.every(({ small }) => small)).sort((one, other) => one.jobs.length - other.jobs.length)
    return job.small && shortest && shortest.jobs.length < QUEUE ? shortest : undefined
  }

  function startTimer(lane: Lane, patience: number): void {
    stopTimer(lane)
    lane.patience = patience
    const hadSoFar = createCpuWatch(lane.worker)
    const wait = (): void => {
      const timer = setTimeout(() => void look(timer), patience)
      lane.timer = timer
    }
    const look = async (timer: NodeJS.Timeout): Promise<void> => {
      const goesOn = (await hadSoFar()) < patience
      // What was waited for may have come meanwhile.
      if (lane.timer !== timer) return
      if (goesOn) wait()
      else giveUp(lane, path => ({ failed: 'timed-out', reason: `${path} took longer than ${patience / 1000} s.` }))
    }
    wait()
  }

  function stopTimer(lane: Lane): void {
    clearTimeout(lane.timer)
    delete lane.timer
  }

  function hear(lane: Lane, answer: Answer): void {
    const [job] = lane.jobs
    if (job?.id !== answer.id) return
    if ('large' in answer) {
      stopTimer(lane)
      job.endTurn = largeFiles.ask(() => {
        startTimer(lane, timeout * LARGE)
        lane.worker.postMessage({ id: job.id, goOn: true })
      })
      return
    }
    job.answers.push(answer)
    if ('more' in answer) {
      startTimer(lane, lane.patience ?? timeout)
      return
    }
    stopTimer(lane)
    lane.jobs.shift()
    if (lane.jobs.length > 0) startTimer(lane, timeout)
    end(job)
    dispatch()
  }

  function end(job: Job, broken?: Failure): void {
    job.endTurn?.()
    job.end({ answers: job.answers, ...(broken && { broken }) })
  }

  /** Only the file that was under way is lost; the worker had not looked at those behind it. */
  function giveUp(lane: Lane, failure: (path: string) => Failure): void {
    if (!remove(lane)) return
    const [job, ...others] = lane.jobs
    waiting.unshift(...others.filter(({ cancelled }) => !cancelled))
    if (job) end(job, failure(job.path))
    dispatch()
  }

  /** False where that was done before. */
  function remove(lane: Lane): boolean {
    stopTimer(lane)
    const known = lanes.delete(lane)
    if (known) void lane.worker.terminate()
    return known
  }

  /** Whoever asks while they end gets another one. */
  async function closeAll(): Promise<void> {
    const ending = [...lanes].map(({ worker }) => worker)
    for (const lane of lanes) remove(lane)
    await Promise.all(ending.map(worker => worker.terminate()))
  }

  function ask(path: string, request: Request, small: boolean, signal: CancelSignal, turn: 'first' | 'last'): Promise<Heard> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        job.cancelled = true
        reject(cancelled())
        drop(job)
      }
      const job: Job = {
        ...{ id: nextId++, path, request, small, answers: [], cancelled: false },
        end(heard) {
          signal.removeEventListener('abort', onAbort)
          resolve(heard)
        },
      }
      if (signal.aborted) {
        reject(cancelled())
        return
      }
      signal.addEventListener('abort', onAbort, { once: true })
      add(job, turn)
    })
  }

  /** The worker goes with a file that is under way; one that it has not begun costs it little. */
  function drop(job: Job): void {
    const at = waiting.indexOf(job)
    if (at >= 0) waiting.splice(at, 1)
    const lane = [...lanes].find(({ jobs }) => jobs[0] === job)
    if (!lane) return
    remove(lane)
    job.endTurn?.()
    // When all that are cancelled together are known.
    queueMicrotask(() => {
      waiting.unshift(...lane.jobs.filter(({ cancelled }) => !cancelled))
      dispatch()
    })
  }

  return {
    size,
    async parse({ bytes = Number.POSITIVE_INFINITY, ...file }, signal) {
      const { answers, broken } = await ask(file.path, file, bytes <= SMALL, signal, 'last')
      const replies = answers.filter(answer => 'sources' in answer)
      const sources = replies.flatMap(reply => reply.sources)
      const sha256 = replies.at(-1)?.sha256
      if (!broken) return { sources, ...(sha256 !== undefined && { sha256 }) }
      // What an archive had given before is not lost with the member that broke the worker.
      return sources.length > 0 ? { sources: [...sources, brokenSource(file.path, broken)] } : broken
    },
    async repair(task) {
      const { answers, broken } = await ask(task.machine.path, { repair: task }, false, new AbortController().signal, 'first')
      const [answer] = answers
      if (answer && 'refused' in answer) throw fromErrorData(answer.refused)
      if (answer && 'repaired' in answer) return answer.repaired
      throw new AppError('unexpected', broken?.reason ?? 'The repair was not answered.')
    },
    async close() {
      clearTimeout(rest)
      const left = [...lanes].flatMap(({ jobs }) => jobs).concat(waiting.splice(0))
      await closeAll()
      for (const job of left) end(job, { failed: 'worker-crashed', reason: `The program that reads files was closed before ${job.path}.` })
    },
  }
}

/**
 * Ms of CPU that a thread has had since this was asked for the first time; endless for one that did nothing in between, and where
 * the runtime cannot tell. On a busy machine a thread waits longer for a processor than any file takes.
 */
function createCpuWatch(worker: Worker): () => Promise<number> {
  let first: number | undefined
  let last = 0
  return async () => {
    const { user, system } = (await worker.cpuUsage?.().catch(() => undefined)) ?? { user: Number.POSITIVE_INFINITY, system: 0 }
    const now = (user + system) / 1000
    if (now === Number.POSITIVE_INFINITY) return now
    const idle = first !== undefined && now - last < IDLE
    first ??= now
    last = now
    return idle ? Number.POSITIVE_INFINITY : now - first
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
