import { type PlacedText, placeUnits } from '../placed-text.ts'
import type { Occurrences, WritableCorpus } from './corpus.ts'
import { clampRange, type FoldedText, toText, toUnits } from './folded-text.ts'
import { countsOf, createGathering, createNumberList, findInText } from './gathering.ts'
import { createScanKernel, FIRST_PLACE, LONGEST_NEEDLE, placeBehind, type ScanKernel, sizeOf } from './scan-kernel.ts'

/** Texts that lie one after another in the memory of the scan kernel, which looks through all of them for every question. */
export interface ArenaCorpus extends WritableCorpus {
  /** Units of the arena in use, and those among them that belong to texts which were replaced or went. */
  readonly units: number
  readonly dead: number
  /** The folded text of a slot as its units. */
  unitsOf(slot: number): Uint16Array
  /** The same in place. */
  placed(slot: number): PlacedText
  /** Whether `words` stand at this offset of a slot. */
  holdsAt(slot: number, offset: number, words: string): boolean
  /** Moves texts together until `stop` says so or all lie close: then true. Answers are right at any time. */
  compact(stop: () => boolean): boolean
}

/** The low byte of every how-many-th unit of a text is counted. */
const SAMPLE = 13

/** Undefined where the kernel cannot run. Its memory may grow to `mostPages` of 64 KiB; texts beyond are kept as strings. */
export function createArenaCorpus(mostPages?: number): ArenaCorpus | undefined {
  const kernel = createScanKernel(mostPages)
  return kernel && arenaOver(kernel)
}

function arenaOver(kernel: ScanKernel): ArenaCorpus {
  let starts = new Uint32Array(1024)
  let lengths = new Uint32Array(1024)
  let slots = 0
  let end = FIRST_PLACE
  let units = 0
  let dead = 0
  /** Texts for which there is no room in the memory. */
  const beyond = new Map<number, string>()
  /** Slots in the order of their texts, while those are moved together. */
  let moving: { readonly order: Uint32Array; next: number; to: number } | undefined
  const samples = new Uint32Array(256)

  const startAt = (slot: number) => starts[slot] ?? 0
  const lengthAt = (slot: number) => lengths[slot] ?? 0

  function reserve(slot: number): void {
    if (slot >= starts.length) {
      const larger = Math.max(slot + 1, starts.length * 2)
      starts = extend(starts, larger)
      lengths = extend(lengths, larger)
    }
    slots = Math.max(slots, slot + 1)
  }

  function drop(slot: number): void {
    dead += lengthAt(slot)
    lengths[slot] = 0
    beyond.delete(slot)
  }

  /** False where there is no room. */
  function append(slot: number, folded: FoldedText): boolean {
    const { length } = folded
    const start = placeBehind(end, length)
    if (!kernel.makeRoom(start, length)) return false
    kernel.write(start, folded)
    starts[slot] = start
    lengths[slot] = length
    end = start + sizeOf(length)
    units += length
    for (let at = start; at < start + length; at += SAMPLE) {
      const byte = kernel.lowByteAt(at)
      samples[byte] = rarity(byte) + 1
    }
    return true
  }

  /** How often a low byte was met in a sample of the texts. */
  function rarity(byte: number): number {
    return samples[byte] ?? 0
  }

  function textOf(slot: number, from = 0, to = lengthAt(slot)): string {
    return toText(kernel.read(startAt(slot) + from, to - from))
  }

  /** Does the first with each text in the arena that is asked for, the second with each beyond it, slots rising. */
  function look(mask: Uint8Array | undefined, within: (slot: number, start: number, length: number) => void, outside: LookOutside): void {
    for (let slot = 0; slot < slots; slot++) {
      if (mask && mask[slot] !== 1) continue
      const length = lengthAt(slot)
      if (length > 0) within(slot, startAt(slot), length)
      else if (beyond.size > 0) outside(slot, beyond.get(slot) ?? '')
    }
  }

  function occurrences(needle: string, mask?: Uint8Array): Occurrences {
    const found = createGathering()
    const outside: LookOutside = (slot, text) => found.add(slot, findInText(text, needle))
    if (needle.length > LONGEST_NEEDLE) look(mask, slot => outside(slot, textOf(slot)), outside)
    else if (needle !== '') {
      kernel.prepare(needle, rarity)
      look(mask, (slot, start, length) => kernel.find(start, length, positions => found.add(slot, positions)), outside)
    }
    return found.toOccurrences()
  }

  return {
    get slots() {
      return slots
    },
    get units() {
      return units
    },
    get dead() {
      return dead
    },
    unitsOf(slot) {
      const text = beyond.get(slot)
      return text === undefined ? kernel.read(startAt(slot), lengthAt(slot)) : toUnits(text)
    },
    placed(slot) {
      const text = beyond.get(slot)
      return text === undefined ? kernel.placed(startAt(slot), lengthAt(slot)) : placeUnits(toUnits(text))
    },
    holdsAt(slot, offset, words) {
      const text = beyond.get(slot)
      if (text !== undefined) return text.startsWith(words, offset)
      if (offset + words.length > lengthAt(slot)) return false
      const start = startAt(slot) + offset
      for (let i = 0; i < words.length; i++) if (kernel.unitAt(start + i) !== words.charCodeAt(i)) return false
      return true
    },
    lengthOf: slot => lengthAt(slot) || (beyond.get(slot)?.length ?? 0),
    foldedText(slot, range) {
      const text = beyond.get(slot)
      const { start, end } = clampRange(range, text?.length ?? lengthAt(slot))
      return text === undefined ? textOf(slot, start, end) : text.slice(start, end)
    },
    unitsAt(slots, offsets) {
      const units = new Uint16Array(slots.length)
      for (let i = 0; i < slots.length; i++) {
        const slot = slots[i] ?? 0
        const offset = offsets[i] ?? 0
        const length = lengthAt(slot)
        if (length === 0) units[i] = beyond.get(slot)?.charCodeAt(offset) || 0
        else if (offset >= 0 && offset < length) units[i] = kernel.unitAt(startAt(slot) + offset)
      }
      return units
    },
    occurrences,
    counts(needle, mask) {
      if (needle === '' || needle.length > LONGEST_NEEDLE) return countsOf(occurrences(needle, mask))
      const holders = createNumberList()
      const counts = createNumberList()
      const add = (slot: number, count: number) => {
        if (count === 0) return
        holders.push(slot)
        counts.push(count)
      }
      kernel.prepare(needle, rarity)
      look(
        mask,
        (slot, start, length) => add(slot, kernel.count(start, length)),
        (slot, text) => add(slot, findInText(text, needle).length),
      )
      return { slots: holders.toArray(), counts: counts.toArray() }
    },
    put(slot, folded) {
      reserve(slot)
      drop(slot)
      moving = undefined
      if (folded.length > 0 && !append(slot, folded)) beyond.set(slot, toText(folded))
    },
    clear() {
      lengths.fill(0)
      slots = 0
      end = FIRST_PLACE
      units = 0
      dead = 0
      beyond.clear()
      moving = undefined
      samples.fill(0)
    },
    compact(stop) {
      if (dead === 0) return true
      moving ??= { order: inOrder(starts, lengths, slots), next: 0, to: FIRST_PLACE }
      for (; moving.next < moving.order.length; moving.next++) {
        if (stop()) return false
        const slot = moving.order[moving.next] ?? 0
        const start = startAt(slot)
        const length = lengthAt(slot)
        const to = placeBehind(moving.to, length)
        if (start !== to) kernel.move(to, start, length)
        starts[slot] = to
        moving.to = to + sizeOf(length)
      }
      end = moving.to
      units -= dead
      dead = 0
      moving = undefined
      return true
    },
  }
}

type LookOutside = (slot: number, text: string) => void

function extend(values: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length)
  longer.set(values)
  return longer
}

/** Slots with a text, in the order in which the texts lie. */
function inOrder(starts: Uint32Array, lengths: Uint32Array, slots: number): Uint32Array {
  const filled = createNumberList()
  for (let slot = 0; slot < slots; slot++) if ((lengths[slot] ?? 0) > 0) filled.push(slot)
  return filled.toArray().sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0))
}
