import type { Corpus, Counts, Occurrences } from '../corpus.ts'
import { createGathering, createNumberList, type Gathering } from '../gathering.ts'
import { countSlots } from '../masks.ts'
import type { PromisedTexts } from '../promised-texts.ts'
import { createNumberReader } from './list-writer.ts'
import { createLookUp, createUnitLookUp, type IndexCost, type IndexPart, type Plan, planPart, type TakeStarts } from './look-up.ts'
import { type ByteRange, DamagedSegment, findList } from './segment.ts'

/**
 * A corpus over the texts of an arena that looks into the index where that takes less time than to look through all, and
 * wherever it can while texts are promised only.
 */
export interface IndexedCorpus extends Corpus {
  /** Parts of the index. No slot may stand in two of them, or twice in one; slots in none are looked through. */
  use(parts: readonly IndexPart[]): void
  /** Where the last answer came from. */
  readonly lastWay: 'scan' | 'index'
}

/** Measured over 80 million units. */
const COST: IndexCost = { byte: 30, compared: 180, part: 30_000 }
/** To compare a text that is not read yet is to read it. */
const UNREAD: IndexCost = { ...COST, compared: Number.POSITIVE_INFINITY }

/** So many texts are read in less time than all places of a unit. */
const FEW = 100

/** A part that turns out damaged is told to `onDamage` and used no more; the answer then comes from the arena. */
export function createIndexedCorpus(
  arena: PromisedTexts,
  onDamage: (part: IndexPart, error: DamagedSegment) => void,
  cost: IndexCost = COST,
  few = FEW,
): IndexedCorpus {
  let parts: readonly IndexPart[] = []
  let lastWay: 'scan' | 'index' = 'scan'
  const reader = createNumberReader()
  const lookUp = createLookUp(arena, read)
  const lookUpUnit = createUnitLookUp(read)

  /** Asks the index; the arena where that is faster, and when a part is damaged. */
  function answer<T>(fromIndex: () => T | undefined, fromScan: () => T): T {
    lastWay = 'scan'
    try {
      const found = parts.length > 0 ? fromIndex() : undefined
      if (found === undefined) return fromScan()
      lastWay = 'index'
      return found
    } catch (error) {
      if (!(error instanceof DamagedSegment)) throw error
      return fromScan()
    }
  }

  /** Bytes of a list of a part; all lists are read here. */
  function read(part: IndexPart, { from, to }: ByteRange): Uint8Array {
    try {
      return part.segment.read(from, to)
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

  /** How to find the needle in each part that may hold it; undefined where a scan is faster. */
  function plan(needle: string, mask: Uint8Array | undefined): Plan[] | undefined {
    const plans: Plan[] = []
    let sum = 0
    const promised = arena.promised > 0
    for (const part of parts) {
      const planned = planPart(part, needle, promised ? UNREAD : cost)
      if (planned) plans.push(planned)
      sum += planned?.cost ?? cost.part
    }
    return promised || sum < unitsToScan(mask) ? plans : undefined
  }

  function occurrences(needle: string, mask: Uint8Array | undefined): Occurrences | undefined {
    const plans = plan(needle, mask)
    if (!plans) return undefined
    const found = createGathering()
    for (const each of plans) {
      lookUp(each, needle, mask, (slot, starts, count) => found.add(slot, starts.subarray(0, count)))
    }
    return withRest(found, needle, restOf(mask))
  }

  /** Of one unit the index says which texts hold it; where in them is looked up in those alone. */
  function occurrencesOfUnit(needle: string, mask: Uint8Array | undefined): Occurrences | undefined {
    if (arena.promised === 0 && unitsToScan(mask) < arena.units / 10) return undefined
    const counts = new Uint32Array(arena.slots)
    countUnit(needle.charCodeAt(0), mask, counts)
    const holders = restOf(mask)
    counts.forEach((count, slot) => {
      if (count > 0) holders[slot] = 1
    })
    if (arena.lean && countSlots(holders) > few) return occurrencesByPairs(needle, mask)
    return arena.occurrences(needle, holders)
  }

  /** Slower where the texts lie in the arena; they do not. */
  function occurrencesByPairs(unit: string, mask: Uint8Array | undefined): Occurrences {
    const found = createGathering()
    const rest = restOf(mask)
    const take: TakeStarts = (slot, starts, count) => found.add(slot, starts.subarray(0, count))
    const leave = (slot: number) => {
      rest[slot] = 1
    }
    for (const part of parts) lookUpUnit(part, unit.charCodeAt(0), mask, take, leave)
    return withRest(found, unit, rest)
  }

  /** With what stands in the slots of `rest`. */
  function withRest(found: Gathering, needle: string, rest: Uint8Array): Occurrences {
    const { slots, firsts, starts } = arena.occurrences(needle, rest)
    slots.forEach((slot, i) => {
      found.add(slot, starts.subarray(firsts[i], firsts[i + 1]))
    })
    return found.toOccurrences()
  }

  /** How often one unit occurs in each slot that a part holds. */
  function countUnit(unit: number, mask: Uint8Array | undefined, counts: Uint32Array): void {
    for (const part of parts) {
      const list = findList(part.segment.units, unit)
      if (!list) continue
      reader.open(read(part, list))
      for (let text = 0; reader.more(); ) {
        text += reader.next()
        const count = reader.next()
        const slot = part.slots[text] ?? -1
        if (slot >= 0 && (!mask || mask[slot] === 1)) counts[slot] = count
      }
    }
  }

  function counts(needle: string, mask: Uint8Array | undefined): Counts | undefined {
    const counted = new Uint32Array(arena.slots)
    if (needle.length === 1) countUnit(needle.charCodeAt(0), mask, counted)
    else {
      const plans = plan(needle, mask)
      if (!plans) return undefined
      for (const each of plans) {
        lookUp(each, needle, mask, (slot, _, count) => {
          counted[slot] = count
        })
      }
    }
    const rest = arena.counts(needle, restOf(mask))
    rest.slots.forEach((slot, i) => {
      counted[slot] = rest.counts[i] ?? 0
    })
    const holders = createNumberList()
    counted.forEach((count, slot) => {
      if (count > 0) holders.push(slot)
    })
    const slots = holders.toArray()
    return { slots, counts: slots.map(slot => counted[slot] ?? 0) }
  }

  /** Lists leave strings with U+0000 out. */
  const isListed = (needle: string) => needle !== '' && !needle.includes('\0')

  return {
    get slots() {
      return arena.slots
    },
    get lastWay() {
      return lastWay
    },
    lengthOf: arena.lengthOf,
    foldedText: arena.foldedText,
    unitsAt: arena.unitsAt,
    occurrences: (needle, mask) =>
      answer(
        () => (isListed(needle) ? (needle.length === 1 ? occurrencesOfUnit : occurrences)(needle, mask) : undefined),
        () => arena.occurrences(needle, mask),
      ),
    counts: (needle, mask) =>
      answer(
        () => (isListed(needle) ? counts(needle, mask) : undefined),
        () => arena.counts(needle, mask),
      ),
    use(used) {
      parts = used
    },
  }
}
