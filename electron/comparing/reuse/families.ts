import { GRAM, hashOf, PASSAGE } from './anchors.ts'
import { countGroups, growPassage, type Passage, type Standing } from './grow-passage.ts'
import { readLetters } from './letters.ts'
import { createLookUp, type LookUp } from './look-up.ts'
import type { ReuseSegment } from './segment.ts'
import type { Others } from './stretches.ts'
import { createLetterWalk } from './walk-letters.ts'
import { type CutRun, createWordEdges } from './word-edges.ts'

/** Passages that say the same or nearly so: the commonest form, and others. */
export interface Family {
  readonly form: Passage
  readonly variants: readonly Passage[]
}

/** Passages of which one may be a form of another are told by strings of so many letters. */
const PIECE = 6
/** So many times as many passages are looked for as families are wanted: some belong to one. */
const PER_FAMILY = 4
/** Anchors that passages are grown from, at most. */
const CANDIDATES = 60_000
/** What is done without a rest: to look an anchor up costs as much as to go past so many. */
const [LOOKED_UP, LOOK_UP] = [50_000, 200]

/**
 * What most reports have in common, by reports times length, in whole words. Passages are grown from the anchors that stand
 * in most of them; an anchor that stands in a passage found before is not grown again.
 *
 * @param reports their texts stay good until the end
 * @param least groups that must have a passage
 */
export function* findFamilies(reports: Others, least: number, limit: number, cut: CutRun): Generator<void, Family[]> {
  const walk = createLetterWalk()
  const look = createLookUp(reports, walk)
  const seen = new Set<number>()
  const passages = new Map<string, Passage>()
  for (const hash of yield* commonAnchors(reports, look, least)) {
    if (passages.size >= limit * PER_FAMILY) break
    if (seen.has(hash)) continue
    seen.add(hash)
    const standing = look.standing(hash)
    const grown = countGroups(standing) < least ? undefined : growPassage(standing, GRAM, walk, least)
    if (grown) for (const gram of piecesOf(grown.letters, GRAM)) seen.add(hashOfLetters(gram))
    const passage = grown && inWholeWords(grown.at)
    if (passage) passages.set(passage.letters, passage)
    yield
  }
  return intoFamilies([...passages.values()]).slice(0, limit)

  /** More reports may have what is left. */
  function inWholeWords({ text, first, last }: Standing): Passage | undefined {
    const { start, end } = createWordEdges(text, cut).within({ start: first, end: last + 1 })
    const letters = readLetters(text.subarray(start, end)).units
    const [at, ...others] = letters.length < PASSAGE ? [] : look.holding(letters)
    if (!at) return undefined
    const holders = [at, ...others]
    return { letters: String.fromCharCode(...letters), groups: countGroups(holders), at, slots: holders.map(({ slot }) => slot) }
  }
}

/**
 * Hashes of anchors that may stand in so many reports, the commonest first. One that does stands often in some part: only
 * what does is looked up in all, and no more than the commonest.
 */
function* commonAnchors({ parts }: Others, look: LookUp, least: number): Generator<void, number[]> {
  const often = Math.max(2, Math.ceil(least / Math.max(parts.length, 1)), yield* worthLookingUp(parts))
  const counts = new Map<number, number>()
  let rest = LOOKED_UP
  for (const [part, { segment }] of parts.entries()) {
    for (const { from, to } of runs(segment)) {
      if (to - from >= often) {
        const hash = look.hashOf(part, from, to)
        if (hash !== undefined && !counts.has(hash)) counts.set(hash, look.count(hash))
        rest -= LOOK_UP
      }
      if (--rest > 0) continue
      rest = LOOKED_UP
      yield
    }
  }
  const common = [...counts].filter(([, count]) => count >= least)
  return common.sort(([a, one], [b, two]) => two - one || a - b).map(([hash]) => hash)
}

/** How often an anchor stands in a part that is among the commonest. */
function* worthLookingUp(parts: Others['parts']): Generator<void, number> {
  const longest = 65_535
  const lengths = new Uint32Array(longest + 1)
  let rest = LOOKED_UP
  for (const { segment } of parts) {
    for (const { from, to } of runs(segment)) {
      const length = Math.min(to - from, longest)
      lengths[length] = (lengths[length] ?? 0) + 1
      if (--rest > 0) continue
      rest = LOOKED_UP
      yield
    }
  }
  let length = longest
  for (let candidates = 0; length > 0; length--) {
    candidates += lengths[length] ?? 0
    if (candidates > CANDIDATES) break
  }
  return length + 1
}

/** Anchors of one hash each, by where they begin and end in the lists. */
function* runs({ directory, rests }: ReuseSegment): Generator<{ readonly from: number; readonly to: number }> {
  for (let entry = 0; entry + 1 < directory.length; entry++) {
    const end = directory[entry + 1] ?? 0
    for (let from = directory[entry] ?? 0; from < end; ) {
      let to = from + 1
      while (to < end && rests[to] === rests[from]) to++
      yield { from, to }
      from = to
    }
  }
}

/** Each passage joins the family that has most of its pieces, and half of them at least, or founds one. */
function intoFamilies(passages: readonly Passage[]): Family[] {
  const families: { readonly form: Passage; readonly variants: Passage[] }[] = []
  const familyOf = new Map<string, number>()
  for (const passage of [...passages].sort((a, b) => weightOf(b) - weightOf(a))) {
    const pieces = piecesOf(passage.letters, PIECE)
    const shared = new Map<number, number>()
    for (const piece of pieces) {
      const family = familyOf.get(piece)
      if (family !== undefined) shared.set(family, (shared.get(family) ?? 0) + 1)
    }
    const [nearest, count] = [...shared].reduce((most, one) => (one[1] > most[1] ? one : most), [families.length, 0] as [number, number])
    const own = count * 2 >= pieces.length ? nearest : families.length
    if (own === families.length) families.push({ form: passage, variants: [] })
    else families[own]?.variants.push(passage)
    for (const piece of pieces) if (!familyOf.has(piece)) familyOf.set(piece, own)
  }
  for (const { variants } of families) variants.sort((a, b) => b.groups - a.groups || b.letters.length - a.letters.length)
  return families
}

const weightOf = ({ letters, groups }: Passage) => letters.length * groups

function piecesOf(letters: string, length: number): string[] {
  return Array.from({ length: Math.max(letters.length - length + 1, 0) }, (_, at) => letters.slice(at, at + length))
}

function hashOfLetters(letters: string): number {
  return hashOf(
    Uint16Array.from({ length: letters.length }, (_, at) => letters.charCodeAt(at)),
    0,
    letters.length,
  )
}
