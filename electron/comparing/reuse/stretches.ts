import type { Range } from '../../../shared/model/search.ts'
import type { Letters } from './letters.ts'
import { type Against, findMatches } from './matches.ts'

/** A stretch of a text that the same others share throughout. */
export interface Stretch extends Range {
  /** How many others share a passage over it. */
  readonly others: number
  /** Letters in it. */
  readonly letters: number
}

/** Others that are told apart: `slots` in groups that count as one, the slots of a group one behind another. */
export interface Others extends Against {
  /** Of each of `slots`. */
  readonly groups: ArrayLike<number>
}

/**
 * The text cut wherever the set of others that share it changes; only stretches that some share, in reading order. Each
 * letter lies in as many others as have a passage of 15 letters and more with it in common.
 */
export function* findStretches(letters: Letters, others: Others): Generator<void, Stretch[]> {
  const coverage = createCoverage(letters.units.length)
  const groupOf = groupsBySlot(others)
  let group = -1
  yield* findMatches(letters, others, (slot, from, to) => {
    const own = groupOf[slot] ?? 0
    if (own !== group) {
      coverage.close()
      group = own
    }
    coverage.add(from, to)
  })
  coverage.close()
  return coverage.stretches(letters)
}

/** The group of each slot. */
export function groupsBySlot({ slots, groups }: Pick<Others, 'slots' | 'groups'>): Uint32Array {
  let most = 0
  for (let rank = 0; rank < slots.length; rank++) most = Math.max(most, slots[rank] ?? 0)
  const bySlot = new Uint32Array(most + 1)
  for (let rank = 0; rank < slots.length; rank++) bySlot[slots[rank] ?? 0] = groups[rank] ?? 0
  return bySlot
}

/** How many cover each letter; cut wherever one begins or ends, also where as many end as begin. */
function createCoverage(letters: number) {
  const begins = new Uint32Array(letters + 1)
  const ends = new Uint32Array(letters + 1)
  /** What one other shares so far: from where to where, without overlaps, in no order. */
  let passages: { from: number; to: number }[] = []

  return {
    add(from: number, to: number): void {
      const last = passages.at(-1)
      // Nearly always what follows stands behind.
      if (last && from <= last.to && to >= last.from) {
        last.from = Math.min(last.from, from)
        last.to = Math.max(last.to, to)
      } else passages.push({ from, to })
    },

    /** That was all of it. */
    close(): void {
      passages.sort((a, b) => a.from - b.from)
      let [from, to] = [-1, -1]
      for (const passage of passages) {
        if (passage.from <= to) to = Math.max(to, passage.to)
        else {
          count(from, to)
          ;({ from, to } = passage)
        }
      }
      count(from, to)
      passages = []
    },

    stretches({ places }: Letters): Stretch[] {
      const found: Stretch[] = []
      let others = 0
      let first = 0
      for (let at = 0; at <= letters; at++) {
        const [begin, end] = [begins[at] ?? 0, ends[at] ?? 0]
        if (begin === 0 && end === 0) continue
        if (others > 0) {
          // What stands between two letters of a passage belongs to it, whatever it is.
          const stop = others > end ? (places[at] ?? 0) : (places[at - 1] ?? 0) + 1
          found.push({ start: places[first] ?? 0, end: stop, others, letters: at - first })
        }
        others += begin - end
        first = at
      }
      return found
    },
  }

  function count(from: number, to: number): void {
    if (from < 0) return
    begins[from] = (begins[from] ?? 0) + 1
    ends[to] = (ends[to] ?? 0) + 1
  }
}
