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
