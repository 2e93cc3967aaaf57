import type { Range } from '../../shared/model/search.ts'
import type { ThemeShare } from '../../shared/model/theme.ts'

/** Of the themes of a section so much is that of its paragraphs: one on two things is alike to sections on either. */
const OF_PARAGRAPHS = 0.2
/** Themes of which less is spoken are by the way. */
const MAIN = 0.15

interface Themed {
  readonly sections: readonly (Range & { readonly themes: readonly ThemeShare[]; readonly chosen: boolean })[]
  readonly paragraphs: readonly (Range & { readonly themes: readonly ThemeShare[] })[]
}

/** How much a section speaks of each theme, in the order of `ids`; all 0 for a stretch without themes. */
export function sectionShares(ids: readonly string[], section: Range, themed: Themed): number[] {
  const own = themed.sections.find(each => each.start === section.start)
  const shares = spread(ids, own?.themes ?? [])
  // What the user said of the section holds.
  if (own === undefined || own.chosen || own.themes.length === 0) return shares
  const inside = insideShares(ids, section, themed)
  return inside.some(share => share > 0)
    ? shares.map((share, at) => (1 - OF_PARAGRAPHS) * share + OF_PARAGRAPHS * (inside[at] ?? 0))
    : shares
}

/** How much its paragraphs speak of each theme, the longer ones counting more; all 0 where none speaks of any. */
export function insideShares(ids: readonly string[], { start, end }: Range, { paragraphs }: Pick<Themed, 'paragraphs'>): number[] {
  const inside = paragraphs.filter(each => start <= each.start && each.end <= end && each.themes.length > 0)
  const length = inside.reduce((sum, each) => sum + each.end - each.start, 0)
  const shares = ids.map(() => 0)
  for (const paragraph of inside)
    for (const { theme, share } of paragraph.themes) {
      const at = ids.indexOf(theme)
      if (at >= 0) shares[at] = (shares[at] ?? 0) + (share * (paragraph.end - paragraph.start)) / length
    }
  return shares
}

function spread(ids: readonly string[], themes: readonly ThemeShare[]): number[] {
  return ids.map(id => themes.find(({ theme }) => theme === id)?.share ?? 0)
}

/** The theme that all of these speak of most, on the average; null where each speaks of something else. */
export function mainTheme(ids: readonly string[], shares: readonly (readonly number[] | null)[]): string | null {
  const means = ids.map((_, at) => shares.reduce((sum, each) => sum + (each?.[at] ?? 0), 0) / Math.max(1, shares.length))
  const best = means.indexOf(Math.max(...means))
  const inAll = shares.every(each => (each?.[best] ?? 0) >= MAIN)
  return inAll || (means[best] ?? 0) >= 2 * MAIN ? (ids[best] ?? null) : null
}
