import type { PlacedText } from '../../placed-text.ts'
import { findAnchors, GRAM, hashOf, PASSAGE } from './anchors.ts'
import { type ReusePart, ranksOf } from './parts.ts'
import { findInSegment } from './segment.ts'
import { copyStanding, createStanding, keepStanding, type Standing } from './standing.ts'
import type { Others } from './stretches.ts'
import { type LetterWalk, lastOf, lettersFrom } from './walk-letters.ts'

/** Where anchors and passages stand in all parts. What it finds is good until it is asked again. */
export interface LookUp {
  /** Hash of the first of these anchors of a part that stands in a report. */
  hashOf(part: ReusePart, range: { readonly from: number; readonly to: number }): number | undefined
  /** How many anchors may have this hash. */
  count(hash: number): number
  /** Where the letters with this hash stand. */
  standing(hash: number): Standing
  /** The same for all the letters of a passage, 15 at least: no report that has them is missing. */
  holding(letters: Uint16Array): Standing
}

export function createLookUp({ parts, slots, groups, textOf }: Others, walk: LetterWalk): LookUp {
  const rankOf = ranksOf(slots)
  let found = createStanding(0)
  let inOrder = found

  /** Visits those of some anchors of a part that stand in a report, until told to stop. */
  function visit(
    { segment, starts, textAt, slots: shown }: ReusePart,
    { from, to }: { readonly from: number; readonly to: number },
    take: (rank: number, text: PlacedText, first: number) => boolean,
  ): void {
    for (let at = from; at < to; at++) {
      const place = segment.places[at] ?? 0
      const number = textAt(place)
      const rank = rankOf[shown[number] ?? -1] ?? -1
      if (rank >= 0 && take(rank, textOf(slots[rank] ?? 0), place - (starts[number] ?? 0))) return
    }
  }

  function count(hash: number): number {
    return parts.reduce((sum, { segment }) => {
      const { from, to } = findInSegment(segment, hash)
      return sum + to - from
    }, 0)
  }

  function reserve(most: number): void {
    found.count = 0
    if (found.slots.length >= most) return
    found = createStanding(most * 2)
    inOrder = createStanding(most * 2)
  }

  function standing(hash: number): Standing {
    reserve(count(hash))
    let letters: Uint16Array | undefined
    const ranks: number[] = []
    for (const part of parts) {
      visit(part, findInSegment(part.segment, hash), (rank, text, first) => {
        letters ??= lettersWith(hash, text, first)
        const last = letters ? lastOf(letters, text, first, walk) : -1
        if (last < 0) return false
        const i = found.count++
        found.slots[i] = slots[rank] ?? 0
        found.groups[i] = groups[rank] ?? 0
        found.texts[i] = text
        found.firsts[i] = first
        found.lasts[i] = last
        ranks.push(rank)
        return false
      })
    }
    return ranked(ranks)
  }

  /** Those of an anchor; undefined where other ones stand there. */
  function lettersWith(hash: number, text: PlacedText, first: number): Uint16Array | undefined {
    const letters = lettersFrom(text, first, GRAM, walk)
    return letters && hashOf(letters, 0, GRAM) === hash ? letters : undefined
  }

  /** Found ones in the order of their reports; they nearly always stand in it. */
  function ranked(ranks: readonly number[]): Standing {
    if (ranks.every((rank, i) => i === 0 || rank >= (ranks[i - 1] ?? 0))) return found
    const order = Float64Array.from(ranks, (rank, i) => rank * ranks.length + i).sort()
    for (const [k, key] of order.entries()) copyStanding(found, key % ranks.length, inOrder, k)
    inOrder.count = found.count
    return inOrder
  }

  return {
    hashOf(part, range) {
      let letters: Uint16Array | undefined
      visit(part, range, (_rank, text, first) => {
        letters = lettersFrom(text, first, GRAM, walk)
        return letters !== undefined
      })
      return letters && hashOf(letters, 0, GRAM)
    },
    count,
    standing,
    holding(letters) {
      // The anchor of the first 15 letters is one wherever these stand.
      let anchor: { readonly index: number; readonly hash: number } | undefined
      findAnchors(letters.subarray(0, PASSAGE), (index, hash) => {
        anchor = { index, hash }
      })
      if (!anchor) throw new Error(`A passage has ${PASSAGE} letters at least.`)
      const { index, hash } = anchor
      const around = standing(hash)
      keepStanding(around, i => {
        const text = around.texts[i]
        let first = around.firsts[i] ?? 0
        for (let step = 0; text && step < index && first >= 0; step++) first = walk.before(text, first)
        const last = !text || first < 0 ? -1 : lastOf(letters, text, first, walk)
        around.firsts[i] = Math.max(first, 0)
        around.lasts[i] = Math.max(last, 0)
        return last >= 0
      })
      return around
    },
  }
}
