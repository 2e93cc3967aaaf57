import { parentPort, workerData } from 'node:worker_threads'
import { type ErrorData, toErrorData } from '../../shared/errors.ts'
import { copyDatabase } from './copy-database.ts'
import { translateError } from './sqlite-errors.ts'

/** What the thread that copies a database is started with; it ends when it has answered. */
export interface CopyOrder {
  readonly from: string
  readonly to: string
}

export type CopyReply = { readonly bytes: number } | { readonly error: ErrorData }

const { from, to } = workerData as CopyOrder

function copy(): CopyReply {
  try {
    return { bytes: copyDatabase(from, to) }
  } catch (error) {
    return { error: toErrorData(translateError(error, to)) }
  }
}

parentPort?.postMessage(copy())
