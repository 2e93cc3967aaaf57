import { hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { AppError, type ErrorData, toErrorData } from '../../shared/errors.ts'
import type { ParsedReport, ParsedSource } from '../../shared/model/source.ts'
import { packText } from '../packed-text.ts'
import { fingerprintOf, packFingerprint } from './duplicates/duplicates.ts'
import { isContainer } from './format.ts'
import { parseSources, type ToldOfFile, unreadSource } from './parse-source.ts'
import { problem } from './problems.ts'
import { type KnownRepairs, type RepairResult, type RepairTask, repairRead, runRepair } from './repairing/repair-task.ts'

/** What the pool of parsers asks of one worker thread; answers come in the order of the requests. */
export interface ParseRequest {
  readonly id: number
  /** Path as the user knows it, with folders. */
  readonly path: string
  /** Absolute path on disk. */
  readonly file: string
  /** What the user repaired in sources of this file. */
  readonly repairs?: readonly KnownRepairs[]
  readonly told?: ToldOfFile
}

/** The other thing that is asked of it. */
export interface RepairRequest {
  readonly id: number
  readonly repair: RepairTask
}

export type RepairReply = { readonly id: number; readonly repaired: RepairResult } | { readonly id: number; readonly refused: ErrorData }

/** A request that was answered with `large` may go on. */
export interface ParseGoOn {
  readonly id: number
  readonly goOn: true
}

/** Comes before the answer to a request that needs much memory: the worker waits for `goOn`, so that few do so at a time. */
export interface ParseLarge {
  readonly id: number
  readonly large: true
}

/** An archive is answered member by member, so that one can see it go on. */
export interface ParseReply {
  readonly id: number
  readonly sources: readonly ParsedSource[]
  /** Further answers to the same request follow. */
  readonly more?: true
  /** Of the file's bytes, with the last answer; not there where it was not read. */
  readonly sha256?: string
}

/** Text of 20 million characters; the longest real compilations have one. */
const LARGEST = 64 * 1024 * 1024
/** Documents with pictures, and archives, may weigh more than their text. */
const LARGEST_CONTAINER = 128 * 1024 * 1024

/** Content of this many bytes, unpacked, is no longer read beside other such content. */
const LARGE = 4 * 1024 * 1024

/** Requests that wait for `goOn`. */
const held = new Map<number, () => void>()

/** Resolves when this request may use much memory; the second time at once. */
function createTurn(id: number): (bytes: number) => Promise<void> {
  let turn: Promise<void> | undefined
  return async bytes => {
    if (bytes > LARGE)
      turn ??= new Promise(resolve => {
        held.set(id, resolve)
        parentPort?.postMessage({ id, large: true } satisfies ParseLarge)
      })
    await turn
  }
}

async function parseFile({ id, path, file, repairs = [], told = {} }: ParseRequest): Promise<void> {
  const beforeReading = createTurn(id)
  const answer = (reply: Omit<ParseReply, 'id'>) => parentPort?.postMessage({ id, ...reply } satisfies ParseReply)
  const found = await readWhole(path, file, beforeReading)
  if (!(found instanceof Uint8Array)) {
    answer({ sources: [await repairRead(found, repairs)] })
    return
  }
  const last: ParsedSource[] = []
  for await (const source of parseSources({ path, bytes: found }, { beforeReading, told })) {
    const ready = prepared(await repairRead(source, repairs), told)
    // What has the name of the file is all of it, or the end of an archive.
    if (source.path === path) last.push(ready)
    else answer({ sources: [ready], more: true })
  }
  answer({ sources: last, sha256: last[0]?.sha256 ?? hash('sha256', found) })
}

/** With all that the library keeps of it, and without what it does not: the engine has one thread for everybody. */
function prepared(source: ParsedSource, { withText = false }: ToldOfFile): ParsedSource {
  const packedText = packText(source.text)
  return { ...source, ...(withText ? {} : { text: '' }), packedText, reports: source.reports.map(withFingerprint) }
}

function withFingerprint(report: ParsedReport): ParsedReport {
  return { ...report, fingerprint: packFingerprint(fingerprintOf(report.text)) }
}

async function repair({ id, repair: task }: RepairRequest): Promise<RepairReply> {
  try {
    const result = await runRepair(task)
    const reports = result.reports.map(each => (each.report ? { ...each, report: withFingerprint(each.report) } : each))
    return { id, repaired: { ...result, reports } }
  } catch (error) {
    if (error instanceof AppError) return { id, refused: toErrorData(error) }
    throw error
  }
}

/** The bytes, or what is said in their place. The thread has nothing else to do meanwhile, so it waits for the disk. */
async function readWhole(path: string, file: string, beforeReading: (bytes: number) => Promise<void>): Promise<Uint8Array | ParsedSource> {
  let opened: number | undefined
  try {
    opened = openSync(file, 'r')
    const { size } = fstatSync(opened)
    const head = new Uint8Array(8)
    if (size > LARGEST) readSync(opened, head, 0, head.length, 0)
    const limit = isContainer(head) ? LARGEST_CONTAINER : LARGEST
    if (size > limit) return unreadSource(path, size, problem('too-large', { bytes: size, limit }))
    await beforeReading(size)
    return readFileSync(opened)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return unreadSource(path, 0, problem('unreadable', { reason }))
  } finally {
    if (opened !== undefined) closeSync(opened)
  }
}

/** Requests are done one after the other: who asks may send some ahead. */
let last: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (request: ParseRequest | RepairRequest | ParseGoOn) => {
  if ('goOn' in request) {
    held.get(request.id)?.()
    held.delete(request.id)
    return
  }
  last = last
    .then(async () => ('repair' in request ? parentPort?.postMessage(await repair(request)) : parseFile(request)))
    // A fault of ours, not of the file: let the worker die, so that the pool sees it and reports the file as such.
    .catch(error => {
      queueMicrotask(() => {
        throw error
      })
    })
})
