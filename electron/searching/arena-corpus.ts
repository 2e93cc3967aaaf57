import type { Occurrences, WritableCorpus } from './corpus.ts'
import { clampRange, copyUnits, type FoldedText, toText } from './folded-text.ts'
import { countsOf, createGathering, createNumberList, findInText } from './gathering.ts'
import { createScanKernel, FIRST_UNIT, LONGEST_NEEDLE, type ScanKernel } from './scan-kernel.ts'

/** Texts that lie one after another in the memory of the scan kernel, which looks through all of them for every question. */
export interface ArenaCorpus extends WritableCorpus {
  /** Units of the arena in use, and those among them that belong to texts which were replaced or went. */
  readonly units: number
  readonly dead: number
  /** All units of the arena, for who knows by `startOf` what lies where; another array after each `put`. */
  readonly memory: Uint16Array
  /** Where in `memory` the text of a slot begins, until the next `put` or `compact`; undefined for a text outside the arena. */
  startOf(slot: number): number | undefined
  /** How often a unit was met in a sample of the texts. */
  rarity(unit: number): number
  /** Moves texts together until `stop` says so or all lie close: then true. Answers are right at any time. */
  compact(stop: () => boolean): boolean
}

/** Every how-many-th unit of a text is counted. */
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
  let end = FIRST_UNIT
  let dead = 0
  /** Texts for which there is no room in the memory. */
  const beyond = new Map<number, string>()
  /** Slots in the order of their texts, while those are moved together. */
  let moving: { readonly order: Uint32Array; next: number; to: number } | undefined
  const samples = new Uint32Array(65_536)

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

  function append(slot: number, folded: FoldedText): void {
    copyUnits(kernel.units, end, folded)
    starts[slot] = end
    lengths[slot] = folded.length
    end += folded.length
    for (let at = end - folded.length; at < end; at += SAMPLE) {
      const unit = kernel.units[at] ?? 0
      samples[unit] = rarity(unit) + 1
    }
  }

  function rarity(unit: number): number {
    return samples[unit] ?? 0
  }

  function textOf(slot: number, from = 0, to = lengthAt(slot)): string {
    return Buffer.from(kernel.units.buffer, (startAt(slot) + from) * 2, (to - from) * 2).toString('utf16le')
  }

  /** Does the first with each text in the arena that is asked for, the second with each beyond it, slots rising. */
  function look(mask: Uint8Array | undefined, within: (slot: number, start: number, end: number) => void, outside: LookOutside): void {
    for (let slot = 0; slot < slots; slot++) {
      if (mask && mask[slot] !== 1) continue
      const length = lengthAt(slot)
      if (length > 0) within(slot, startAt(slot), startAt(slot) + length)
      else if (beyond.size > 0) outside(slot, beyond.get(slot) ?? '')
    }
  }

  function occurrences(needle: string, mask?: Uint8Array): Occurrences {
    const found = createGathering()
    const outside: LookOutside = (slot, text) => found.add(slot, findInText(text, needle))
    if (needle.length > LONGEST_NEEDLE) look(mask, slot => outside(slot, textOf(slot)), outside)
    else if (needle !== '') {
      kernel.prepare(needle, rarity)
      look(mask, (slot, start, end) => kernel.find(start, end, positions => found.add(slot, positions)), outside)
    }
    return found.toOccurrences()
  }

  return {
    get slots() {
      return slots
    },
    get units() {
      return end - FIRST_UNIT
    },
    get dead() {
      return dead
    },
    get memory() {
      return kernel.units
    },
    startOf: slot => (lengthAt(slot) > 0 ? startAt(slot) : undefined),
    rarity,
    lengthOf: slot => lengthAt(slot) || (beyond.get(slot)?.length ?? 0),
    foldedText(slot, range) {
      const text = beyond.get(slot)
      const { start, end } = clampRange(range, text?.length ?? lengthAt(slot))
      return text === undefined ? textOf(slot, start, end) : text.slice(start, end)
    },
    unitAt(slot, offset) {
      const length = lengthAt(slot)
      if (length === 0) return beyond.get(slot)?.charCodeAt(offset) || 0
      return offset >= 0 && offset < length ? (kernel.units[startAt(slot) + offset] ?? 0) : 0
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
        (slot, start, end) => add(slot, kernel.count(start, end)),
        (slot, text) => add(slot, findInText(text, needle).length),
      )
      return { slots: holders.toArray(), counts: counts.toArray() }
    },
    put(slot, folded) {
      reserve(slot)
      drop(slot)
      moving = undefined
      if (folded.length === 0) return
      if (kernel.grow(end + folded.length)) append(slot, folded)
      else beyond.set(slot, toText(folded))
    },
    clear() {
      lengths.fill(0)
      slots = 0
      end = FIRST_UNIT
      dead = 0
      beyond.clear()
      moving = undefined
      samples.fill(0)
    },
    compact(stop) {
      if (dead === 0) return true
      moving ??= { order: inOrder(starts, lengths, slots), next: 0, to: FIRST_UNIT }
      for (; moving.next < moving.order.length; moving.next++) {
        if (stop()) return false
        const slot = moving.order[moving.next] ?? 0
        const start = startAt(slot)
        const length = lengthAt(slot)
        if (start !== moving.to) kernel.units.copyWithin(moving.to, start, start + length)
        starts[slot] = moving.to
        moving.to += length
      }
      end = moving.to
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
