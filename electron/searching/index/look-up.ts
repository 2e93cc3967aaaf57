import type { ArenaCorpus } from '../arena-corpus.ts'
import { firstNotBelow } from '../gathering.ts'
import { createNumberReader, readRising } from './list-writer.ts'
import { type ByteRange, findList, pairKey, type Segment } from './segment.ts'

/** A segment in use: it says of each of its texts which slot holds it now. */
export interface IndexPart {
  readonly segment: Segment
  /** -1 for a text that no slot holds. */
  readonly slots: Int32Array
}

/** What looking into the index costs, in units that a scan looks through in the same time. */
export interface IndexCost {
  /** To read a byte of a list. */
  readonly byte: number
  /** To compare the text at a place with the needle: what stands there must be fetched first. */
  readonly compared: number
  /** To look into one part, before anything is read. */
  readonly part: number
}

/** The list of a pair of the needle, which begins `shift` units behind the needle's beginning. */
interface PairList {
  readonly list: ByteRange
  readonly shift: number
}

/** How a needle of two units or more is found in one part. */
export interface Plan {
  readonly part: IndexPart
  /** Each place of this pair may be one of the needle. */
  readonly rarest: PairList
  /** Places that are not in these lists as well are none: shortest first. */
  readonly further: readonly PairList[]
  /** What is left has to be compared: the lists do not hold every unit of the needle. */
  readonly compare: boolean
  readonly cost: number
}

/** Undefined where a pair is missing: then the needle stands nowhere in the part. */
export function planPart(part: IndexPart, needle: string, cost: IndexCost): Plan | undefined {
  const lists: PairList[] = []
  for (let shift = 0; shift + 1 < needle.length; shift++) {
    const list = findList(part.segment.pairs, pairKey(needle.charCodeAt(shift), needle.charCodeAt(shift + 1)))
    if (!list) return undefined
    lists.push({ list, shift })
  }
  const rarest = lists.reduce((least, next) => (bytesOf(next) < bytesOf(least) ? next : least))
  const reading = cost.part + bytesOf(rarest) * cost.byte
  if (needle.length === 2) return { part, rarest, further: [], compare: false, cost: reading }
  // Every second pair, and the last one, hold all units between them.
  const further = lists
    .filter(({ shift }) => (shift % 2 === 0 || shift === needle.length - 2) && shift !== rarest.shift)
    .sort((a, b) => bytesOf(a) - bytesOf(b))
  const readingAll = further.reduce((sum, each) => sum + bytesOf(each) * cost.byte, 0)
  const comparing = bytesOf(rarest) * cost.compared
  return readingAll < comparing
    ? { part, rarest, further, compare: false, cost: reading + readingAll }
    : { part, rarest, further: [], compare: true, cost: reading + comparing }
}

function bytesOf({ list }: PairList): number {
  return list.to - list.from
}

/** Where a needle stands in one slot: the first `count` of `starts`, rising; good for the call only. */
export type TakeStarts = (slot: number, starts: Uint32Array, count: number) => void

/** Bytes of a list of a part; good until the next call. */
export type ReadList = (part: IndexPart, list: ByteRange) => Uint8Array

/** Looks needles up in parts of the index, part by part. The loops are plain on purpose: a common pair has a million places. */
export function createLookUp(arena: ArenaCorpus, read: ReadList) {
  let places: Uint32Array = new Uint32Array(65_536)
  let others: Uint32Array = new Uint32Array(65_536)

  /** Where the needle begins if the pair belongs to it; in `into`, which is another array where that is too short. */
  function readPlaces(
    part: IndexPart,
    { list, shift }: PairList,
    into: Uint32Array,
  ): { readonly array: Uint32Array; readonly count: number } {
    const bytes = read(part, list)
    const array = bytes.length <= into.length ? into : new Uint32Array(bytes.length * 2)
    return { array, count: readRising(bytes, array, shift) }
  }

  function candidates({ part, rarest, further }: Plan): number {
    const first = readPlaces(part, rarest, places)
    places = first.array
    let count = first.count
    for (const next of further) {
      if (count === 0) return 0
      const second = readPlaces(part, next, others)
      others = second.array
      count = intersect(places, count, others, second.count)
    }
    return count
  }

  return (plan: Plan, needle: string, mask: Uint8Array | undefined, take: TakeStarts): void => {
    const count = candidates(plan)
    if (others.length < count) others = new Uint32Array(count)
    const { starts } = plan.part.segment
    for (let i = 0, text = 0; i < count; ) {
      text = textAt(starts, places[i] ?? 0, text)
      const first = i
      i = firstFrom(places, i, count, starts[text + 1] ?? 0)
      const slot = plan.part.slots[text] ?? -1
      if (slot < 0 || (mask && mask[slot] !== 1)) continue
      for (let at = first; at < i; at++) others[at - first] = (places[at] ?? 0) - (starts[text] ?? 0)
      const found = plan.compare ? compareAll(i - first, slot, needle) : i - first
      if (found > 0) take(slot, others, found)
    }
  }

  /** Keeps those among the first `count` of `others` at which the needle stands in the slot. */
  function compareAll(count: number, slot: number, needle: string): number {
    let found = 0
    for (let i = 0; i < count; i++) {
      const start = others[i] ?? 0
      if (arena.holdsAt(slot, start, needle)) others[found++] = start
    }
    return found
  }
}

/**
 * Finds one unit by the pairs that begin with it, part by part, without a look at any text. Only where a text ends with it no
 * pair says so; there the text holds it once more than the pairs say. Texts with U+0000 in them, of which that is not true,
 * are left to `leave`.
 */
export function createUnitLookUp(read: ReadList) {
  let places: Uint32Array = new Uint32Array(65_536)
  const reader = createNumberReader()
  const knownGaps = new WeakMap<Segment, Uint8Array>()

  /** 1 for each text that holds U+0000: it holds fewer listed units than it is long. */
  function gapsIn(part: IndexPart): Uint8Array {
    const known = knownGaps.get(part.segment)
    if (known) return known
    const { starts, units } = part.segment
    const listed = new Float64Array(starts.length - 1)
    for (let key = 0; key < units.keys.length; key++) {
      reader.open(read(part, { from: units.offsets[key] ?? 0, to: units.offsets[key + 1] ?? 0 }))
      for (let text = 0; reader.more(); ) {
        text += reader.next()
        listed[text] = (listed[text] ?? 0) + reader.next()
      }
    }
    const gaps = Uint8Array.from(listed, (count, text) => (count < (starts[text + 1] ?? 0) - (starts[text] ?? 0) - 1 ? 1 : 0))
    knownGaps.set(part.segment, gaps)
    return gaps
  }

  /** All places of the unit in the part, rising; the first so many of `places`. */
  function placesIn(part: IndexPart, unit: number): number {
    const { keys, offsets } = part.segment.pairs
    const [first, end] = [firstNotBelow(keys, pairKey(unit, 0)), firstNotBelow(keys, pairKey(unit + 1, 0))]
    const [from, to] = [offsets[first] ?? 0, offsets[end] ?? 0]
    if (first === end) return 0
    const bytes = read(part, { from, to })
    if (bytes.length > places.length) places = new Uint32Array(bytes.length * 2)
    let count = 0
    for (let key = first; key < end; key++) {
      const list = bytes.subarray((offsets[key] ?? 0) - from, (offsets[key + 1] ?? 0) - from)
      count += readRising(list, places.subarray(count), 0)
    }
    places.subarray(0, count).sort()
    return count
  }

  return (part: IndexPart, unit: number, mask: Uint8Array | undefined, take: TakeStarts, leave: (slot: number) => void): void => {
    const gaps = gapsIn(part)
    const holders = findList(part.segment.units, unit)
    if (!holders) return
    // Read before the pairs: bytes are good until the next call only.
    const held = Uint8Array.from(read(part, holders))
    const count = placesIn(part, unit)
    const { starts } = part.segment
    reader.open(held)
    for (let text = 0, at = 0; reader.more(); ) {
      text += reader.next()
      const often = reader.next()
      const [begin, end] = [starts[text] ?? 0, starts[text + 1] ?? 0]
      const first = firstFrom(places, at, count, begin)
      at = firstFrom(places, first, count, end)
      const slot = part.slots[text] ?? -1
      if (slot < 0 || (mask && mask[slot] !== 1)) continue
      if (gaps[text] === 1) {
        leave(slot)
        continue
      }
      const own = new Uint32Array(often)
      for (let i = first; i < at && i - first < often; i++) own[i - first] = (places[i] ?? 0) - begin
      // Behind the text there is one separator.
      if (at - first < often) own[often - 1] = end - begin - 2
      take(slot, own, often)
    }
  }
}

/** Keeps in `left` what is in `right` as well; both rising. Returns how many. */
function intersect(left: Uint32Array, leftCount: number, right: Uint32Array, rightCount: number): number {
  let kept = 0
  let other = 0
  for (let i = 0; i < leftCount; i++) {
    const value = left[i] ?? 0
    other = firstFrom(right, other, rightCount, value)
    if (other < rightCount && right[other] === value) left[kept++] = value
  }
  return kept
}

/** The first of the rising `values` between `from` and `end` that is not below `least`; `end` where there is none. */
function firstFrom(values: Uint32Array, from: number, end: number, least: number): number {
  let at = from
  while (at < end && (values[at] ?? 0) < least) at++
  return at
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
