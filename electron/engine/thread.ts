import { Worker } from 'node:worker_threads'
import type { EngineProcess, FromEngine } from './protocol.ts'

/**
 * Room for what lives shortly, in MB. Left to itself it grows to more than a hundred, for nothing: what an import makes
 * is garbage after each file.
 */
const YOUNG = 32

/** Runs the engine in a worker thread (browser edition, command line, tests). */
export function startEngineThread(script: URL, onError: (error: Error) => void): EngineProcess {
  const worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
  worker.on('error', onError)
  return {
    post: message => worker.postMessage(message),
    onMessage: listener => {
      worker.on('message', (message: FromEngine) => listener(message))
    },
    onExit: listener => {
      worker.on('exit', () => listener())
    },
    kill: () => {
      void worker.terminate()
    },
  }
}
