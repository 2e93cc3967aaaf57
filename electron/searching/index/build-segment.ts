import { createNumberList } from '../gathering.ts'
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
 * of the lists go to `write`. By counting instead of hashing: places are dealt out by their second unit, then by their
 * first, so that they come out by pair, each list rising. Every place takes the unit along by which it is dealt next: to
 * look that up in the text again, all over it, would take most of the time. Takes 12 bytes for each unit while it works.
 */
export function* buildSegment(text: Uint16Array, starts: Uint32Array, write: (piece: Uint8Array) => void): Generator<void, Directories> {
  const writer = createListWriter(write)
  const units = yield* listUnits(text, starts, writer)

  const firsts = new Uint32Array(ALL_UNITS + 1)
  const seconds = new Uint32Array(ALL_UNITS + 1)
  for (let from = 0; from < text.length; from += STRIDE) {
    countPairs(text, from, Math.min(from + STRIDE, text.length - 1), firsts, seconds)
    yield
  }
  const total = sumUp(firsts)
  sumUp(seconds)

  const bySecond = createDeal(total)
  const places = seconds.slice()
  for (let from = 0; from < text.length; from += STRIDE) {
    dealBySecond(text, from, Math.min(from + STRIDE, text.length - 1), places, bySecond)
    yield
  }
  const byFirst = createDeal(total)
  places.set(firsts)
  for (let unit = 0, rest = STRIDE; unit < ALL_UNITS; unit++) {
    const [from = 0, to = 0] = [seconds[unit], seconds[unit + 1]]
    for (let at = from; at < to; at += STRIDE) dealByFirst(bySecond, at, Math.min(at + STRIDE, to), unit, places, byFirst)
    rest -= to - from
    if (rest > 0) continue
    rest = STRIDE
    yield
  }
  const pairs = yield* listPairs(firsts, byFirst, writer)

  writer.flush()
  return { pairs, units }
}

/** Places of pairs, each with its other unit: the one by which they have not been dealt out yet, then the one by which they were first. */
interface Deal {
  readonly positions: Uint32Array
  readonly others: Uint16Array
}

function createDeal(length: number): Deal {
  return { positions: new Uint32Array(length), others: new Uint16Array(length) }
}

/** Counts each unit one place behind its own, so that the sums are where it begins. */
function countPairs(text: Uint16Array, from: number, to: number, firsts: Uint32Array, seconds: Uint32Array): void {
  for (let at = from; at < to; at++) {
    const first = text[at] ?? 0
    const second = text[at + 1] ?? 0
    if (first === 0 || second === 0) continue
    firsts[first + 1] = (firsts[first + 1] ?? 0) + 1
    seconds[second + 1] = (seconds[second + 1] ?? 0) + 1
  }
}

function sumUp(counts: Uint32Array): number {
  for (let unit = 0; unit < ALL_UNITS; unit++) counts[unit + 1] = (counts[unit + 1] ?? 0) + (counts[unit] ?? 0)
  return counts[ALL_UNITS] ?? 0
}

function dealBySecond(text: Uint16Array, from: number, to: number, places: Uint32Array, { positions, others }: Deal): void {
  for (let at = from; at < to; at++) {
    const first = text[at] ?? 0
    const second = text[at + 1] ?? 0
    if (first === 0 || second === 0) continue
    const place = places[second] ?? 0
    positions[place] = at
    others[place] = first
    places[second] = place + 1
  }
}

/** Those from `from` to `to` have this second unit. */
function dealByFirst(dealt: Deal, from: number, to: number, second: number, places: Uint32Array, { positions, others }: Deal): void {
  for (let i = from; i < to; i++) {
    const first = dealt.others[i] ?? 0
    const place = places[first] ?? 0
    positions[place] = dealt.positions[i] ?? 0
    others[place] = second
    places[first] = place + 1
  }
}

function* listPairs(begins: Uint32Array, dealt: Deal, writer: ListWriter): Generator<void, Directory> {
  for (let first = 0, rest = STRIDE; first < ALL_UNITS; first++) {
    let last: LastPosition = { second: -1, at: 0 }
    const [from = 0, to = 0] = [begins[first], begins[first + 1]]
    for (let at = from; at < to; at += STRIDE) last = writePairs(first, dealt, at, Math.min(at + STRIDE, to), last, writer)
    rest -= to - from
    if (rest > 0) continue
    rest = STRIDE
    yield
  }
  return writer.endDirectory()
}

interface LastPosition {
  readonly second: number
  readonly at: number
}

/** Positions of pairs with the same first unit, in the order of the second one. */
function writePairs(
  first: number,
  { positions, others }: Deal,
  from: number,
  to: number,
  before: LastPosition,
  writer: ListWriter,
): LastPosition {
  let { second, at: last } = before
  for (let i = from; i < to; i++) {
    const at = positions[i] ?? 0
    const unit = others[i] ?? 0
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

/** Which texts hold each unit, and how often: counted text by text, then dealt out by unit. */
function* listUnits(text: Uint16Array, starts: Uint32Array, writer: ListWriter): Generator<void, Directory> {
  const units = createNumberList()
  const texts = createNumberList()
  const counts = createNumberList()
  const inText = new Uint32Array(ALL_UNITS)
  const seen = createNumberList()
  for (let number = 0; number + 1 < starts.length; number++) {
    seen.clear()
    countUnits(text.subarray(starts[number], (starts[number + 1] ?? 1) - 1), inText, seen)
    for (let i = 0; i < seen.length; i++) {
      const unit = seen.at(i)
      units.push(unit)
      texts.push(number)
      counts.push(inText[unit] ?? 0)
      inText[unit] = 0
    }
    yield
  }
  const entries = { units: units.toArray(), texts: texts.toArray(), counts: counts.toArray() }
  yield
  const begins = new Uint32Array(ALL_UNITS + 1)
  const order = byUnit(entries.units, begins)
  yield
  for (let unit = 0; unit < ALL_UNITS; unit++) {
    if (begins[unit] === begins[unit + 1]) continue
    writer.begin(unit)
    writeTexts(order.subarray(begins[unit], begins[unit + 1]), entries, writer)
    if (unit % 64 === 0) yield
  }
  return writer.endDirectory()
}

/** Entries by their unit, those of one unit as they were; where each unit's begin goes to `begins`. */
function byUnit(units: Uint32Array, begins: Uint32Array): Uint32Array {
  for (let i = 0; i < units.length; i++) {
    const next = (units[i] ?? 0) + 1
    begins[next] = (begins[next] ?? 0) + 1
  }
  sumUp(begins)
  const places = begins.slice()
  const order = new Uint32Array(units.length)
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? 0
    const place = places[unit] ?? 0
    order[place] = i
    places[unit] = place + 1
  }
  return order
}

/** Counts the units of one text, and notes each that is in it. U+0000 is listed nowhere. */
function countUnits(text: Uint16Array, counts: Uint32Array, seen: { push(unit: number): void }): void {
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] ?? 0
    if (unit === 0) continue
    const count = counts[unit] ?? 0
    if (count === 0) seen.push(unit)
    counts[unit] = count + 1
  }
}

function writeTexts(
  order: Uint32Array,
  { texts, counts }: { readonly texts: Uint32Array; readonly counts: Uint32Array },
  writer: ListWriter,
): void {
  let last = 0
  for (let i = 0; i < order.length; i++) {
    const entry = order[i] ?? 0
    const text = texts[entry] ?? 0
    writer.number(text - last)
    writer.number(counts[entry] ?? 0)
    last = text
  }
}
