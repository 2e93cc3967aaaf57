import { WebSocket } from 'ws'
import { milliseconds } from './measuring.ts'

/** A line to a running browser edition, as its page has one. */
export interface Line {
  call<T>(method: string, input: object): Promise<T>
  /** Hears every announcement of this name. */
  listen(name: string, listener: () => void): void
  close(): void
}

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** `address` is what the server printed: with the token in the fragment. */
export async function openLine(address: string): Promise<Line> {
  const { host, origin, hash } = new URL(address)
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? ''
  const socket = new WebSocket(`ws://${host}/socket`, ['duidu', token], { origin })
  const pending = new Map<number, Pending>()
  const listeners: { readonly name: string; readonly listener: () => void }[] = []
  let nextId = 1

  socket.on('message', data => {
    const frame = JSON.parse(String(data)) as { kind: string; id: number; name?: string; value?: unknown; error?: { message: string } }
    if (frame.kind === 'event') for (const { name, listener } of listeners) if (name === frame.name) listener()
    const call = pending.get(frame.id)
    if (!call || (frame.kind !== 'result' && frame.kind !== 'failure')) return
    pending.delete(frame.id)
    if (frame.kind === 'result') call.resolve(frame.value)
    else call.reject(new Error(frame.error?.message))
  })
  socket.on('close', () => {
    for (const call of pending.values()) call.reject(new Error('The connection was lost.'))
    pending.clear()
  })
  await new Promise<void>((opened, failed) => socket.once('open', opened).once('error', failed))
  // A server that is killed resets the connection; the pending calls hear of it by `close`.
  socket.on('error', () => {})

  return {
    call: <T>(method: string, input: object) =>
      new Promise<T>((resolve, reject) => {
        const id = nextId++
        pending.set(id, { resolve: value => resolve(value as T), reject })
        // Over a connection that is gone nothing is sent, and no answer would come.
        socket.send(JSON.stringify({ kind: 'call', id, method, input }), error => error && reject(error))
      }),
    listen(name, listener) {
      listeners.push({ name, listener })
    },
    close: () => socket.close(),
  }
}

/** Asks something small again and again; the function that comes back ends it and tells the longest wait, in ms. */
export function watchOthers(line: Line): () => Promise<number> {
  let goesOn = true
  let longest = 0
  const asking = (async () => {
    while (goesOn) {
      longest = Math.max(longest, await milliseconds(() => line.call('journal.get', {})))
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  })()
  return async () => {
    goesOn = false
    await asking
    return longest
  }
}
