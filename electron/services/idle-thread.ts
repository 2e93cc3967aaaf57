import type { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'

/** What goes to a thread and what comes back; the number tells which answer belongs to which question. */
export interface ThreadQuestion<Q> {
  readonly id: number
  readonly question: Q
}
export interface ThreadAnswer<A> {
  readonly id: number
  readonly answer: A
}

/** A thread that answers questions. It starts when first needed and ends when idle, with its memory. */
export interface IdleThread<Q, A> {
  /** `given` are buffers of the question that the thread gets, and the asker has no longer. */
  ask(question: Q, given?: readonly ArrayBuffer[]): Promise<A>
  close(): Promise<void>
}

/** How long it is kept idle unless told, in ms. */
const KEEP = 5_000

interface Waiting<A> {
  resolve(answer: A): void
  reject(error: Error): void
}

/**
 * @param failed what did not succeed, as a sentence; the reason follows it
 * @param keep how long it is kept idle, in ms
 */
export function createIdleThread<Q, A>(start: () => Worker, failed: string, keep = KEEP): IdleThread<Q, A> {
  const waiting = new Map<number, Waiting<A>>()
  let worker: Worker | undefined
  let nextId = 1
  let rest: NodeJS.Timeout | undefined

  function begin(): Worker {
    const started = start()
    started.on('message', ({ id, answer }: ThreadAnswer<A>) => {
      waiting.get(id)?.resolve(answer)
      waiting.delete(id)
      if (waiting.size === 0) rest = setTimeout(() => void end(), keep).unref()
    })
    let reason = 'it stopped'
    started.on('error', error => {
      reason = error.message
    })
    started.on('exit', () => {
      if (worker !== started) return
      worker = undefined
      giveUp(reason)
    })
    return started
  }

  function giveUp(reason: string): void {
    for (const { reject } of waiting.values()) reject(new AppError('unexpected', `${failed}: ${reason}`))
    waiting.clear()
  }

  /** Whoever asks while it ends gets another thread. */
  async function end(): Promise<void> {
    clearTimeout(rest)
    const ending = worker
    worker = undefined
    giveUp('it was stopped')
    await ending?.terminate()
  }

  return {
    ask(question, given = []) {
      clearTimeout(rest)
      worker ??= begin()
      const id = nextId++
      const asked = worker
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        asked.postMessage({ id, question } satisfies ThreadQuestion<Q>, given)
      })
    },
    close: end,
  }
}
