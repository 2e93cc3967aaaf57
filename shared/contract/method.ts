import type { z } from 'zod'

/** One method: what it takes, who answers it, and, as types only, what comes back. */
export interface Method<S extends 'engine' | 'host', I, O, P> {
  readonly input: z.ZodType<I>
  /** Who answers: the engine, or the program that owns the window (dialogs, browsing, revealing). */
  readonly side: S
  /** Names of input fields that hold paths; the owner of the window lets only granted ones through. */
  readonly paths: readonly string[]
  /** Types only; nothing is ever stored here. */
  readonly types?: { readonly output: O; readonly progress: P }
}

/** A method that the engine answers; `paths` names the input fields that hold paths. */
export function engine<I>(input: z.ZodType<I>, paths: readonly (keyof I & string)[] = []) {
  return { returns: <O, P = never>(): Method<'engine', I, O, P> => ({ input, side: 'engine', paths }) }
}

/** A method that the program which owns the window answers. */
export function host<I>(input: z.ZodType<I>) {
  return { returns: <O>(): Method<'host', I, O, never> => ({ input, side: 'host', paths: [] }) }
}
