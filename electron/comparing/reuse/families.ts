import { placedUnits } from '../../placed-text.ts'
import { GRAM, hashOf, PASSAGE } from './anchors.ts'
import { commonAnchors } from './common-anchors.ts'
import { createGrower, type GrownPassage } from './grow-passage.ts'
import { readLetters } from './letters.ts'
import { createLookUp } from './look-up.ts'
import { countGroups, type Standing } from './standing.ts'
import type { Others } from './stretches.ts'
import { createLetterWalk } from './walk-letters.ts'
import { windowsWith } from './windows-with.ts'
import { type CutRun, createWordEdges } from './word-edges.ts'

/** Words that several reports have, and where they stand in one of these. */
export interface Passage {
  /** Folded. */
  readonly letters: string
  /** Distinct groups that have it. */
  readonly groups: number
  readonly slot: number
  readonly start: number
  readonly end: number
  /** All reports with it; one that has it twice is there twice. */
  readonly slots: Uint32Array
}

/** Passages that say the same or nearly so: the commonest form, and others. */
export interface Family {
  readonly form: Passage
  readonly variants: readonly Passage[]
}

export interface WantedFamilies {
  /** Groups that must have a passage. */
  readonly least: number
  readonly limit: number
  /** Folded letters that every passage holds; empty for any. */
  readonly holding: Uint16Array
}

/** Passages of which one may be a form of another are told by strings of so many letters. */
const PIECE = 6
/** So many times as many passages are looked for as families are wanted: some belong to one. */
const PER_FAMILY = 4

/**
 * What most reports have in common, by reports times length, in whole words. Passages are grown from what stands in most
 * reports; what is part of a passage found before is not grown again.
 */
export function* findFamilies(reports: Others, { least, limit, holding }: WantedFamilies, cut: CutRun): Generator<void, Family[]> {
  const walk = createLetterWalk()
  const look = createLookUp(reports, walk)
  const grow = createGrower(walk, reports.textOf)
  const passages = new Map<string, Passage>()
  const seen = new Set<number>()
  const held = String.fromCharCode(...holding)

  if (held === '') {
    for (const hash of yield* commonAnchors(reports, look, least)) {
      if (seen.has(hash)) continue
      seen.add(hash)
      yield* take(look.standing(hash), GRAM)
      if (passages.size >= limit * PER_FAMILY) break
      yield
    }
  } else {
    for (const letters of yield* windowsWith(holding, reports, least)) {
      if (seen.has(hashOf(letters, 0, letters.length))) continue
      yield* take(look.holding(letters), letters.length)
      if (passages.size >= limit * PER_FAMILY) break
      yield
    }
  }
  return (yield* intoFamilies([...passages.values()])).slice(0, limit)

  /** Grows the passage around letters that stand there. */
  function* take(standing: Standing, length: number): Generator<void> {
    const grown = yield* grow(standing, length, least)
    if (!grown) return
    const { units } = readLetters(placedUnits(reports.textOf(grown.slot), grown.start, grown.end))
    for (let at = 0; at + length <= units.length; at++) seen.add(hashOf(units, at, length))
    yield
    const passage = inWholeWords(grown)
    if (passage?.letters.includes(held)) passages.set(passage.letters, passage)
  }

  /** More reports may have what is left. */
  function inWholeWords({ slot, start: first, end: last }: GrownPassage): Passage | undefined {
    const text = reports.textOf(slot)
    const { start, end } = createWordEdges(text, cut).within({ start: first, end: last })
    const { units } = readLetters(placedUnits(text, start, end))
    if (units.length < PASSAGE) return undefined
    const standing = look.holding(units)
    const slots = standing.slots.slice(0, standing.count)
    return { letters: String.fromCharCode(...units), groups: countGroups(standing), slot, start, end, slots }
  }
}

/** Each passage joins the family that has most of its pieces, and half of them at least, or founds one. */
function* intoFamilies(passages: readonly Passage[]): Generator<void, Family[]> {
  const families: { readonly form: Passage; readonly variants: Passage[] }[] = []
  const familyOf = new Map<number, number>()
  for (const passage of [...passages].sort((a, b) => weightOf(b) - weightOf(a))) {
    const pieces = piecesOf(passage.letters)
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
    yield
  }
  for (const { variants } of families) variants.sort((a, b) => b.groups - a.groups || b.letters.length - a.letters.length)
  return families
}

const weightOf = ({ letters, groups }: Passage) => letters.length * groups

/** Hashes of its strings of some letters; whole numbers that take no memory of their own. */
function piecesOf(letters: string): number[] {
  const units = Uint16Array.from({ length: letters.length }, (_, at) => letters.charCodeAt(at))
  return Array.from({ length: letters.length - PIECE + 1 }, (_, at) => hashOf(units, at, PIECE) >>> 2)
}
