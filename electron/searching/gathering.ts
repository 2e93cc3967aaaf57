import { occurrences } from '../../shared/text/occurrences.ts'
import type { Counts, Occurrences } from './corpus.ts'

/** A list of whole numbers from 0 to 2^32 - 1 that grows. */
export interface NumberList {
  readonly length: number
  /** 0 where there is none. */
  at(index: number): number
  push(value: number): void
  append(values: Uint32Array): void
  reverse(): void
  clear(): void
  /** A copy of its own size. */
  toArray(): Uint32Array
}

export function createNumberList(): NumberList {
  let values = new Uint32Array(256)
  let length = 0

  function makeRoom(more: number): void {
    if (length + more <= values.length) return
    const larger = new Uint32Array(Math.max(values.length * 2, length + more))
    larger.set(values)
    values = larger
  }

  return {
    get length() {
      return length
    },
    at: index => values[index] ?? 0,
    push(value) {
      if (length === values.length) makeRoom(1)
      values[length++] = value
    },
    append(more) {
      makeRoom(more.length)
      values.set(more, length)
      length += more.length
    },
    reverse: () => void values.subarray(0, length).reverse(),
    clear() {
      length = 0
    },
    toArray: () => values.slice(0, length),
  }
}

/** Place of the first of the rising values that is not below `least`; their length where there is none. */
export function firstNotBelow(values: Uint32Array, least: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Takes occurrences slot by slot, each slot's starts in one or more parts without another slot between them. */
export interface Gathering {
  add(slot: number, starts: Uint32Array): void
  /** Whatever the order of the slots was. */
  toOccurrences(): Occurrences
}

export function createGathering(): Gathering {
  const slots = createNumberList()
  const firsts = createNumberList()
  const starts = createNumberList()
  let last = -1
  let rising = true
  return {
    add(slot, more) {
      if (more.length === 0) return
      if (slot !== last) {
        rising &&= slot > last
        slots.push(slot)
        firsts.push(starts.length)
        last = slot
      }
      starts.append(more)
    },
    toOccurrences() {
      firsts.push(starts.length)
      const gathered = { slots: slots.toArray(), firsts: firsts.toArray(), starts: starts.toArray() }
      return rising ? gathered : bySlot(gathered)
    },
  }
}

function bySlot({ slots, firsts, starts }: Occurrences): Occurrences {
  const order = Uint32Array.from(slots, (_, i) => i).sort((a, b) => (slots[a] ?? 0) - (slots[b] ?? 0))
  const sorted = { slots: new Uint32Array(slots.length), firsts: new Uint32Array(firsts.length), starts: new Uint32Array(starts.length) }
  let at = 0
  order.forEach((place, i) => {
    const part = starts.subarray(firsts[place], firsts[place + 1])
    sorted.slots[i] = slots[place] ?? 0
    sorted.firsts[i] = at
    sorted.starts.set(part, at)
    at += part.length
  })
  sorted.firsts[order.length] = at
  return sorted
}

export function countsOf({ slots, firsts }: Occurrences): Counts {
  return { slots, counts: slots.map((_, i) => (firsts[i + 1] ?? 0) - (firsts[i] ?? 0)) }
}

/** Where the needle, which is not empty, begins in the text; overlapping occurrences as well. */
export function findInText(text: string, needle: string): Uint32Array {
  return Uint32Array.from(occurrences(text, needle))
}
