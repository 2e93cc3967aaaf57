import type { ArenaCorpus } from '../arena-corpus.ts'
import type { Corpus, Counts, Occurrences } from '../corpus.ts'
import { countsOf, createNumberList, type NumberList } from '../gathering.ts'
import { createNumberReader } from './list-writer.ts'
import { type ByteRange, DamagedSegment, findList, pairKey, type Segment } from './segment.ts'

/** A segment in use: it says of each of its texts which slot holds it now. */
export interface IndexPart {
  readonly segment: Segment
  /** -1 for a text that no slot holds. */
  readonly slots: Int32Array
}

/** A corpus over the texts of an arena that looks into the index where that takes less time than to look through all. */
export interface IndexedCorpus extends Corpus {
  /** Parts of the index. No slot may stand in two of them, or twice in one; slots in none are looked through. */
  use(parts: readonly IndexPart[]): void
  /** Where the last answer came from. */
  readonly lastWay: 'scan' | 'index'
}

/** What looking into the index costs, in units that a scan looks through in the same time. */
export interface IndexCost {
  /** To read a byte of a list, find its text and compare there. */
  readonly byte: number
  /** To look into one part, before anything is found. */
  readonly part: number
}

/** Measured: a scan looks through 4 to 10 units in a nanosecond. */
const COST: IndexCost = { byte: 40, part: 20_000 }

/** A part that turns out damaged is told to `onDamage` and used no more; the answer then comes from the arena. */
export function createIndexedCorpus(
  arena: ArenaCorpus,
  onDamage: (part: IndexPart, error: DamagedSegment) => void,
  cost: IndexCost = COST,
): IndexedCorpus {
  let parts: readonly IndexPart[] = []
  let lastWay: 'scan' | 'index' = 'scan'
  const reader = createNumberReader()

  /** Asks the index; the arena instead, and when a part is damaged. */
  function answer<T>(fromIndex: () => T | undefined, fromScan: () => T): T {
    lastWay = 'scan'
    try {
      const found = parts.length > 0 ? fromIndex() : undefined
      if (found === undefined) return fromScan()
      lastWay = 'index'
      return found
    } catch (error) {
      if (!(error instanceof DamagedSegment)) throw error
      lastWay = 'scan'
      return fromScan()
    }
  }

  /** Reads a list of a part; whatever reads lists reads them through this. */
  function read(part: IndexPart, { from, to }: ByteRange): void {
    try {
      reader.open(part.segment.read(from, to))
    } catch (error) {
      if (error instanceof DamagedSegment) {
        parts = parts.filter(other => other !== part)
        onDamage(part, error)
      }
      throw error
    }
  }

  /** Slots to look at that no part holds. */
  function restOf(mask: Uint8Array | undefined): Uint8Array {
    const rest = mask ? mask.slice(0, arena.slots) : new Uint8Array(arena.slots).fill(1)
    for (const { slots } of parts) for (const slot of slots) if (slot >= 0) rest[slot] = 0
    return rest
  }

  function unitsToScan(mask: Uint8Array | undefined): number {
    if (!mask) return arena.units
    let units = 0
    for (let slot = 0; slot < arena.slots; slot++) if (mask[slot] === 1) units += arena.lengthOf(slot)
    return units
  }

  /** The rarest pair of the needle in each part that has them all; undefined where a scan is faster. */
  function plan(needle: string, mask: Uint8Array | undefined): Plan[] | undefined {
    if (needle.length < 2 || needle.includes('\0')) return undefined
    const plans: Plan[] = []
    let sum = parts.length * cost.part
    for (const part of parts) {
      const rarest = rarestPair(part.segment, needle)
      if (!rarest) continue
      sum += (rarest.list.to - rarest.list.from) * cost.byte
      plans.push({ part, ...rarest })
    }
    return sum < unitsToScan(mask) ? plans : undefined
  }

  /** Adds where the needle stands in one part: at each place of its rarest pair it is compared with the text. */
  function lookUp({ part, list, shift }: Plan, needle: string, mask: Uint8Array | undefined, found: Found): void {
    read(part, list)
    const { starts } = part.segment
    const stands = comparing(needle)
    let text = 0
    let slot = -1
    let stop = 0
    for (let position = 0; reader.more(); ) {
      position += reader.next()
      const start = position - shift
      if (start >= stop) {
        text = textAt(starts, start, text)
        stop = starts[text + 1] ?? 0
        slot = part.slots[text] ?? -1
        if (mask && mask[slot] !== 1) slot = -1
      }
      const offset = start - (starts[text] ?? 0)
      // The last position of a text is its separator, where no needle ends.
      if (slot < 0 || start < 0 || start + needle.length >= stop || !stands(slot, offset)) continue
      found.slots.push(slot)
      found.starts.push(offset)
    }
  }

  /** Tells whether the needle stands in a slot at an offset at which it fits. A pair that was looked up stands there. */
  function comparing(needle: string): (slot: number, offset: number) => boolean {
    if (needle.length === 2) return () => true
    const { memory } = arena
    const units = Uint16Array.from({ length: needle.length }, (_, i) => needle.charCodeAt(i))
    return (slot, offset) => {
      const start = arena.startOf(slot)
      if (start === undefined) return arena.foldedText(slot, { start: offset, end: offset + needle.length }) === needle
      return same(memory, start + offset, units)
    }
  }

  function fromIndex(needle: string, mask: Uint8Array | undefined): Occurrences | undefined {
    if (needle.length === 1) return fromHolders(needle, mask)
    const plans = plan(needle, mask)
    if (!plans) return undefined
    const found: Found = { slots: createNumberList(), starts: createNumberList() }
    for (const each of plans) lookUp(each, needle, mask, found)
    addAll(arena.occurrences(needle, restOf(mask)), found)
    return bySlot(found, arena.slots)
  }

  /** How often one unit occurs in each slot that a part holds. */
  function countUnit(unit: number, mask: Uint8Array | undefined, counts: Uint32Array): void {
    for (const part of parts) {
      const list = findList(part.segment.units, unit)
      if (!list) continue
      read(part, list)
      for (let text = 0; reader.more(); ) {
        text += reader.next()
        const count = reader.next()
        const slot = part.slots[text] ?? -1
        if (slot >= 0 && (!mask || mask[slot] === 1)) counts[slot] = count
      }
    }
  }

  /** Of one unit the index says which texts hold it; where in them is looked up in those alone, if there are more to look at. */
  function fromHolders(needle: string, mask: Uint8Array | undefined): Occurrences | undefined {
    if (unitsToScan(mask) < arena.units / 10) return undefined
    const counts = new Uint32Array(arena.slots)
    countUnit(needle.charCodeAt(0), mask, counts)
    const holders = restOf(mask)
    counts.forEach((count, slot) => {
      if (count > 0) holders[slot] = 1
    })
    return arena.occurrences(needle, holders)
  }

  function countsFromIndex(needle: string, mask: Uint8Array | undefined): Counts | undefined {
    if (needle.includes('\0')) return undefined
    if (needle.length !== 1) {
      const found = fromIndex(needle, mask)
      return found && countsOf(found)
    }
    const counts = new Uint32Array(arena.slots)
    countUnit(needle.charCodeAt(0), mask, counts)
    const rest = arena.counts(needle, restOf(mask))
    rest.slots.forEach((slot, i) => {
      counts[slot] = rest.counts[i] ?? 0
    })
    const slots = createNumberList()
    counts.forEach((count, slot) => {
      if (count > 0) slots.push(slot)
    })
    const holders = slots.toArray()
    return { slots: holders, counts: holders.map(slot => counts[slot] ?? 0) }
  }

  return {
    get slots() {
      return arena.slots
    },
    get lastWay() {
      return lastWay
    },
    lengthOf: arena.lengthOf,
    foldedText: arena.foldedText,
    occurrences: (needle, mask) =>
      answer(
        () => (needle === '' || needle === '\0' ? undefined : fromIndex(needle, mask)),
        () => arena.occurrences(needle, mask),
      ),
    counts: (needle, mask) =>
      answer(
        () => (needle === '' ? undefined : countsFromIndex(needle, mask)),
        () => arena.counts(needle, mask),
      ),
    use(used) {
      parts = used
    },
  }
}

interface Plan {
  readonly part: IndexPart
  /** The list of the rarest pair, which begins `shift` units behind the needle's beginning. */
  readonly list: ByteRange
  readonly shift: number
}

interface Found {
  readonly slots: NumberList
  readonly starts: NumberList
}

/** Undefined where a pair is missing: then the needle stands nowhere. */
function rarestPair(segment: Segment, needle: string): { list: ByteRange; shift: number } | undefined {
  let rarest: { list: ByteRange; shift: number } | undefined
  for (let shift = 0; shift + 1 < needle.length; shift++) {
    const list = findList(segment.pairs, pairKey(needle.charCodeAt(shift), needle.charCodeAt(shift + 1)))
    if (!list) return undefined
    if (!rarest || list.to - list.from < rarest.list.to - rarest.list.from) rarest = { list, shift }
  }
  return rarest
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

function same(memory: Uint16Array, at: number, units: Uint16Array): boolean {
  for (let i = 0; i < units.length; i++) if (memory[at + i] !== units[i]) return false
  return true
}

function addAll({ slots, firsts, starts }: Occurrences, found: Found): void {
  slots.forEach((slot, i) => {
    for (let at = firsts[i] ?? 0; at < (firsts[i + 1] ?? 0); at++) {
      found.slots.push(slot)
      found.starts.push(starts[at] ?? 0)
    }
  })
}

/** Puts what was found part by part in the order of the slots; what stands in one slot is in order already. */
function bySlot(found: Found, slots: number): Occurrences {
  const slotOf = found.slots.toArray()
  const startOf = found.starts.toArray()
  const places = new Uint32Array(slots + 1)
  for (const slot of slotOf) places[slot + 1] = (places[slot + 1] ?? 0) + 1
  const holders = createNumberList()
  const firsts = createNumberList()
  for (let slot = 0; slot < slots; slot++) {
    const first = places[slot] ?? 0
    const next = first + (places[slot + 1] ?? 0)
    places[slot + 1] = next
    if (next === first) continue
    holders.push(slot)
    firsts.push(first)
  }
  firsts.push(startOf.length)
  const starts = new Uint32Array(startOf.length)
  slotOf.forEach((slot, i) => {
    const place = places[slot] ?? 0
    starts[place] = startOf[i] ?? 0
    places[slot] = place + 1
  })
  return { slots: holders.toArray(), firsts: firsts.toArray(), starts }
}
