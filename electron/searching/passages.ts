import type { Range } from '../../shared/model/search.ts'
import type { Occurrences } from './corpus.ts'
import { createNumberList, firstNotBelow } from './gathering.ts'

/** Stretches of text, by slot; like `Occurrences`, each with its own end. In a report by start, then by end. */
export interface Passages extends Occurrences {
  /** Where each ends (exclusive), beside `starts`. */
  readonly ends: Uint32Array
}

export function passagesOf({ slots, firsts, starts }: Occurrences, length: number): Passages {
  const ends = new Uint32Array(starts.length)
  for (let at = 0; at < ends.length; at++) ends[at] = (starts[at] ?? 0) + length
  return { slots, firsts, starts, ends }
}

export const NO_PASSAGES: Passages = {
  slots: new Uint32Array(),
  firsts: new Uint32Array(1),
  starts: new Uint32Array(),
  ends: new Uint32Array(),
}

/** Number of the slot in `slots`; -1 where it has none. */
export function placeOf(slots: Uint32Array, slot: number): number {
  const place = firstNotBelow(slots, slot)
  return slots[place] === slot ? place : -1
}

export function rangesIn({ slots, firsts, starts, ends }: Passages, slot: number): Range[] {
  const place = placeOf(slots, slot)
  const ranges: Range[] = []
  if (place === -1) return ranges
  for (let at = firsts[place] ?? 0; at < (firsts[place + 1] ?? 0); at++) ranges.push({ start: starts[at] ?? 0, end: ends[at] ?? 0 })
  return ranges
}

/** Those in the slots that are 1 in the mask. */
export function within(passages: Passages, mask: Uint8Array): Passages {
  const { slots, firsts, starts } = passages
  if (slots.every(slot => mask[slot] === 1)) return passages
  const writer = createWriter(slots.length, starts.length)
  for (const [place, slot] of slots.entries()) {
    if (mask[slot] !== 1) continue
    for (let at = firsts[place] ?? 0; at < (firsts[place + 1] ?? 0); at++) writer.write(passages, at)
    writer.endReport(slot)
  }
  return writer.done()
}

/** Gathers passages report by report; slots rising. */
export function createPassagesBuilder() {
  const slots = createNumberList()
  const firsts = createNumberList()
  const starts = createNumberList()
  const ends = createNumberList()
  firsts.push(0)

  /** A passage of the report that `endReport` names. */
  function put(start: number, end: number): void {
    starts.push(start)
    ends.push(end)
  }

  function endReport(slot: number): void {
    if (starts.length === firsts.at(firsts.length - 1)) return
    slots.push(slot)
    firsts.push(starts.length)
  }

  return {
    put,
    endReport,
    add(slot: number, ranges: readonly Range[]): void {
      for (const { start, end } of ranges) put(start, end)
      endReport(slot)
    },
    build: (): Passages => ({
      slots: slots.toArray(),
      firsts: firsts.toArray(),
      starts: starts.toArray(),
      ends: ends.toArray(),
    }),
  }
}

/** In reading order, each once. */
export function inOrder(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort(byStart)
  return sorted.filter((range, at) => at === 0 || byStart(range, sorted[at - 1] as Range) !== 0)
}

export function byStart(a: Range, b: Range): number {
  return a.start - b.start || a.end - b.end
}

/** All of them in reading order, each once. */
export function together(lists: readonly Passages[]): Passages {
  return lists.reduce((all, list) => (all.slots.length === 0 ? list : merge(all, list)), NO_PASSAGES)
}

/** Without an object for each passage: there may be millions. */
function merge(a: Passages, b: Passages): Passages {
  const writer = createWriter(a.slots.length + b.slots.length, a.starts.length + b.starts.length)
  let i = 0
  let j = 0
  while (i < a.slots.length || j < b.slots.length) {
    const slot = Math.min(a.slots[i] ?? Number.POSITIVE_INFINITY, b.slots[j] ?? Number.POSITIVE_INFINITY)
    const left = a.slots[i] === slot ? i++ : -1
    const right = b.slots[j] === slot ? j++ : -1
    mergeReport(writer, stretchOf(a, left), stretchOf(b, right))
    writer.endReport(slot)
  }
  return writer.done()
}

/** The passages of one report: their list and their numbers in it. */
export interface Stretch {
  readonly list: Passages
  readonly from: number
  readonly to: number
}

/** Those in the report at this place of `slots`; none at -1. */
export function stretchOf(list: Passages, place: number): Stretch {
  return { list, from: list.firsts[place] ?? 0, to: place === -1 ? 0 : (list.firsts[place + 1] ?? 0) }
}

function mergeReport({ write }: ReturnType<typeof createWriter>, a: Stretch, b: Stretch): void {
  let at = a.from
  let other = b.from
  while (at < a.to && other < b.to) {
    const order = compare(a.list, at, b.list, other)
    if (order <= 0) write(a.list, at++)
    else write(b.list, other)
    if (order >= 0) other++
  }
  while (at < a.to) write(a.list, at++)
  while (other < b.to) write(b.list, other++)
}

function compare(a: Passages, i: number, b: Passages, j: number): number {
  return (a.starts[i] ?? 0) - (b.starts[j] ?? 0) || (a.ends[i] ?? 0) - (b.ends[j] ?? 0)
}

function createWriter(reports: number, passages: number) {
  const slots = new Uint32Array(reports)
  const firsts = new Uint32Array(reports + 1)
  const starts = new Uint32Array(passages)
  const ends = new Uint32Array(passages)
  let held = 0
  let written = 0
  return {
    write(from: Passages, at: number): void {
      starts[written] = from.starts[at] ?? 0
      ends[written++] = from.ends[at] ?? 0
    },
    endReport(slot: number): void {
      slots[held++] = slot
      firsts[held] = written
    },
    done: (): Passages => ({
      slots: slots.slice(0, held),
      firsts: firsts.slice(0, held + 1),
      starts: starts.slice(0, written),
      ends: ends.slice(0, written),
    }),
  }
}
