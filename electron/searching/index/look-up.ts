import type { ArenaCorpus } from '../arena-corpus.ts'
import { readRising } from './list-writer.ts'
import { type ByteRange, findList, pairKey, type Segment } from './segment.ts'

/** A segment in use: it says of each of its texts which slot holds it now. */
export interface IndexPart {
  readonly segment: Segment
  /** -1 for a text that no slot holds. */
  readonly slots: Int32Array
}

/** How a needle of two units or more is found in one part: by the places of its rarest pair. */
export interface Plan {
  readonly part: IndexPart
  readonly list: ByteRange
  /** Where in the needle the pair begins, in units. */
  readonly shift: number
}

/** Undefined where a pair is missing: then the needle stands nowhere in the part. */
export function planPart(part: IndexPart, needle: string): Plan | undefined {
  let rarest: Plan | undefined
  for (let shift = 0; shift + 1 < needle.length; shift++) {
    const list = findList(part.segment.pairs, pairKey(needle.charCodeAt(shift), needle.charCodeAt(shift + 1)))
    if (!list) return undefined
    if (!rarest || list.to - list.from < rarest.list.to - rarest.list.from) rarest = { part, list, shift }
  }
  return rarest
}

/** Where a needle stands in one slot: the first `count` of `starts`, rising; good for the call only. */
export type TakeStarts = (slot: number, starts: Uint32Array, count: number) => void

/**
 * Looks needles up in parts of the index, part by part: at each place of the pair the whole needle is compared with the text
 * in the arena. The loops are plain on purpose: a common pair has a million places.
 */
export function createLookUp(arena: ArenaCorpus) {
  let positions = new Uint32Array(65_536)
  let starts = new Uint32Array(65_536)

  function makeRoom(count: number): void {
    if (count <= positions.length) return
    positions = new Uint32Array(count * 2)
    starts = new Uint32Array(count * 2)
  }

  /** `list` is what the plan's list holds. */
  return ({ part, shift }: Plan, list: Uint8Array, needle: string, mask: Uint8Array | undefined, take: TakeStarts): void => {
    makeRoom(list.length)
    const count = readRising(list, positions)
    const units = Uint16Array.from({ length: needle.length }, (_, i) => needle.charCodeAt(i))
    const ends = part.segment.starts
    for (let i = 0, text = 0; i < count; ) {
      text = textAt(ends, positions[i] ?? 0, text)
      const first = i
      // The pair lies in the text; whether the needle does is seen when it is compared.
      const stop = ends[text + 1] ?? 0
      while (i < count && (positions[i] ?? 0) < stop) i++
      const slot = part.slots[text] ?? -1
      if (slot < 0 || (mask && mask[slot] !== 1)) continue
      const begin = (ends[text] ?? 0) + shift
      const found = needle.length === 2 ? shiftAll(first, i, begin) : compareAll(first, i, begin, slot, units, needle)
      if (found > 0) take(slot, starts, found)
    }
  }

  function shiftAll(first: number, end: number, begin: number): number {
    for (let i = first; i < end; i++) starts[i - first] = (positions[i] ?? 0) - begin
    return end - first
  }

  function compareAll(first: number, end: number, begin: number, slot: number, units: Uint16Array, needle: string): number {
    const base = arena.startOf(slot)
    const last = arena.lengthOf(slot) - units.length
    const { memory } = arena
    let found = 0
    for (let i = first; i < end; i++) {
      const start = (positions[i] ?? 0) - begin
      if (start < 0 || start > last) continue
      if (base === undefined) {
        if (arena.foldedText(slot, { start, end: start + units.length }) !== needle) continue
      } else {
        let same = 0
        while (same < units.length && memory[base + start + same] === units[same]) same++
        if (same < units.length) continue
      }
      starts[found++] = start
    }
    return found
  }
}

/** The text that holds a position, not before text `from`. */
function textAt(starts: Uint32Array, position: number, from: number): number {
  let low = from
  let high = from + 1
  while (high < starts.length - 1 && (starts[high] ?? 0) <= position) {
    low = high
    high = Math.min(starts.length - 1, high + (high - from) + 1)
  }
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle
  }
  return low
}
