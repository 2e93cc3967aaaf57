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

/** Units of characters beyond the first plane, as JSON may spell them: half of one may stand alone. */
const SURROGATE = /\\u[dD][89a-fA-F]/

/**
 * Parses what a client sent; `undefined` for anything that is not a well-formed frame. Half a character becomes U+FFFD here:
 * no database and no file keeps it, and what is kept must be what was asked for.
 */
export function parseClientFrame(text: string): ClientFrame | undefined {
  let frame: unknown
  try {
    frame = SURROGATE.test(text) ? JSON.parse(text, wholeCharacters) : JSON.parse(text)
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

function wholeCharacters(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}
