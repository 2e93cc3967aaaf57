import { Worker } from 'node:worker_threads'
import type { SegmenterData, WordQuestion, WordTask, WordTasks } from '../../searching/words/words-worker.ts'
import { createIdleThread } from '../idle-thread.ts'

/** A thread that cuts texts into words. It starts when first needed and ends when idle, with its 100 MB of memory. */
export interface WordThread {
  ask<T extends WordTask>(task: T, input: WordTasks[T]['input']): Promise<WordTasks[T]['output']>
  close(): Promise<void>
}

/** Beside jieba's own memory, in MB: what a batch of texts needs, and little for what is soon thrown away. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
/** How long it is kept idle, in ms: whoever compares one year after the other does not wait for jieba each time. */
const KEEP = 60_000

export function createWordThread(script: URL, data: () => SegmenterData): WordThread {
  const thread = createIdleThread<WordQuestion, WordTasks[WordTask]['output']>(
    () => new Worker(script, { workerData: data(), resourceLimits: LIMITS }),
    'Texts could not be cut into words',
    KEEP,
  )
  return {
    // The thread answers each task with its own output.
    ask: <T extends WordTask>(task: T, input: WordTasks[T]['input']) =>
      thread.ask({ task, input } as WordQuestion) as Promise<WordTasks[T]['output']>,
    close: thread.close,
  }
}
