import type { Range } from '../../../shared/model/search.ts'
import type { Letters } from './letters.ts'
import { type Against, findMatches, type Match } from './matches.ts'

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
  const groupOf = new Map<number, number>()
  for (let rank = 0; rank < others.slots.length; rank++) groupOf.set(others.slots[rank] ?? 0, others.groups[rank] ?? 0)
  let group: number | undefined
  let gathered: Match[] = []
  yield* findMatches(letters, others, (slot, matches) => {
    const own = groupOf.get(slot)
    if (own !== group) {
      coverage.add(gathered)
      gathered = []
      group = own
    }
    gathered.push(...matches)
  })
  coverage.add(gathered)
  return coverage.stretches(letters)
}

/** How many cover each letter; cut wherever one begins or ends, also where as many end as begin. */
function createCoverage(letters: number) {
  const begins = new Uint32Array(letters + 1)
  const ends = new Uint32Array(letters + 1)

  return {
    /** What one other shares. */
    add(matches: Match[]): void {
      matches.sort((a, b) => a.from - b.from)
      let from = -1
      let to = -1
      const close = () => {
        if (from < 0) return
        begins[from] = (begins[from] ?? 0) + 1
        ends[to] = (ends[to] ?? 0) + 1
      }
      for (const match of matches) {
        if (match.from <= to) to = Math.max(to, match.to)
        else {
          close()
          ;({ from, to } = match)
        }
      }
      close()
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
