import { readFileSync } from 'node:fs'

/**
 * For tests only: the files a disk may hold after the power went, worked out from a record of every write, sync and
 * confirmation (`strace`). Written blocks that were not synced may be there or not; names (new, renamed, removed files)
 * are taken as kept in order. It models lost writes, neither torn sectors nor disks that lie about syncing.
 */
export type Model = 'synced only' | 'a random half of the rest' | 'a random beginning of the rest'

type Event =
  | { readonly kind: 'write'; readonly file: File; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: File; readonly size: number }
  | { readonly kind: 'sync'; readonly file: File }
  | { readonly kind: 'name'; readonly path: string; readonly file: File | undefined }
  | { readonly kind: 'confirm'; readonly step: number }

/** What stands under a name; it keeps its identity when it is renamed. */
type File = { readonly serial: number }

export interface Recording {
  readonly events: readonly Event[]
  /** Index of the first confirmation: before it the library was being made. */
  readonly firstConfirmation: number
}

const CALL = /^(\w+)\((.*)\)\s+= (-?\d+)/
const STRING = /"((?:\\x[0-9a-f]{2})*)"/g

interface Call {
  readonly name: string
  readonly words: string
  /** Arguments in quotation marks: names, or bytes. */
  readonly strings: readonly Buffer[]
  readonly descriptor: number
  /** The last argument, where it is a number. */
  readonly last: number
  readonly result: number
}

function readCall(line: string): Call | undefined {
  const [, name = '', words = '', answer = ''] = CALL.exec(line) ?? []
  if (name === '' || Number(answer) < 0) return undefined
  const strings = Array.from(words.matchAll(STRING), ([, hex = '']) => Buffer.from(hex.replaceAll('\\x', ''), 'hex'))
  return { name, words, strings, descriptor: Number.parseInt(words, 10), last: Number(words.split(', ').at(-1)), result: Number(answer) }
}

/**
 * Reads `strace -xx -e trace=openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename` of one thread, as far
 * as it concerns files whose path begins with `prefix`.
 */
export function readRecording(log: string, prefix: string): Recording {
  const events: Event[] = []
  const names = new Map<string, File>()
  const descriptors = new Map<number, File>()
  let serial = 0

  function name(path: string, file: File | undefined): void {
    if (file) names.set(path, file)
    else names.delete(path)
    events.push({ kind: 'name', path, file })
  }

  function open(path: string, flags: string, descriptor: number): void {
    descriptors.delete(descriptor)
    if (!path.startsWith(prefix)) return
    const file = names.get(path) ?? { serial: serial++ }
    if (!names.has(path)) name(path, file)
    if (flags.includes('O_TRUNC')) events.push({ kind: 'truncate', file, size: 0 })
    descriptors.set(descriptor, file)
  }

  function changeNames(call: Call): void {
    const [path = '', other = ''] = call.strings.map(String)
    const file = names.get(path)
    if (call.name === 'openat') open(path, call.words, call.result)
    else if (call.name === 'close') descriptors.delete(call.descriptor)
    else if (file) {
      if (call.name === 'rename') name(other, file)
      name(path, undefined)
    }
  }

  function changeContent(call: Call, file: File): void {
    const [bytes = Buffer.alloc(0)] = call.strings
    if (call.name === 'fsync' || call.name === 'fdatasync') events.push({ kind: 'sync', file })
    else if (call.name === 'ftruncate') events.push({ kind: 'truncate', file, size: call.last })
    else if (call.name === 'pwrite64') events.push({ kind: 'write', file, at: call.last, bytes })
    else throw new Error(`This is not modelled: ${call.name}`)
  }

  for (const line of readFileSync(log, 'latin1').split('\n')) {
    const call = readCall(line)
    if (!call) continue
    const file = descriptors.get(call.descriptor)
    if (['openat', 'close', 'unlink', 'rename'].includes(call.name)) changeNames(call)
    else if (file) changeContent(call, file)
    else if (call.name === 'write' && call.descriptor === 1) events.push({ kind: 'confirm', step: Number(call.strings[0]) })
  }
  return { events, firstConfirmation: events.findIndex(event => event.kind === 'confirm') }
}

export interface Aftermath {
  readonly files: ReadonlyMap<string, Buffer>
  /** The last step that was confirmed before the power went. */
  readonly confirmed: number
}

/** The power goes after the first `cut` events. */
export function afterPowerLoss({ events }: Recording, cut: number, model: Model, random: () => number): Aftermath {
  const past = events.slice(0, cut)
  const lastSync = new Map<File, number>()
  for (const [index, event] of past.entries()) if (event.kind === 'sync') lastSync.set(event.file, index)
  const unsynced = past.flatMap((event, index) =>
    (event.kind === 'write' || event.kind === 'truncate') && index > (lastSync.get(event.file) ?? -1) ? [index] : [],
  )
  const kept = new Set(unsynced.filter(survives(model, unsynced, random)))
  const lost = new Set(unsynced.filter(index => !kept.has(index)))

  const contents = new Map<File, Content>()
  const contentOf = (file: File): Content => {
    const content = contents.get(file) ?? { bytes: Buffer.alloc(1 << 16), size: 0 }
    contents.set(file, content)
    return content
  }
  const names = new Map<string, File>()
  let confirmed = 0
  for (const [index, event] of past.entries()) {
    if (lost.has(index)) continue
    if (event.kind === 'confirm') confirmed = event.step
    else if (event.kind === 'name' && event.file) names.set(event.path, event.file)
    else if (event.kind === 'name') names.delete(event.path)
    else if (event.kind === 'truncate') resize(contentOf(event.file), event.size)
    else if (event.kind === 'write') {
      const content = contentOf(event.file)
      resize(content, Math.max(content.size, event.at + event.bytes.length))
      event.bytes.copy(content.bytes, event.at)
    }
  }
  const files = new Map(Array.from(names, ([path, file]) => [path, contentOf(file).bytes.subarray(0, contentOf(file).size)]))
  return { files, confirmed }
}

interface Content {
  /** With room to grow; zero beyond `size`. */
  bytes: Buffer
  size: number
}

function resize(content: Content, size: number): void {
  if (size > content.bytes.length) {
    const larger = Buffer.alloc(Math.max(size, content.bytes.length * 2))
    content.bytes.copy(larger)
    content.bytes = larger
  }
  if (size < content.size) content.bytes.fill(0, size, content.size)
  content.size = size
}

function survives(model: Model, unsynced: readonly number[], random: () => number): (index: number) => boolean {
  if (model === 'synced only') return () => false
  if (model === 'a random half of the rest') return () => random() < 0.5
  const end = unsynced[Math.floor(random() * unsynced.length)] ?? 0
  return index => index < end
}
