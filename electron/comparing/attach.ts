import { type Affinities, THEMES } from './affinity.ts'
import type { AlignedSection } from './align.ts'

/** A pair of sections, by its place in the table of scores. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** A section that fits another as well as this goes with it; or less well, where it fits no other nearly as well. */
const [ATTACHED, FLOOR, LEAD] = [0.03, -0.05, 0.08]
/** One that speaks of no theme so much is of many things: it goes only with one that says them in such like words. */
const [OF_ONE_THEME, LIKE_WORDS] = [0.6, 0.09]
/** A section holds what another is about if so much of it is about that, in words that are a little alike. */
const [HELD, HELD_WORDS] = [0.2, 0.02]

/** Each section that has no partner among the `kept` goes with the one that it fits best, though that has one already. */
export function attach(
  left: readonly AlignedSection[],
  right: readonly AlignedSection[],
  { scores, words }: Affinities,
  kept: readonly Cell[],
): Cell[] {
  const rows = new Set(kept.map(({ row }) => row))
  const columns = new Set(kept.map(({ column }) => column))
  const weighUp = (row: number, column: number, section: AlignedSection, other: AlignedSection): Fit => {
    const score = scores[row]?.[column] ?? 0
    const alike = common(section, other)
    const worth = alike === null ? null : score + THEMES * alike
    return { row, column, score, worth, words: words[row]?.[column] ?? 0, held: partAbout(section, other) }
  }
  const ofRows = left.flatMap((section, row) =>
    rows.has(row)
      ? []
      : partnerOf(
          section,
          right.map((other, column) => weighUp(row, column, section, other)),
        ),
  )
  const ofColumns = right.flatMap((section, column) =>
    columns.has(column)
      ? []
      : partnerOf(
          section,
          left.map((other, row) => weighUp(row, column, section, other)),
        ),
  )
  return [...ofRows, ...ofColumns.filter(cell => !ofRows.some(({ row, column }) => row === cell.row && column === cell.column))]
}

/** How well a section that is left over fits another one. */
interface Fit extends Cell {
  readonly score: number
  /** The score with what both are about; null where that is not known. */
  readonly worth: number | null
  readonly words: number
  /** The part of the other one that is about what this one is about most. */
  readonly held: number
}

/** None or one of them. */
function partnerOf(section: AlignedSection, fits: readonly Fit[]): Fit[] {
  if (isOfMany(section))
    return fits
      .toSorted((a, b) => b.words - a.words)
      .slice(0, 1)
      .filter(({ score, words }) => words > LIKE_WORDS && score > ATTACHED)
  const [best, next] = fits.toSorted((a, b) => (b.worth ?? b.score) - (a.worth ?? a.score))
  if (!best) return []
  const leads = best.score > FLOOR && (best.worth ?? 0) - (next?.worth ?? Infinity) >= LEAD
  if (best.score > ATTACHED || leads) return [best]
  return fits
    .toSorted((a, b) => b.held - a.held)
    .slice(0, 1)
    .filter(({ held, words }) => held > HELD && words > HELD_WORDS)
}

export function isOfMany({ themes }: AlignedSection): boolean {
  const most = Math.max(...(themes?.shares ?? [1]))
  return most > 0 && most < OF_ONE_THEME
}

/** How much of two distributions is the same, 0 to 1; null where one is not known. */
function common(one: AlignedSection, other: AlignedSection): number | null {
  const theirs = other.themes?.shares
  return theirs && one.themes ? one.themes.shares.reduce((sum, share, at) => sum + Math.min(share, theirs[at] ?? 0), 0) : null
}

function partAbout({ themes }: AlignedSection, other: AlignedSection): number {
  return themes ? (other.themes?.inside[themes.shares.indexOf(Math.max(...themes.shares))] ?? 0) : 0
}
