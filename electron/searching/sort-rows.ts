import type { Corpus } from './corpus.ts'
import type { Passages } from './passages.ts'
import { pinyinRanks } from './pinyin-order.ts'

/** Rows (numbers of passages) in an order that is made as far as somebody looks: of a million rows a window shows fifty. */
export interface RowOrder {
  /** The rows that stand from `from` to `to` (exclusive) in the order, as far as there are any. */
  rows(from: number, to: number): Uint32Array
}

/** So many units beside a hit decide where it stands; beyond them the library's order. */
const DEPTH = 8
const RANKS = 65_536
/** Fewer rows are sorted by comparing, more are dealt out by one unit. */
const FEW = 2_048

/** Rows that stand together by their first `depth` units. */
interface Bucket {
  readonly from: number
  readonly to: number
  readonly depth: number
  /** By the next unit, once somebody looked at some of them. */
  parts?: readonly Bucket[]
  /** Nothing is left to be done. */
  sorted: boolean
}

/**
 * The passages in the order of what follows (`right`) or precedes (`left`, nearest unit first) them. The texts must not
 * change while it is used.
 */
export function sortByContext(passages: Passages, owners: Uint32Array, corpus: Corpus, side: 'left' | 'right'): RowOrder {
  const readContext = createContextReader(passages, owners, corpus, side)
  const order = new Uint32Array(passages.starts.length)
  for (let row = 0; row < order.length; row++) order[row] = row
  const all: Bucket = { from: 0, to: order.length, depth: 0, sorted: false }

  function settle(bucket: Bucket, from: number, to: number): void {
    if (bucket.sorted || bucket.to <= from || to <= bucket.from) return
    if (bucket.depth === DEPTH) bucket.sorted = true
    else if (bucket.to - bucket.from <= FEW) {
      sortFew(bucket)
      bucket.sorted = true
    } else {
      bucket.parts ??= deal(order, bucket, readContext)
      for (const part of bucket.parts) settle(part, from, to)
    }
  }

  /** What stands beside them is looked at once for each, in the order of the texts: they may have to be read. */
  function sortFew({ from, to, depth: first }: Bucket): void {
    const rows = order.slice(from, to)
    const width = DEPTH - first
    const context = readContext(rows, first, width)
    const ranks = pinyinRanks(context)
    const keys = context.map(unit => ranks[unit] ?? 0)
    const compare = (a: number, b: number): number => {
      for (let i = 0; i < width; i++) {
        const difference = (keys[a * width + i] ?? 0) - (keys[b * width + i] ?? 0)
        if (difference !== 0) return difference
      }
      return a - b
    }
    const sorted = Uint32Array.from(rows.keys()).sort(compare)
    sorted.forEach((place, i) => {
      order[from + i] = rows[place] ?? 0
    })
  }

  return {
    rows(from, to) {
      settle(all, from, to)
      return order.subarray(from, to)
    },
  }
}

/** The passages report by report in this order of slots. */
export function sortBySlots({ slots, firsts, starts }: Passages, compare: (a: number, b: number) => number): RowOrder {
  const places = Uint32Array.from(slots.keys()).sort((a, b) => compare(slots[a] ?? 0, slots[b] ?? 0) || a - b)
  const order = new Uint32Array(starts.length)
  let written = 0
  for (const place of places) for (let row = firsts[place] ?? 0; row < (firsts[place + 1] ?? 0); row++) order[written++] = row
  return { rows: (from, to) => order.subarray(from, to) }
}

/** Slot of each passage. */
export function slotOfEach({ slots, firsts, starts }: Passages): Uint32Array {
  const owners = new Uint32Array(starts.length)
  for (let place = 0; place < slots.length; place++) owners.fill(slots[place] ?? 0, firsts[place], firsts[place + 1])
  return owners
}

/** So many units beside each of the rows, from this depth on (0 is the nearest), row by row; 0 beyond the text. */
type ReadContext = (rows: Uint32Array, depth: number, width: number) => Uint16Array

function createContextReader({ starts, ends }: Passages, owners: Uint32Array, corpus: Corpus, side: 'left' | 'right'): ReadContext {
  return (rows, depth, width) => {
    const slots = new Uint32Array(rows.length * width)
    const offsets = new Int32Array(rows.length * width)
    for (let i = 0, at = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0
      const first = side === 'right' ? (ends[row] ?? 0) + depth : (starts[row] ?? 0) - 1 - depth
      for (let step = 0; step < width; step++, at++) {
        slots[at] = owners[row] ?? 0
        offsets[at] = side === 'right' ? first + step : first - step
      }
    }
    return corpus.unitsAt(slots, offsets)
  }
}

/** Sorts the rows of a bucket by their next unit, by counting; those with the same one keep their order. */
function deal(order: Uint32Array, { from, to, depth }: Bucket, readContext: ReadContext): Bucket[] {
  const rows = order.slice(from, to)
  const units = readContext(rows, depth, 1)
  const ranks = pinyinRanks(units)
  const next = new Uint32Array(RANKS + 1)
  for (let i = 0; i < rows.length; i++) {
    const rank = ranks[units[i] ?? 0] ?? 0
    next[rank + 1] = (next[rank + 1] ?? 0) + 1
  }
  const parts: Bucket[] = []
  for (let rank = 0; rank < RANKS; rank++) {
    const begin = next[rank] ?? 0
    const count = next[rank + 1] ?? 0
    next[rank + 1] = begin + count
    if (count > 0) parts.push({ from: from + begin, to: from + begin + count, depth: depth + 1, sorted: count === 1 })
  }
  for (let i = 0; i < rows.length; i++) {
    const rank = ranks[units[i] ?? 0] ?? 0
    const at = next[rank] ?? 0
    order[from + at] = rows[i] ?? 0
    next[rank] = at + 1
  }
  return parts
}
