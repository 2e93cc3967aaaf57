import type { ListWriter } from './list-writer.ts'
import type { Directory } from './segment.ts'

export const ALL_UNITS = 65_536

/** Which text holds which unit, and how often: a place of each array for each. */
interface Entries {
  readonly units: Uint16Array
  readonly texts: Uint32Array
  readonly counts: Uint32Array
}

/** Lists which texts hold each unit, and how often: counted text by text, then dealt out by unit. U+0000 is listed nowhere. */
export function* listUnits(text: Uint16Array, starts: Uint32Array, writer: ListWriter): Generator<void, Directory> {
  // There may be as many entries as units; what is not written to takes no memory.
  const entries = createEntries(text.length)
  const inText = new Uint32Array(ALL_UNITS)
  let length = 0
  for (let number = 0; number + 1 < starts.length; number++) {
    length = countText(text.subarray(starts[number], (starts[number + 1] ?? 1) - 1), number, inText, entries, length)
    yield
  }
  const begins = new Uint32Array(ALL_UNITS + 1)
  const dealt = dealByUnit(entries, length, begins)
  yield
  for (let unit = 0; unit < ALL_UNITS; unit++) {
    const [from = 0, to = 0] = [begins[unit], begins[unit + 1]]
    if (from === to) continue
    writer.begin(unit)
    writeTexts(dealt, from, to, writer)
    if (unit % 64 === 0) yield
  }
  return writer.endDirectory()
}

function createEntries(length: number): Entries {
  return { units: new Uint16Array(length), texts: new Uint32Array(length), counts: new Uint32Array(length) }
}

/** Adds the entries of one text behind those there are; returns how many there are then. `inText` holds zeros before and after. */
function countText(text: Uint16Array, number: number, inText: Uint32Array, { units, texts, counts }: Entries, length: number): number {
  let end = length
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] ?? 0
    if (unit === 0) continue
    const count = inText[unit] ?? 0
    if (count === 0) units[end++] = unit
    inText[unit] = count + 1
  }
  for (let i = length; i < end; i++) {
    const unit = units[i] ?? 0
    texts[i] = number
    counts[i] = inText[unit] ?? 0
    inText[unit] = 0
  }
  return end
}

/** By their unit, those of one unit as they were; where each unit's begin goes to `begins`. */
function dealByUnit({ units, texts, counts }: Entries, length: number, begins: Uint32Array): Omit<Entries, 'units'> {
  for (let i = 0; i < length; i++) {
    const next = (units[i] ?? 0) + 1
    begins[next] = (begins[next] ?? 0) + 1
  }
  sumUp(begins)
  const places = begins.slice()
  const dealt = { texts: new Uint32Array(length), counts: new Uint32Array(length) }
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0
    const place = places[unit] ?? 0
    dealt.texts[place] = texts[i] ?? 0
    dealt.counts[place] = counts[i] ?? 0
    places[unit] = place + 1
  }
  return dealt
}

/** Of counts that stand one place behind their own unit, where each begins when they lie one behind another; returns the end. */
export function sumUp(counts: Uint32Array): number {
  for (let unit = 0; unit < ALL_UNITS; unit++) counts[unit + 1] = (counts[unit + 1] ?? 0) + (counts[unit] ?? 0)
  return counts[ALL_UNITS] ?? 0
}

function writeTexts({ texts, counts }: Omit<Entries, 'units'>, from: number, to: number, writer: ListWriter): void {
  let last = 0
  for (let i = from; i < to; i++) {
    const text = texts[i] ?? 0
    writer.number(text - last)
    writer.number(counts[i] ?? 0)
    last = text
  }
}
