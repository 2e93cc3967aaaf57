import { Worker } from 'node:worker_threads'
import type { CancelSignal } from '../../../shared/cancel.ts'
import { AppError, cancelled, fromErrorData } from '../../../shared/errors.ts'
import type { CopyOrder, CopyReply } from '../../store/copy-worker.ts'

/** Copies a library's database as it is at one moment, in a thread that ends with it; returns the bytes of the copy. Ends when `signal` fires. */
export type CopyDatabase = (order: CopyOrder, signal?: CancelSignal) => Promise<number>

export function createCopyThread(script: URL): CopyDatabase {
  return (order, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: order })
      const stop = () => {
        reject(cancelled())
        void worker.terminate()
      }
      signal?.addEventListener('abort', stop, { once: true })
      worker.on('message', (reply: CopyReply) => ('error' in reply ? reject(fromErrorData(reply.error)) : resolve(reply.bytes)))
      worker.on('error', reject)
      worker.on('exit', () => {
        signal?.removeEventListener('abort', stop)
        // After an answer this changes nothing.
        reject(new AppError('unexpected', 'The copy of the library was not finished.'))
      })
    })
}
