import { placeUnits } from '../placed-text.ts'
import type { ArenaCorpus } from './arena-corpus.ts'
import type { Counts, Occurrences } from './corpus.ts'
import { clampRange, toUnits } from './folded-text.ts'
import { countsOf, createGathering, createNumberList, findInText } from './gathering.ts'

/**
 * An arena in which a slot may hold a text that is not read yet: its length is known, and it is read as soon as somebody
 * looks at it. So an index can answer over texts of which hardly any has been read, and every other answer is right too.
 *
 * Where all texts together are more than may lie in the memory (`lean`), what is promised stays so: it is read for each look
 * and not put in.
 */
export interface PromisedTexts extends ArenaCorpus {
  /** Texts that are not read yet. */
  readonly promised: number
  /** Units of all texts, read or promised. */
  readonly total: number
  readonly lean: boolean
  /** The slot holds a text of this length, which is not 0 and which `load` puts into it when it is asked to. */
  promise(slot: number, length: number): void
  isPromised(slot: number): boolean
  /** Whether a text of this length may be put in. */
  hasRoom(length: number): boolean
}

/** How texts are read that do not fit into the memory. */
export interface LeanReading {
  /** Units that may lie in the arena. */
  readonly most: number
  /** The folded text of a slot that is promised. */
  read(slot: number): string
}

/** To read so many one by one takes less time than to read all that are promised. */
const FEW = 300
/** Units of texts that stay at hand when they were read for a look. */
const AT_HAND = 4_000_000

/** `loadAll` puts all promised texts in, or as many as it can. */
export function createPromisedTexts(
  arena: ArenaCorpus,
  load: (slot: number) => void,
  loadAll: () => void = () => {},
  { most, read }: LeanReading = { most: Number.POSITIVE_INFINITY, read: () => '' },
): PromisedTexts {
  const lengths = new Map<number, number>()
  let promisedUnits = 0
  let singly = 0
  const atHand = createTextsAtHand(read)

  const total = () => arena.units - arena.dead + promisedUnits
  const isLean = () => total() > most

  function forget(slot: number): void {
    promisedUnits -= lengths.get(slot) ?? 0
    lengths.delete(slot)
    atHand.forget(slot)
  }

  function redeem(slot: number): void {
    if (!lengths.has(slot) || isLean()) return
    if (++singly > FEW) loadAll()
    if (lengths.has(slot)) load(slot)
  }

  function redeemAll(mask: Uint8Array | undefined): void {
    if (lengths.size === 0 || isLean()) return
    const wanted = promisedIn(mask)
    if (wanted.length > FEW) loadAll()
    for (const slot of wanted) if (lengths.has(slot)) load(slot)
  }

  function promisedIn(mask: Uint8Array | undefined): Uint32Array {
    const wanted = createNumberList()
    for (const slot of lengths.keys()) if (!mask || mask[slot] === 1) wanted.push(slot)
    return wanted.toArray()
  }

  function occurrences(needle: string, mask: Uint8Array | undefined): Occurrences {
    redeemAll(mask)
    const inArena = arena.occurrences(needle, mask)
    const unread = needle === '' ? [] : promisedIn(mask).sort()
    if (unread.length === 0) return inArena
    const found = createGathering()
    for (const slot of unread) found.add(slot, findInText(read(slot), needle))
    inArena.slots.forEach((slot, place) => {
      found.add(slot, inArena.starts.subarray(inArena.firsts[place], inArena.firsts[place + 1]))
    })
    return found.toOccurrences()
  }

  return {
    get promised() {
      return lengths.size
    },
    get total() {
      return total()
    },
    get lean() {
      return isLean()
    },
    promise(slot, length) {
      forget(slot)
      arena.put(slot, '')
      lengths.set(slot, length)
      promisedUnits += length
    },
    isPromised: slot => lengths.has(slot),
    hasRoom: length => arena.units + length <= most,
    get slots() {
      return arena.slots
    },
    get units() {
      return arena.units
    },
    get dead() {
      return arena.dead
    },
    compact: arena.compact,
    lengthOf: slot => lengths.get(slot) ?? arena.lengthOf(slot),
    unitsOf(slot) {
      redeem(slot)
      return lengths.has(slot) ? toUnits(read(slot)) : arena.unitsOf(slot)
    },
    placed(slot) {
      redeem(slot)
      return lengths.has(slot) ? placeUnits(toUnits(read(slot))) : arena.placed(slot)
    },
    holdsAt(slot, offset, words) {
      redeem(slot)
      return lengths.has(slot) ? atHand.get(slot).startsWith(words, offset) : arena.holdsAt(slot, offset, words)
    },
    foldedText(slot, range) {
      redeem(slot)
      if (!lengths.has(slot)) return arena.foldedText(slot, range)
      const text = atHand.get(slot)
      const { start, end } = clampRange(range, text.length)
      return text.slice(start, end)
    },
    unitsAt(slots, offsets) {
      if (lengths.size > 0) for (const slot of slots) redeem(slot)
      const units = arena.unitsAt(slots, offsets)
      if (lengths.size === 0) return units
      for (const [i, slot] of slots.entries()) if (lengths.has(slot)) units[i] = atHand.get(slot).charCodeAt(offsets[i] ?? 0) || 0
      return units
    },
    occurrences,
    counts(needle, mask): Counts {
      redeemAll(mask)
      return lengths.size === 0 ? arena.counts(needle, mask) : countsOf(occurrences(needle, mask))
    },
    put(slot, folded) {
      forget(slot)
      arena.put(slot, folded)
    },
    clear() {
      lengths.clear()
      promisedUnits = 0
      atHand.clear()
      singly = 0
      arena.clear()
    },
  }
}

/** The texts that were looked at last. */
function createTextsAtHand(read: (slot: number) => string) {
  const texts = new Map<number, string>()
  let units = 0

  function forget(slot: number): void {
    units -= texts.get(slot)?.length ?? 0
    texts.delete(slot)
  }

  return {
    forget,
    get(slot: number): string {
      const known = texts.get(slot)
      if (known !== undefined) return known
      const text = read(slot)
      texts.set(slot, text)
      units += text.length
      for (const old of texts.keys()) {
        if (units <= AT_HAND || old === slot) break
        forget(old)
      }
      return text
    },
    clear() {
      texts.clear()
      units = 0
    },
  }
}
