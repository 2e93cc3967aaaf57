import { createListWriter, type ListWriter } from './list-writer.ts'
import { type Directory, pairKey } from './segment.ts'

export interface Directories {
  readonly pairs: Directory
  readonly units: Directory
}

/** So many units are gone through between two rests: half a millisecond or less. Loops that rest are slow, so they are outside. */
const STRIDE = 65_536
const ALL_UNITS = 65_536

/**
 * Builds the lists of texts that lie as a segment has them: in `text`, each followed by U+0000, beginning at `starts`. Pieces
 * of the lists go to `write`. By counting instead of hashing: positions are scattered by their second unit, then by
 * their first, so that they come out by pair, each list rising. Takes 8 bytes for each unit while it works.
 */
export function* buildSegment(text: Uint16Array, starts: Uint32Array, write: (piece: Uint8Array) => void): Generator<void, Directories> {
  const writer = createListWriter(write)
  const sorted = new Uint32Array(text.length)
  const helper = new Uint32Array(text.length)

  const all = yield* listPositions(text, 0, helper)
  const units = yield* listUnits(yield* scatter(text, 0, all, sorted), sorted, starts, writer)

  const paired = yield* listPositions(text, 1, sorted)
  yield* scatter(text, 1, paired, helper)
  const pairs = yield* listPairs(yield* scatter(text, 0, helper.subarray(0, paired.length), sorted), sorted, text, writer)

  writer.flush()
  return { pairs, units }
}

/** Positions where neither the unit there nor the one `shift` behind it is U+0000, rising. */
function* listPositions(text: Uint16Array, shift: 0 | 1, into: Uint32Array): Generator<void, Uint32Array> {
  let count = 0
  for (let from = 0; from < text.length; from += STRIDE) {
    yield
    count = positionsIn(text, shift, from, Math.min(from + STRIDE, text.length - shift), into, count)
  }
  return into.subarray(0, count)
}

function positionsIn(text: Uint16Array, shift: 0 | 1, from: number, to: number, into: Uint32Array, known: number): number {
  let count = known
  for (let at = from; at < to; at++) if (text[at] !== 0 && text[at + shift] !== 0) into[count++] = at
  return count
}

/** Sorts positions by the unit that stands `shift` behind each, and keeps the order of equals. Returns where each unit's begin. */
function* scatter(text: Uint16Array, shift: 0 | 1, positions: Uint32Array, to: Uint32Array): Generator<void, Uint32Array> {
  const begins = new Uint32Array(ALL_UNITS + 1)
  for (const part of cut(positions)) {
    yield
    countUnits(text, shift, part, begins)
  }
  for (let unit = 0; unit < ALL_UNITS; unit++) begins[unit + 1] = (begins[unit + 1] ?? 0) + (begins[unit] ?? 0)
  const places = begins.slice()
  for (const part of cut(positions)) {
    yield
    scatterPart(text, shift, part, places, to)
  }
  return begins
}

function* cut(positions: Uint32Array): Generator<Uint32Array> {
  for (let from = 0; from < positions.length; from += STRIDE) yield positions.subarray(from, from + STRIDE)
}

/** Counts each unit one place behind its own, so that the sums are where the next one begins. */
function countUnits(text: Uint16Array, shift: 0 | 1, positions: Uint32Array, counts: Uint32Array): void {
  for (let i = 0; i < positions.length; i++) {
    const next = (text[(positions[i] ?? 0) + shift] ?? 0) + 1
    counts[next] = (counts[next] ?? 0) + 1
  }
}

function scatterPart(text: Uint16Array, shift: 0 | 1, positions: Uint32Array, places: Uint32Array, to: Uint32Array): void {
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i] ?? 0
    const unit = text[at + shift] ?? 0
    const place = places[unit] ?? 0
    to[place] = at
    places[unit] = place + 1
  }
}

function* listUnits(begins: Uint32Array, sorted: Uint32Array, starts: Uint32Array, writer: ListWriter): Generator<void, Directory> {
  for (let unit = 0; unit < ALL_UNITS; unit++) {
    const positions = sorted.subarray(begins[unit], begins[unit + 1])
    if (positions.length === 0) continue
    writer.begin(unit)
    writeTexts(positions, starts, writer)
    yield
  }
  return writer.endDirectory()
}

/** Which texts hold the positions, and how many of them. */
function writeTexts(positions: Uint32Array, starts: Uint32Array, writer: ListWriter): void {
  let last = 0
  for (let i = 0, text = 0; i < positions.length; text++) {
    const first = i
    const stop = starts[text + 1] ?? 0
    while (i < positions.length && (positions[i] ?? 0) < stop) i++
    if (i === first) continue
    writer.number(text - last)
    writer.number(i - first)
    last = text
  }
}

function* listPairs(begins: Uint32Array, sorted: Uint32Array, text: Uint16Array, writer: ListWriter): Generator<void, Directory> {
  for (let first = 0; first < ALL_UNITS; first++) {
    let last: LastPosition = { second: -1, at: 0 }
    for (const part of cut(sorted.subarray(begins[first], begins[first + 1]))) {
      last = writePairs(first, part, text, last, writer)
      yield
    }
  }
  return writer.endDirectory()
}

interface LastPosition {
  readonly second: number
  readonly at: number
}

/** Positions of pairs with the same first unit, in the order of the second one. */
function writePairs(first: number, positions: Uint32Array, text: Uint16Array, before: LastPosition, writer: ListWriter): LastPosition {
  let { second, at: last } = before
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i] ?? 0
    const unit = text[at + 1] ?? 0
    if (unit !== second) {
      writer.begin(pairKey(first, unit))
      second = unit
      last = 0
    }
    writer.number(at - last)
    last = at
  }
  return { second, at: last }
}
