import { findAnchors, GRAM, hashOf, PASSAGE } from './anchors.ts'
import { NEAR, type Standing } from './grow-passage.ts'
import { createTextFinder, ranksOf } from './parts.ts'
import { findInSegment } from './segment.ts'
import type { Others } from './stretches.ts'
import { type LetterWalk, lastOf, lettersFrom } from './walk-letters.ts'

/** Where anchors and passages stand in all parts. */
export interface LookUp {
  /** Hash of the first of these anchors of a part that stands in a report. */
  hashOf(part: number, from: number, to: number): number | undefined
  /** How many anchors may have this hash. */
  count(hash: number): number
  /** Where the letters with this hash stand, by groups rising. */
  standing(hash: number): Standing[]
  /** The same for all the letters of a passage: no report that has them is missing. */
  holding(letters: Uint16Array): Standing[]
}

export function createLookUp({ parts, slots, groups, textOf }: Others, walk: LetterWalk): LookUp {
  const rankOf = ranksOf(slots)
  const finders = parts.map(({ starts }) => createTextFinder(starts))

  /** Rank of the report that shows the text of an anchor, -1 for none, and where it begins there. */
  function find(part: number, at: number): { rank: number; place: number } {
    const { segment, starts, slots: shown } = parts[part] ?? {}
    const place = segment?.places[at] ?? 0
    const text = finders[part]?.(place) ?? 0
    return { rank: rankOf[shown?.[text] ?? -1] ?? -1, place: place - (starts?.[text] ?? 0) }
  }

  function standing(hash: number): Standing[] {
    const found: (Standing & { readonly rank: number })[] = []
    let letters: Uint16Array | undefined
    for (const [part, { segment }] of parts.entries()) {
      const { from, to } = findInSegment(segment, hash)
      for (let at = from; at < to; at++) {
        const { rank, place } = find(part, at)
        if (rank < 0) continue
        const slot = slots[rank] ?? 0
        const offset = Math.max(place - NEAR, 0)
        const text = textOf(slot, offset, place + NEAR)
        if (!letters) {
          const own = lettersFrom(text, place - offset, GRAM, walk)
          if (!own || hashOf(own, 0, GRAM) !== hash) continue
          letters = own
        }
        const last = lastOf(letters, text, place - offset, walk)
        if (last < 0) continue
        found.push({ rank, slot, text, offset, group: groups[rank] ?? 0, first: place - offset, last })
      }
    }
    return found.sort((a, b) => a.rank - b.rank || a.offset + a.first - b.offset - b.first)
  }

  return {
    hashOf(part, from, to) {
      for (let at = from; at < to; at++) {
        const { rank, place } = find(part, at)
        const letters = rank < 0 ? undefined : lettersFrom(textOf(slots[rank] ?? 0, place, place + NEAR), 0, GRAM, walk)
        if (letters) return hashOf(letters, 0, GRAM)
      }
      return undefined
    },
    count: hash =>
      parts.reduce((sum, { segment }) => {
        const { from, to } = findInSegment(segment, hash)
        return sum + to - from
      }, 0),
    standing,
    holding(letters) {
      // The anchor of the first 15 letters is one wherever these stand.
      let anchor: { readonly index: number; readonly hash: number } | undefined
      findAnchors(letters.subarray(0, PASSAGE), (index, hash) => {
        anchor = { index, hash }
      })
      if (!anchor) return []
      const { index, hash } = anchor
      return standing(hash).flatMap(one => {
        let first = one.first
        for (let step = 0; step < index && first >= 0; step++) first = walk.before(one.text, first)
        const last = first < 0 ? -1 : lastOf(letters, one.text, first, walk)
        return last < 0 ? [] : [{ ...one, first, last }]
      })
    },
  }
}
