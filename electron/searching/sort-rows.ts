import type { Corpus } from './corpus.ts'
import type { Passages } from './passages.ts'
import { pinyinRanks } from './pinyin-order.ts'

/** So many units beside a hit decide where it stands; beyond them the library's order. */
const DEPTH = 8
const RANKS = 65_536

/** The numbers of the passages, in the order of what follows (`right`) or precedes (`left`, nearest unit first) them. */
export function sortByContext(passages: Passages, corpus: Corpus, side: 'left' | 'right'): Uint32Array {
  const total = passages.starts.length
  const ranks = contextRanks(passages, corpus, side)
  let order = Uint32Array.from({ length: total }, (_, row) => row)
  // From the farthest unit to the nearest: each pass keeps the order of the one before among equals.
  for (let depth = DEPTH - 1; depth >= 0; depth--) order = sortStable(order, ranks.subarray(depth * total, (depth + 1) * total))
  return order
}

/** The numbers of the passages, report by report in this order of slots. */
export function sortBySlots({ slots, firsts, starts }: Passages, compare: (a: number, b: number) => number): Uint32Array {
  const places = Uint32Array.from(slots.keys()).sort((a, b) => compare(slots[a] ?? 0, slots[b] ?? 0) || a - b)
  const order = new Uint32Array(starts.length)
  let written = 0
  for (const place of places) for (let row = firsts[place] ?? 0; row < (firsts[place + 1] ?? 0); row++) order[written++] = row
  return order
}

/** Slot of each passage. */
export function slotOfEach({ slots, firsts, starts }: Passages): Uint32Array {
  const owners = new Uint32Array(starts.length)
  for (const [place, slot] of slots.entries()) owners.fill(slot, firsts[place], firsts[place + 1])
  return owners
}

/** For each depth the rank of that unit beside each passage; 0 beyond the text. */
function contextRanks({ slots, firsts, starts, ends }: Passages, corpus: Corpus, side: 'left' | 'right'): Uint16Array {
  const total = starts.length
  const ranks = pinyinRanks()
  const found = new Uint16Array(DEPTH * total)
  for (const [place, slot] of slots.entries()) {
    const text = corpus.foldedText(slot)
    for (let row = firsts[place] ?? 0; row < (firsts[place + 1] ?? 0); row++) {
      const start = starts[row] ?? 0
      const end = ends[row] ?? 0
      for (let depth = 0; depth < DEPTH; depth++) {
        const at = side === 'right' ? end + depth : start - 1 - depth
        if (at < 0 || at >= text.length) break
        found[depth * total + row] = ranks[text.charCodeAt(at)] ?? 0
      }
    }
  }
  return found
}

/** Counting sort of rows by their keys. */
function sortStable(order: Uint32Array, keys: Uint16Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(RANKS + 1)
  for (const key of keys) next[key + 1] = (next[key + 1] ?? 0) + 1
  for (let key = 0; key < RANKS; key++) next[key + 1] = (next[key + 1] ?? 0) + (next[key] ?? 0)
  const sorted = new Uint32Array(order.length)
  for (const row of order) {
    const key = keys[row] ?? 0
    const at = next[key] ?? 0
    sorted[at] = row
    next[key] = at + 1
  }
  return sorted
}
