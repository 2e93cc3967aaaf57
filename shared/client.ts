import type { CancelSignal } from './cancel.ts'
import type { EventName, EventPayload, Input, MethodName, Output, Progress } from './contract.ts'
import { AppError, cancelled, fromErrorData } from './errors.ts'
import type { ClientFrame, ServerFrame } from './wire.ts'

/** What a transport must do; everything else about calling stands above it. */
export interface Transport {
  send(text: string): void
  /** Called once by the client. `onClosed` means no frame will come any more. */
  start(onText: (text: string) => void, onClosed: () => void): void
  close(): void
}

export interface CallOptions<M extends MethodName> {
  readonly signal?: CancelSignal
  readonly onProgress?: (progress: Progress<M>) => void
}

export interface Client {
  call<M extends MethodName>(method: M, input: Input<M>, options?: CallOptions<M>): Promise<Output<M>>
  /** Returns the function that stops listening. */
  on<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void): () => void
  /** Called once when the connection is gone; every pending call has failed with `connection-lost` by then. */
  onClosed(listener: () => void): void
  close(): void
}

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: AppError) => void
  readonly onProgress: ((progress: unknown) => void) | undefined
}

const connectionLost = () => new AppError('connection-lost', 'The connection to the engine was lost.')

/** Typed calls, progress, cancelling and events over any transport. */
export function createClient(transport: Transport): Client {
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const closedListeners: (() => void)[] = []
  let nextId = 1
  let closed = false

  const send = (frame: ClientFrame) => transport.send(JSON.stringify(frame))

  function receive(text: string): void {
    const frame = JSON.parse(text) as ServerFrame
    if (frame.kind === 'event') {
      for (const listener of listeners.get(frame.name) ?? []) listener(frame.payload)
      return
    }
    const call = pending.get(frame.id)
    if (!call) return
    if (frame.kind === 'progress') {
      call.onProgress?.(frame.progress)
      return
    }
    pending.delete(frame.id)
    if (frame.kind === 'result') call.resolve(frame.value)
    else call.reject(fromErrorData(frame.error))
  }

  transport.start(receive, () => {
    closed = true
    for (const call of pending.values()) call.reject(connectionLost())
    pending.clear()
    for (const listener of closedListeners) listener()
  })

  return {
    call(method, input, options) {
      return new Promise((resolve, reject) => {
        if (closed) {
          reject(connectionLost())
          return
        }
        if (options?.signal?.aborted) {
          reject(cancelled())
          return
        }
        const id = nextId++
        const onAbort = () => send({ kind: 'cancel', id })
        options?.signal?.addEventListener('abort', onAbort, { once: true })
        const settled = () => options?.signal?.removeEventListener('abort', onAbort)
        pending.set(id, {
          resolve: value => {
            settled()
            // The router answers a method with its own output type; the contract table is what both sides are typed by.
            resolve(value as never)
          },
          reject: error => {
            settled()
            reject(error)
          },
          onProgress: options?.onProgress as ((progress: unknown) => void) | undefined,
        })
        send({ kind: 'call', id, method, input })
      })
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as (payload: unknown) => void)
      return () => set.delete(listener as (payload: unknown) => void)
    },
    onClosed: listener => {
      closedListeners.push(listener)
    },
    close: () => transport.close(),
  }
}
