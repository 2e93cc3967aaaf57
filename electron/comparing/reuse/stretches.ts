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

/** Others that are told apart: slots of one group count as one. */
export interface Others extends Against {
  /** Of each of `slots`, rising. */
  readonly groups: ArrayLike<number>
}

/**
 * The text cut wherever the set of others that share it changes; only stretches that some share, in reading order. Each
 * letter lies in as many others as have a passage of 15 letters and more with it in common.
 */
export function* findStretches(letters: Letters, others: Others): Generator<void, Stretch[]> {
  const coverage = createCoverage(letters.units.length)
  const groupOf = groupsBySlot(others)
  const several = severalSlots(others)
  let group = -1
  let passages: Passages = []
  yield* findMatches(letters, others, (slot, from, to) => {
    const own = groupOf[slot] ?? 0
    if (own !== group) {
      if (!several.has(group)) coverage.add(passages)
      passages = several.get(own) ?? []
      group = own
    }
    const last = passages.at(-1)
    // Nearly always what follows stands behind.
    if (last && from <= last.to && to >= last.from) {
      last.from = Math.min(last.from, from)
      last.to = Math.max(last.to, to)
    } else passages.push({ from, to })
  })
  if (!several.has(group)) coverage.add(passages)
  for (const shared of several.values()) coverage.add(shared)
  return coverage.stretches(letters)
}

/** What one other shares so far, in no order. */
type Passages = { from: number; to: number }[]

/** Groups of more than one slot; their matches may not come one behind another. */
function severalSlots({ groups }: Others): Map<number, Passages> {
  const several = new Map<number, Passages>()
  for (let i = 1; i < groups.length; i++) if (groups[i] === groups[i - 1]) several.set(groups[i] ?? 0, [])
  return several
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

  function count(from: number, to: number): void {
    if (from < 0) return
    begins[from] = (begins[from] ?? 0) + 1
    ends[to] = (ends[to] ?? 0) + 1
  }

  return {
    /** All that one other shares. */
    add(passages: Passages): void {
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
}
