import { ALL_UNITS, listUnits, sumUp } from './list-units.ts'
import { createListWriter, type ListWriter } from './list-writer.ts'
import { type Directory, pairKey } from './segment.ts'

export interface Directories {
  readonly pairs: Directory
  readonly units: Directory
}

/** So many units are gone through between two rests: half a millisecond or less. Loops that rest are slow, so they are outside. */
const STRIDE = 65_536

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
    const [begin = 0, end = 0] = [begins[first], begins[first + 1]]
    for (let from = begin; from < end; from += STRIDE) writePairs(first, dealt, begin, from, Math.min(from + STRIDE, end), writer)
    rest -= end - begin
    if (rest > 0) continue
    rest = STRIDE
    yield
  }
  return writer.endDirectory()
}

/** Positions of pairs with the same first unit, which lie from `begin` on in the order of the second one. */
function writePairs(first: number, { positions, others }: Deal, begin: number, from: number, to: number, writer: ListWriter): void {
  for (let at = from; at < to; ) {
    const second = others[at] ?? 0
    let end = at + 1
    while (end < to && others[end] === second) end++
    const goesOn = at > begin && others[at - 1] === second
    if (!goesOn) writer.begin(pairKey(first, second))
    writer.rising(positions, at, end, goesOn ? (positions[at - 1] ?? 0) : 0)
    at = end
  }
}
