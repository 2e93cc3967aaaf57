import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CancelSignal } from '../../shared/cancel.ts'
import { cancelled } from '../../shared/errors.ts'

/** How long work goes on before other calls get their turn, in ms. */
const SLICE = 8

/** What tells that nobody waits for the work any more. */
type Signal = Pick<CancelSignal, 'aborted'>

/**
 * Does work that may rest at every `yield`, in slices between which everything else has its turn. It is given up, without
 * a word, when the signal has fired after a rest.
 */
export async function runInSlices(work: Iterable<void>, signal: Signal): Promise<void> {
  let until = performance.now() + SLICE
  for (const _ of work) {
    if (performance.now() < until) continue
    await nextTurn()
    if (signal.aborted) return
    until = performance.now() + SLICE
  }
}

/** The same for work with a result. Throws `cancelled` where it was given up. */
export async function finishInSlices<T>(work: Generator<void, T>, signal: Signal): Promise<T> {
  const finished = signal.aborted ? undefined : await resultInSlices(work, signal)
  if (!finished) throw cancelled()
  return finished.value
}

/** Times that work is begun again because something changed while it rested. */
const TURNS = 3

/**
 * Does work in slices whose result is right for one state of things: where `state` is another one after a rest, it is
 * begun again, in the end without a rest. From the end of the work to whoever waits for it nothing comes between. Throws
 * `cancelled` where the signal has fired after a rest.
 */
export async function finishForOneState<T>(
  begin: () => Generator<void, T>,
  state: () => unknown,
  signal: Signal = { aborted: false },
): Promise<T> {
  for (let turn = 0; turn < TURNS; turn++) {
    const before = state()
    const changed: Signal = {
      get aborted() {
        return signal.aborted || state() !== before
      },
    }
    const finished = await resultInSlices(begin(), changed)
    if (finished) return finished.value
    if (signal.aborted) throw cancelled()
  }
  const work = begin()
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
}

async function resultInSlices<T>(work: Generator<void, T>, signal: Signal): Promise<{ readonly value: T } | undefined> {
  let result: { readonly value: T } | undefined
  function* steps(): Generator<void> {
    result = { value: yield* work }
  }
  await runInSlices(steps(), signal)
  return result
}
