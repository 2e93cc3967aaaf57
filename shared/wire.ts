import type { ErrorData } from './errors.ts'

/**
 * Frames between a client (window, browser tab, command line) and the engine. The same on every transport; each frame
 * travels as one JSON text, so the thread that owns the window relays replies without parsing or cloning them.
 */
export type ClientFrame =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }

export type ServerFrame =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: ErrorData }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }

/** Parses what a client sent; `undefined` for anything that is not a well-formed frame. */
export function parseClientFrame(text: string): ClientFrame | undefined {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  if (typeof frame !== 'object' || frame === null) return undefined
  const { kind, id, method, input } = frame as Record<string, unknown>
  if (!Number.isSafeInteger(id)) return undefined
  if (kind === 'cancel') return { kind, id: id as number }
  if (kind === 'call' && typeof method === 'string') return { kind, id: id as number, method, input: input ?? {} }
  return undefined
}
