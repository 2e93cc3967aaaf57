import type { ErrorData } from '../../shared/errors.ts'
import type { ServiceOptions } from '../services/options.ts'

/** Owner of the window to engine. A channel is one connected window, tab or script. */
export type ToEngine =
  | { readonly kind: 'start'; readonly options: ServiceOptions }
  | { readonly kind: 'open'; readonly channel: number }
  | { readonly kind: 'frame'; readonly channel: number; readonly text: string }
  | { readonly kind: 'close'; readonly channel: number }
  | { readonly kind: 'stop' }

/** Engine to owner. `channel` null goes to everybody; `done` names the call that this frame ends. */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'frame'; readonly channel: number | null; readonly text: string; readonly done?: number }
  | { readonly kind: 'stopped' }

/** The engine as its owner sees it: a worker thread under plain Node, a utility process on the desktop. */
export interface EngineProcess {
  post(message: ToEngine): void
  onMessage(listener: (message: FromEngine) => void): void
  onExit(listener: () => void): void
  kill(): void
}
