import { type PlacedText, placedUnit } from '../../placed-text.ts'

/**
 * A text as shared wording sees it: Han characters, Latin letters and digits of the folded text, without anything between
 * them, with a break at each end of a paragraph. Offsets are those of the text, which are the canonical ones.
 */
export interface Letters {
  /** Folded units; `BREAK` between paragraphs. */
  readonly units: Uint16Array
  /** Where each of them stands in the text, rising. */
  readonly places: Uint32Array
}

/** What a unit is to shared wording. */
export const [SKIPPED, LETTER, END] = [0, 1, 2] as const

/** Stands in `Letters` for the end of a paragraph; no letter is like it. */
export const BREAK = 10

let kinds: Uint8Array | undefined

/** By unit. Halves of characters beyond one unit are letters: nearly all of those are Han. */
export function unitKinds(): Uint8Array {
  kinds ??= Uint8Array.from({ length: 65_536 }, (_, unit) => kindOf(unit))
  return kinds
}

function kindOf(unit: number): number {
  if (unit === BREAK) return END
  if (unit >= 0xd800 && unit <= 0xdfff) return LETTER
  return /[\p{Script=Han}a-zA-Z0-9]/u.test(String.fromCharCode(unit)) ? LETTER : SKIPPED
}

/** What stands at a place of a folded text; `END` before it and after. */
export function createKindAt(): (text: PlacedText, place: number) => number {
  const kinds = unitKinds()
  return (text, place) => (place >= 0 && place < text.length ? (kinds[placedUnit(text, place)] ?? SKIPPED) : END)
}

/**
 * @param text folded
 * @param room where they are written, where it is large enough; good until it is used again
 */
export function readLetters(text: Uint16Array, room?: Letters): Letters {
  const kinds = unitKinds()
  const fits = room && room.units.length >= text.length
  const units = fits ? room.units : new Uint16Array(text.length)
  const places = fits ? room.places : new Uint32Array(text.length)
  let count = 0
  for (let place = 0; place < text.length; place++) {
    const unit = text[place] ?? 0
    if (kinds[unit] === SKIPPED) continue
    units[count] = unit
    places[count++] = place
  }
  return { units: units.subarray(0, count), places: places.subarray(0, count) }
}

/** How many letters the text has; breaks are none. */
export function countLetters({ units }: Letters): number {
  let count = 0
  for (const unit of units) if (unit !== BREAK) count++
  return count
}
