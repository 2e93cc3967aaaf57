import type { Comparison } from '../../shared/model/comparison.ts'
import type { Range } from '../../shared/model/search.ts'

/** A stretch of a report that is followed as one; all of them in reading order. */
export interface FollowedSection extends Range {
  readonly heading: string
}

/** Number of the section that an offset is in; what stands before the first counts to it. -1 where there is none. */
export function sectionAt(sections: readonly FollowedSection[], offset: number): number {
  const at = sections.findLastIndex(({ start }) => start <= offset)
  return at < 0 && sections.length > 0 ? 0 : at
}

/** The sections of one compared report that correspond to those of another, by their numbers: of several the one that is linked. */
export function pairsOf({ rows, links }: Comparison, from: number, to: number): Map<number, number> {
  const linked = new Set(
    links.flatMap(({ from: a, to: b }) => [
      `${a.column} ${a.section} ${b.column} ${b.section}`,
      `${b.column} ${b.section} ${a.column} ${a.section}`,
    ]),
  )
  const pairs = new Map<number, number>()
  for (const { cells } of rows) {
    const others = cells[to] ?? []
    for (const own of cells[from] ?? []) {
      const other = others.find(section => linked.has(`${from} ${own} ${to} ${section}`)) ?? others[0]
      if (other !== undefined) pairs.set(own, other)
    }
  }
  return pairs
}

/** The same headings in both, where each has them once: 一、监督 and （三）监督 are the same. */
export function pairHeadings(own: readonly FollowedSection[], others: readonly FollowedSection[]): Map<number, number> {
  const theirs = placesOf(others)
  const pairs = new Map<number, number>()
  for (const [heading, at] of placesOf(own)) {
    const other = theirs.get(heading)
    if (at !== null && other !== null && other !== undefined) pairs.set(at, other)
  }
  return pairs
}

/**
 * The section of another report that stands beside section `at`: the one it is paired with; else as far behind the
 * nearest pair before it as `at` is, but not beyond what the next pair has.
 */
export function corresponding(at: number, pairs: ReadonlyMap<number, number>, count: number): number {
  const paired = pairs.get(at)
  if (paired !== undefined) return paired
  let before: readonly [number, number] = [-1, -1]
  let after: readonly [number, number] = [Number.POSITIVE_INFINITY, count]
  for (const pair of pairs) {
    if (pair[0] < at && pair[0] > before[0]) before = pair
    if (pair[0] > at && pair[0] < after[0]) after = pair
  }
  const inOrder = before[1] + at - before[0]
  const last = after[1] > before[1] ? after[1] - 1 : count - 1
  return Math.max(Math.min(inOrder, last, count - 1), 0)
}

/** Where a heading stands without its number; null where several are the same. */
function placesOf(sections: readonly FollowedSection[]): Map<string, number | null> {
  const places = new Map<string, number | null>()
  sections.forEach(({ heading }, at) => {
    const words = heading.replace(/^[\s（(]*[一二三四五六七八九十百\d]+[）)、.．\s]*/, '').trim()
    if (words !== '') places.set(words, places.has(words) ? null : at)
  })
  return places
}
