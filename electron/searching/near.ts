import { createNumberList, type NumberList } from './gathering.ts'
import type { Stretch } from './passages.ts'

/** Passages in no list yet: where each begins, and beside it where it ends. */
export interface Spans {
  readonly starts: NumberList
  readonly ends: NumberList
}

/**
 * Finds the shortest stretches from a passage of one list to one of the other, in either order, that do not overlap and
 * have at most `distance` units between them; one that holds another one is left out. Numbers only, and lists that are
 * used again for every report: a common word has a million passages.
 */
export function createNearFinder() {
  const there = createSpans()
  const back = createSpans()
  const shortest = createSpans()

  /** In reading order; good until the next call. */
  return (left: Stretch, right: Stretch, distance: number): Spans => {
    pairs(left, right, distance, there)
    pairs(right, left, distance, back)
    keepShortest(there, back, shortest)
    return shortest
  }
}

function createSpans(): Spans {
  return { starts: createNumberList(), ends: createNumberList() }
}

function clear({ starts, ends }: Spans): void {
  starts.clear()
  ends.clear()
}

/** For each of `firsts` the stretch to that of `seconds` behind it which ends soonest; by start, the longest first. */
function pairs(firsts: Stretch, seconds: Stretch, distance: number, found: Spans): void {
  clear(found)
  let from = seconds.from
  let sorted = true
  for (let i = firsts.from; i < firsts.to; i++) {
    const start = firsts.list.starts[i] ?? 0
    const firstEnd = firsts.list.ends[i] ?? 0
    // One that begins later may end sooner.
    while (from > seconds.from && (seconds.list.starts[from - 1] ?? 0) >= firstEnd) from--
    while (from < seconds.to && (seconds.list.starts[from] ?? 0) < firstEnd) from++
    let end = Number.POSITIVE_INFINITY
    for (let at = from; at < seconds.to; at++) {
      const second = seconds.list.starts[at] ?? 0
      if (second - firstEnd > distance || second >= end) break
      end = Math.min(end, seconds.list.ends[at] ?? 0)
    }
    if (end === Number.POSITIVE_INFINITY) continue
    const last = found.starts.length - 1
    sorted &&= last < 0 || found.starts.at(last) < start || found.ends.at(last) >= end
    found.starts.push(start)
    found.ends.push(end)
  }
  if (!sorted) sort(found)
}

/** By start, the longest first. */
function sort({ starts, ends }: Spans): void {
  const order = Array.from({ length: starts.length }, (_, i) => ({ start: starts.at(i), end: ends.at(i) }))
  order.sort((a, b) => a.start - b.start || b.end - a.end)
  clear({ starts, ends })
  for (const { start, end } of order) {
    starts.push(start)
    ends.push(end)
  }
}

/** Those of both lists that hold no other one, each once. */
function keepShortest(a: Spans, b: Spans, kept: Spans): void {
  clear(kept)
  let i = a.starts.length - 1
  let j = b.starts.length - 1
  let soonest = Number.POSITIVE_INFINITY
  // From the last to begin to the first; of those that begin together the shortest comes first.
  while (i >= 0 || j >= 0) {
    const fromA = j < 0 || (i >= 0 && isBehind(a, i, b, j))
    const start = fromA ? a.starts.at(i) : b.starts.at(j)
    const end = fromA ? a.ends.at(i) : b.ends.at(j)
    if (fromA) i--
    else j--
    if (end >= soonest) continue
    soonest = end
    kept.starts.push(start)
    kept.ends.push(end)
  }
  kept.starts.reverse()
  kept.ends.reverse()
}

function isBehind(a: Spans, i: number, b: Spans, j: number): boolean {
  const later = a.starts.at(i) - b.starts.at(j)
  return later > 0 || (later === 0 && a.ends.at(i) <= b.ends.at(j))
}
