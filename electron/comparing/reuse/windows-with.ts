import { type PlacedText, placedUnit } from '../../placed-text.ts'
import { hashOf, PASSAGE } from './anchors.ts'
import { worthLookingUp } from './common-anchors.ts'
import type { Others } from './stretches.ts'
import { createLetterWalk, lastOf } from './walk-letters.ts'

/** Texts that are looked through without a rest. */
const AT_ONCE = 50
/** Bits of a hash by which windows are counted first. */
const BITS = 20
const MOST = 65_535

/**
 * The windows of 15 letters (or as many as are held) with some letters in them that may stand in so many reports, the
 * commonest first: each passage that holds the letters has one of them. They are looked for in the texts themselves.
 *
 * @param held folded letters, not none
 */
export function* windowsWith(held: Uint16Array, reports: Others, least: number): Generator<void, Uint16Array[]> {
  const cells = new Uint16Array(2 ** BITS)
  const cellOf = (window: Uint16Array) => hashOf(window, 0, window.length) >>> (32 - BITS)
  yield* visitWindows(held, reports, window => {
    const cell = cellOf(window)
    cells[cell] = Math.min((cells[cell] ?? 0) + 1, MOST)
  })
  const often = worthLookingUp(cells, least)
  const common = new Map<number, { readonly letters: Uint16Array; count: number }>()
  yield* visitWindows(held, reports, window => {
    if ((cells[cellOf(window)] ?? 0) < often) return
    const hash = hashOf(window, 0, window.length)
    const known = common.get(hash)
    if (known) known.count++
    else common.set(hash, { letters: window.slice(), count: 1 })
  })
  return [...common.values()].sort((a, b) => b.count - a.count).map(({ letters }) => letters)
}

/** `window` is good for the call only. */
function* visitWindows(held: Uint16Array, { slots, textOf }: Others, visit: (window: Uint16Array) => void): Generator<void> {
  const walk = createLetterWalk()
  const length = Math.max(PASSAGE, held.length)
  const room = length - held.length
  const around = new Uint16Array(room + length)
  for (let i = 0; i < slots.length; i++) {
    const text = textOf(slots[i] ?? 0)
    for (let first = placeOf(held, text, 0); first >= 0; first = placeOf(held, text, first + 1)) {
      const count = lettersAround(text, first)
      for (let from = 0; from + length <= count; from++) visit(around.subarray(from, from + length))
    }
    if (i % AT_ONCE === 0) yield
  }

  /** Letters from as far before as a window reaches to as far behind, as many as the paragraph has. */
  function lettersAround(text: PlacedText, place: number): number {
    let first = place
    let before = 0
    for (let at = walk.before(text, first); at >= 0 && before < room; at = walk.before(text, at)) {
      first = at
      before++
    }
    let count = 0
    for (let at = first; at >= 0 && count < before + length; at = walk.after(text, at)) around[count++] = placedUnit(text, at)
    return count
  }

  /** Where the letters stand next, whatever is between them; -1 where they do not. */
  function placeOf(letters: Uint16Array, text: PlacedText, from: number): number {
    const { low, high, at, length: units } = text
    const [least, most] = [(letters[0] ?? 0) & 0xff, (letters[0] ?? 0) >>> 8]
    for (let place = from; place < units; place++) {
      if (low[at + place] === least && high[at + place] === most && lastOf(letters, text, place, walk) >= 0) return place
    }
    return -1
  }
}
