/**
 * A folded text in place, its units in two planes of bytes: whoever looks at thousands of texts takes no memory for them.
 * The low byte of the unit at `place` is `low[at + place]`, the high one `high[at + place]`.
 */
export interface PlacedText {
  readonly low: Uint8Array
  readonly high: Uint8Array
  readonly at: number
  /** In units. */
  readonly length: number
  /** It lies among others, which may be moved: it is good until the next rest. */
  readonly shared: boolean
}

/** `place`: within the text. */
export function placedUnit({ low, high, at }: PlacedText, place: number): number {
  return (low[at + place] ?? 0) | ((high[at + place] ?? 0) << 8)
}

/** Units from `start` on, before `end`, both within the text. */
export function placedUnits(text: PlacedText, start = 0, end = text.length): Uint16Array {
  return Uint16Array.from({ length: end - start }, (_, i) => placedUnit(text, start + i))
}

/** Writes its units into an array, from a place on. */
export function copyUnits({ low, high, at, length }: PlacedText, to: Uint16Array, from = 0): void {
  for (let i = 0; i < length; i++) to[from + i] = (low[at + i] ?? 0) | ((high[at + i] ?? 0) << 8)
}

/** What stands from `start` on, before `end`, both within the text. */
export function placedString(text: PlacedText, start = 0, end = text.length): string {
  let string = ''
  for (let place = start; place < end; place++) string += String.fromCharCode(placedUnit(text, place))
  return string
}

/** A copy with planes of its own. */
export function placeUnits(units: Uint16Array): PlacedText {
  const { length } = units
  return {
    low: Uint8Array.from(units, unit => unit & 0xff),
    high: Uint8Array.from(units, unit => unit >>> 8),
    at: 0,
    length,
    shared: false,
  }
}
