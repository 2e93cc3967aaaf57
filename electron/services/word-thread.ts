import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { CountedText } from '../searching/words/count-words.ts'
import type { CountReply, CountRequest, SegmenterData } from '../searching/words/words-worker.ts'

/** A thread that cuts texts into words. It starts when first needed and ends when idle, with its 100 MB of memory. */
export interface WordThread {
  /** Counts the words of folded texts. */
  count(texts: readonly string[]): Promise<readonly CountedText[]>
  close(): Promise<void>
}

/** Beside jieba's own memory, in MB: what a batch of texts needs, and little for what is soon thrown away. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
/** How long it is kept idle, in ms. */
const KEEP = 5_000

interface Waiting {
  resolve(counted: readonly CountedText[]): void
  reject(error: Error): void
}

export function createWordThread(script: URL, data: () => SegmenterData): WordThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let nextId = 1
  let rest: NodeJS.Timeout | undefined

  function start(): Worker {
    const started = new Worker(script, { workerData: data(), resourceLimits: LIMITS })
    started.on('message', ({ id, counted }: CountReply) => {
      waiting.get(id)?.resolve(counted)
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
    for (const { reject } of waiting.values()) reject(new AppError('unexpected', `Words could not be counted: ${reason}`))
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
    count(texts) {
      clearTimeout(rest)
      worker ??= start()
      const id = nextId++
      const asked = worker
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        asked.postMessage({ id, texts } satisfies CountRequest)
      })
    },
    close: end,
  }
}
