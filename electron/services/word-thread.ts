import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { SegmenterData, WordReply, WordRequest, WordTask, WordTasks } from '../searching/words/words-worker.ts'

/** A thread that cuts texts into words. It starts when first needed and ends when idle, with its 100 MB of memory. */
export interface WordThread {
  ask<T extends WordTask>(task: T, input: WordTasks[T]['input']): Promise<WordTasks[T]['output']>
  close(): Promise<void>
}

/** Beside jieba's own memory, in MB: what a batch of texts needs, and little for what is soon thrown away. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
/** How long it is kept idle, in ms. */
const KEEP = 5_000

interface Waiting {
  resolve(output: WordReply['output']): void
  reject(error: Error): void
}

export function createWordThread(script: URL, data: () => SegmenterData): WordThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let nextId = 1
  let rest: NodeJS.Timeout | undefined

  function start(): Worker {
    const started = new Worker(script, { workerData: data(), resourceLimits: LIMITS })
    started.on('message', ({ id, output }: WordReply) => {
      waiting.get(id)?.resolve(output)
      waiting.delete(id)
      if (waiting.size > 0) return
      rest = setTimeout(() => void end(), KEEP).unref()
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
    for (const { reject } of waiting.values()) reject(new AppError('unexpected', `Texts could not be cut into words: ${reason}`))
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
    ask<T extends WordTask>(task: T, input: WordTasks[T]['input']) {
      clearTimeout(rest)
      worker ??= start()
      const id = nextId++
      const asked = worker
      return new Promise<WordTasks[T]['output']>((resolve, reject) => {
        // The thread answers each task with its own output.
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
        asked.postMessage({ id, task, input } as WordRequest)
      })
    },
    close: end,
  }
}
