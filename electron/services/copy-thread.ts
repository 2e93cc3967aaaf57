import { Worker } from 'node:worker_threads'
import { AppError, fromErrorData } from '../../shared/errors.ts'
import type { CopyOrder, CopyReply } from '../store/copy-worker.ts'

/** Copies a library's database as it is at one moment, in a thread that ends with it; returns the bytes of the copy. */
export type CopyDatabase = (order: CopyOrder) => Promise<number>

export function createCopyThread(script: URL): CopyDatabase {
  return order =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: order })
      worker.on('message', (reply: CopyReply) => ('error' in reply ? reject(fromErrorData(reply.error)) : resolve(reply.bytes)))
      worker.on('error', reject)
      // After an answer this changes nothing.
      worker.on('exit', () => reject(new AppError('unexpected', 'The copy of the library was not finished.')))
    })
}
