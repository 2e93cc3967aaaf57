import type { ArenaCorpus } from './arena-corpus.ts'
import { createNumberList } from './gathering.ts'

/**
 * An arena in which a slot may hold a text that is not read yet: its length is known, and it is read as soon as somebody
 * looks at it. So an index can answer over texts of which hardly any has been read, and every other answer is right too.
 */
export interface PromisedTexts extends ArenaCorpus {
  /** Texts that are not read yet. */
  readonly promised: number
  /** The slot holds a text of this length, which is not 0 and which `load` puts into it when it is asked to. */
  promise(slot: number, length: number): void
  isPromised(slot: number): boolean
}

/** To read so many one by one takes less time than to read all that are promised. */
const FEW = 300

/** `loadAll` puts all promised texts in, or as many as it can. */
export function createPromisedTexts(arena: ArenaCorpus, load: (slot: number) => void, loadAll: () => void = () => {}): PromisedTexts {
  const lengths = new Map<number, number>()
  let singly = 0

  function redeem(slot: number): void {
    if (!lengths.has(slot)) return
    if (++singly > FEW) loadAll()
    if (lengths.has(slot)) load(slot)
  }

  function redeemAll(mask: Uint8Array | undefined): void {
    if (lengths.size === 0) return
    const wanted = createNumberList()
    for (const slot of lengths.keys()) if (!mask || mask[slot] === 1) wanted.push(slot)
    if (wanted.length > FEW) loadAll()
    for (const slot of wanted.toArray()) if (lengths.has(slot)) load(slot)
  }

  return {
    get promised() {
      return lengths.size
    },
    promise(slot, length) {
      arena.put(slot, '')
      lengths.set(slot, length)
    },
    isPromised: slot => lengths.has(slot),
    get slots() {
      return arena.slots
    },
    get units() {
      return arena.units
    },
    get dead() {
      return arena.dead
    },
    get memory() {
      return arena.memory
    },
    rarity: arena.rarity,
    compact: arena.compact,
    lengthOf: slot => lengths.get(slot) ?? arena.lengthOf(slot),
    startOf(slot) {
      redeem(slot)
      return arena.startOf(slot)
    },
    foldedText(slot, range) {
      redeem(slot)
      return arena.foldedText(slot, range)
    },
    unitAt(slot, offset) {
      redeem(slot)
      return arena.unitAt(slot, offset)
    },
    occurrences(needle, mask) {
      redeemAll(mask)
      return arena.occurrences(needle, mask)
    },
    counts(needle, mask) {
      redeemAll(mask)
      return arena.counts(needle, mask)
    },
    put(slot, folded) {
      lengths.delete(slot)
      arena.put(slot, folded)
    },
    clear() {
      lengths.clear()
      singly = 0
      arena.clear()
    },
  }
}
