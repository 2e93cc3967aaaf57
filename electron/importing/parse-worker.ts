import { readFile, stat } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import type { ParsedSource } from '../../shared/model/source.ts'
import { parseSource, unreadSource } from './parse-source.ts'
import { problem } from './problems.ts'

/** What the pool of parsers asks of one worker thread; one answer per request, in any order. */
export interface ParseRequest {
  readonly id: number
  /** Path as the user knows it, with folders. */
  readonly path: string
  /** Absolute path on disk. */
  readonly file: string
}

export interface ParseReply {
  readonly id: number
  readonly sources: readonly ParsedSource[]
}

/** Text of 20 million characters; the longest real compilations have one. */
const LARGEST = 64 * 1024 * 1024

async function parseFile({ path, file }: ParseRequest): Promise<readonly ParsedSource[]> {
  let bytes: Uint8Array
  try {
    const { size } = await stat(file)
    if (size > LARGEST) return [unreadSource(path, size, problem('too-large', { bytes: size, limit: LARGEST }))]
    bytes = await readFile(file)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return [unreadSource(path, 0, problem('unreadable', { reason }))]
  }
  return parseSource({ path, bytes })
}

parentPort?.on('message', (request: ParseRequest) => {
  parseFile(request).then(
    sources => parentPort?.postMessage({ id: request.id, sources } satisfies ParseReply),
    // A fault of ours, not of the file: let the worker die, so that the pool sees it and reports the file as such.
    error => {
      queueMicrotask(() => {
        throw error
      })
    },
  )
})
