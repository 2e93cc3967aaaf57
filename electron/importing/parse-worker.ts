import { type FileHandle, open } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import type { ParsedSource } from '../../shared/model/source.ts'
import { isContainer } from './format.ts'
import { parseSources, unreadSource } from './parse-source.ts'
import { problem } from './problems.ts'

/** What the pool of parsers asks of one worker thread; one answer per request, in any order. */
export interface ParseRequest {
  readonly id: number
  /** Path as the user knows it, with folders. */
  readonly path: string
  /** Absolute path on disk. */
  readonly file: string
}

/** An archive is answered member by member, so that one can see it go on. */
export interface ParseReply {
  readonly id: number
  readonly sources: readonly ParsedSource[]
  /** Further answers to the same request follow. */
  readonly more?: true
}

/** Text of 20 million characters; the longest real compilations have one. */
const LARGEST = 64 * 1024 * 1024
/** Documents with pictures, and archives, may weigh more than their text. */
const LARGEST_CONTAINER = 128 * 1024 * 1024

async function parseFile({ id, path, file }: ParseRequest): Promise<void> {
  const answer = (sources: readonly ParsedSource[], more?: true) =>
    parentPort?.postMessage({ id, sources, ...(more && { more }) } satisfies ParseReply)
  const found = await readWhole(path, file)
  if (!(found instanceof Uint8Array)) answer([found])
  else {
    for await (const source of parseSources({ path, bytes: found })) answer([source], true)
    answer([])
  }
}

/** The bytes, or what is said in their place. */
async function readWhole(path: string, file: string): Promise<Uint8Array | ParsedSource> {
  let handle: FileHandle | undefined
  try {
    handle = await open(file)
    const { size } = await handle.stat()
    const head = new Uint8Array(8)
    if (size > LARGEST) await handle.read(head, 0, head.length, 0)
    const limit = isContainer(head) ? LARGEST_CONTAINER : LARGEST
    if (size > limit) return unreadSource(path, size, problem('too-large', { bytes: size, limit }))
    return await handle.readFile()
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return unreadSource(path, 0, problem('unreadable', { reason }))
  } finally {
    await handle?.close()
  }
}

parentPort?.on('message', (request: ParseRequest) => {
  // A fault of ours, not of the file: let the worker die, so that the pool sees it and reports the file as such.
  parseFile(request).catch(error => {
    queueMicrotask(() => {
      throw error
    })
  })
})
