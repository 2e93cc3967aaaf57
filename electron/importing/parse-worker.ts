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

/** What the pool of parsers asks of one worker thread; one answer per request, in any order. */
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
  const answer = (sources: readonly ParsedSource[], more?: true) =>
    parentPort?.postMessage({ id, sources, ...(more && { more }) } satisfies ParseReply)
  const found = await readWhole(path, file, beforeReading)
  if (!(found instanceof Uint8Array)) answer([await repairRead(found, repairs)])
  else {
    for await (const source of parseSources({ path, bytes: found }, { beforeReading, told }))
      answer([prepared(await repairRead(source, repairs))], true)
    answer([])
  }
}

/** With all that the library keeps of it: the engine has one thread for everybody. */
function prepared(source: ParsedSource): ParsedSource {
  return { ...source, packedText: packText(source.text), reports: source.reports.map(withFingerprint) }
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

parentPort?.on('message', (request: ParseRequest | RepairRequest | ParseGoOn) => {
  if ('goOn' in request) {
    held.get(request.id)?.()
    held.delete(request.id)
    return
  }
  // A fault of ours, not of the file: let the worker die, so that the pool sees it and reports the file as such.
  const work = 'repair' in request ? repair(request).then(reply => parentPort?.postMessage(reply)) : parseFile(request)
  work.catch(error => {
    queueMicrotask(() => {
      throw error
    })
  })
})
