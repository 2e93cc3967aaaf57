import type { Range } from '../../shared/model/search.ts'
import { byStart } from './passages.ts'

/**
 * The shortest stretches from a passage of one list to one of the other, in either order, that do not overlap and have
 * at most `distance` units between them. A stretch that holds another one is left out. `fits` says whether a stretch may
 * be as it is (one sentence); one that holds a stretch that may not, may not either. Both lists in reading order.
 */
export function nearPassages(left: readonly Range[], right: readonly Range[], distance: number, fits: (range: Range) => boolean): Range[] {
  const candidates = [...pairs(left, right, distance), ...pairs(right, left, distance)].filter(fits)
  return shortest(candidates)
}

/** For each of `firsts` the stretch to that of `seconds` behind it which ends soonest. */
function pairs(firsts: readonly Range[], seconds: readonly Range[], distance: number): Range[] {
  const found: Range[] = []
  let from = 0
  // Passages that begin later may end sooner, so each looks from the soonest end so far.
  for (const first of [...firsts].sort((a, b) => a.end - b.end)) {
    while (from < seconds.length && (seconds[from]?.start ?? 0) < first.end) from++
    let end = Number.POSITIVE_INFINITY
    for (let at = from; at < seconds.length; at++) {
      const second = seconds[at] as Range
      if (second.start - first.end > distance || second.start >= end) break
      end = Math.min(end, second.end)
    }
    if (end !== Number.POSITIVE_INFINITY) found.push({ start: first.start, end })
  }
  return found
}

/** Those that hold no other one, each once. */
function shortest(ranges: readonly Range[]): Range[] {
  const kept: Range[] = []
  let soonest = Number.POSITIVE_INFINITY
  // From the last to begin to the first; of those that begin together the shortest comes first.
  for (const range of [...ranges].sort((a, b) => b.start - a.start || a.end - b.end)) {
    if (range.end >= soonest) continue
    soonest = range.end
    kept.push(range)
  }
  return kept.sort(byStart)
}
