import type { ErrorData } from '../../shared/errors.ts'

/** What the engine is told when it starts. Paths are absolute. */
export interface EngineOptions {
  /** Where settings and the default library lie. */
  readonly dataFolder: string
  /** The library that `library.resume` opens; null for the one of last time, or a new one with the sample reports. */
  readonly libraryPath: string | null
  readonly sampleFolder: string
  /** URL of the script that parses one file at a time in a thread of its own. */
  readonly parseWorker: string
}

/** Owner of the window to engine. A channel is one connected window, tab or script. */
export type ToEngine =
  | { readonly kind: 'start'; readonly options: EngineOptions }
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
