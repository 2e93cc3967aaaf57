import { cancelled } from './errors.ts'

/** What pure code needs of an AbortSignal; the browser's and Node's both fit. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** Throws `cancelled` once the signal has fired; long loops call it at every step. */
export function throwIfCancelled(signal: CancelSignal): void {
  if (signal.aborted) throw cancelled()
}
