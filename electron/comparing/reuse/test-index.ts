import { fold } from '../../fold-table.ts'
import { type PlacedText, placeUnits } from '../../placed-text.ts'
import { createTextFinder, type ReusePart } from './parts.ts'
import { createSegmentBuilder } from './segment.ts'

/** For tests only. */
export function foldedUnits(text: string): Uint16Array {
  const folded = fold(text)
  return Uint16Array.from(folded, (_, at) => folded.charCodeAt(at))
}

/** Looks at texts by their slots. */
export function textsIn(texts: readonly Uint16Array[]): (slot: number) => PlacedText {
  const placed = texts.map(placeUnits)
  const none = placeUnits(new Uint16Array(0))
  return slot => placed[slot] ?? none
}

/** An index over texts, text by text in the slots from `first` on. */
export function indexed(texts: readonly Uint16Array[], first = 0): ReusePart {
  const starts = new Uint32Array(texts.length + 1)
  for (const [i, text] of texts.entries()) starts[i + 1] = (starts[i] ?? 0) + text.length
  const all = new Uint16Array(starts.at(-1) ?? 0)
  for (const [i, text] of texts.entries()) all.set(text, starts[i])
  return {
    segment: createSegmentBuilder()(all, starts),
    starts,
    textAt: createTextFinder(starts),
    slots: Int32Array.from(texts, (_, i) => first + i),
  }
}

export function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const { value, done } = work.next()
    if (done) return value
  }
}
