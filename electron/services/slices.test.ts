import { describe, expect, it } from 'vitest'
import { finishForOneState } from './slices.ts'

/** Longer than a slice. */
function spin(): void {
  for (const until = performance.now() + 12; performance.now() < until; );
}

describe('work that is right for one state of things', () => {
  it('rests between its slices, and is begun again where something changed in a rest', async () => {
    let state = 1
    let begun = 0
    function* work(): Generator<void, number[]> {
      begun++
      const seen: number[] = []
      for (let step = 0; step < 3; step++) {
        seen.push(state)
        spin()
        yield
      }
      return seen
    }
    setImmediate(() => {
      state = 2
    })
    expect(await finishForOneState(work, () => state)).toEqual([2, 2, 2])
    expect(begun).toBe(2)
  })

  it('is given up where nobody waits for it any more', async () => {
    const controller = new AbortController()
    let steps = 0
    function* work(): Generator<void, void> {
      while (steps++ < 1000) {
        spin()
        yield
      }
    }
    setImmediate(() => controller.abort())
    await expect(finishForOneState(work, () => 0, controller.signal)).rejects.toMatchObject({ code: 'cancelled' })
    expect(steps).toBe(1)
  })

  it('is done without a rest in the end where things change all the time', async () => {
    let state = 0
    let over = false
    const change = () => {
      state++
      if (!over) setImmediate(change)
    }
    change()
    function* work(): Generator<void, readonly [number, number]> {
      const before = state
      spin()
      yield
      spin()
      yield
      return [before, state]
    }
    const [before, after] = await finishForOneState(work, () => state)
    over = true
    expect(after).toBe(before)
  })
})
