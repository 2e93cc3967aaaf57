import { createListWriter, type ListWriter } from './list-writer.ts'
import { type Directory, pairKey } from './segment.ts'

export interface Directories {
  readonly pairs: Directory
  readonly units: Directory
}

/** So many units are gone through between two rests: about half a millisecond. */
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
  for (let at = 0; at + shift < text.length; at++) {
    if (at % STRIDE === 0) yield
    if (text[at] !== 0 && text[at + shift] !== 0) into[count++] = at
  }
  return into.subarray(0, count)
}

/** Sorts positions by the unit that stands `shift` behind each, and keeps the order of equals. Returns where each unit's begin. */
function* scatter(text: Uint16Array, shift: 0 | 1, from: Uint32Array, to: Uint32Array): Generator<void, Uint32Array> {
  const begins = new Uint32Array(ALL_UNITS + 1)
  for (let i = 0; i < from.length; i++) {
    if (i % STRIDE === 0) yield
    const next = (text[(from[i] ?? 0) + shift] ?? 0) + 1
    begins[next] = (begins[next] ?? 0) + 1
  }
  for (let unit = 0; unit < ALL_UNITS; unit++) begins[unit + 1] = (begins[unit + 1] ?? 0) + (begins[unit] ?? 0)
  const places = begins.slice()
  for (let i = 0; i < from.length; i++) {
    if (i % STRIDE === 0) yield
    const at = from[i] ?? 0
    const unit = text[at + shift] ?? 0
    const place = places[unit] ?? 0
    to[place] = at
    places[unit] = place + 1
  }
  return begins
}

function* listUnits(begins: Uint32Array, sorted: Uint32Array, starts: Uint32Array, writer: ListWriter): Generator<void, Directory> {
  for (let unit = 0; unit < ALL_UNITS; unit++) {
    const end = begins[unit + 1] ?? 0
    let i = begins[unit] ?? 0
    if (i === end) continue
    yield
    writer.begin(unit)
    let last = 0
    for (let text = 0; i < end; text++) {
      const from = i
      const stop = starts[text + 1] ?? 0
      while (i < end && (sorted[i] ?? 0) < stop) i++
      if (i === from) continue
      writer.number(text - last)
      writer.number(i - from)
      last = text
    }
  }
  return writer.endDirectory()
}

function* listPairs(begins: Uint32Array, sorted: Uint32Array, text: Uint16Array, writer: ListWriter): Generator<void, Directory> {
  let rest = 0
  for (let first = 0; first < ALL_UNITS; first++) {
    let second = -1
    let last = 0
    for (let i = begins[first] ?? 0; i < (begins[first + 1] ?? 0); i++) {
      if (rest++ % STRIDE === 0) yield
      const at = sorted[i] ?? 0
      const unit = text[at + 1] ?? 0
      if (unit !== second) {
        writer.begin(pairKey(first, unit))
        second = unit
        last = 0
      }
      writer.number(at - last)
      last = at
    }
  }
  return writer.endDirectory()
}
