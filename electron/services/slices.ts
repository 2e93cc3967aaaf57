import { cancelled } from '../../shared/errors.ts'

/** How long work goes on before other calls get their turn, in ms. */
const SLICE = 8

/**
 * Does work that may rest at every `yield`, in slices between which everything else has its turn. It is given up, without
 * a word, when `wanted` no longer holds after a rest.
 */
export async function runInSlices(work: Iterable<void>, wanted: () => boolean): Promise<void> {
  let until = performance.now() + SLICE
  for (const _ of work) {
    if (performance.now() < until) continue
    await new Promise(resolve => setImmediate(resolve))
    if (!wanted()) return
    until = performance.now() + SLICE
  }
}

/** The same for work with a result. Throws `cancelled` where it was given up. */
export async function finishInSlices<T>(work: Generator<void, T>, wanted: () => boolean): Promise<T> {
  if (!wanted()) throw cancelled()
  let result: { readonly value: T } | undefined
  function* steps(): Generator<void> {
    result = { value: yield* work }
  }
  await runInSlices(steps(), wanted)
  // The compiler does not see that the steps set it.
  const finished = result as { readonly value: T } | undefined
  if (!finished) throw cancelled()
  return finished.value
}
