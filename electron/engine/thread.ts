import { Worker } from 'node:worker_threads'
import type { EngineProcess, FromEngine } from './protocol.ts'

/** Runs the engine in a worker thread (browser edition, command line, tests). */
export function startEngineThread(script: URL, onError: (error: Error) => void): EngineProcess {
  const worker = new Worker(script)
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
