import { overlaps, type Placed, placeReports, readAcrossLabels, type Use } from './labels.ts'
import type { Line } from './line.ts'
import type { Figure } from './measuring.ts'

interface Stretch {
  readonly start: number
  readonly end: number
}

interface Comparison {
  readonly reports: readonly { readonly sections: readonly (Stretch & { readonly role: string })[] }[]
  readonly links: readonly { readonly from: { readonly section: number }; readonly to: { readonly section: number } }[]
}

/** Of the links that a reader would let stand; of the sections that do the same work. */
const [FINE, FOUND] = [85, 70]

/**
 * Reports of different bodies, most sections of which have no counterpart: a link that is wrong is worse than none. `line` is
 * of a library with the corpus.
 */
export async function measureAcross(line: Line): Promise<Figure[]> {
  const { reports, pairs } = readAcrossLabels()
  const placed = await placeReports(line, reports)
  const tallies = { tuning: { links: 0, fine: 0, asked: 0, found: 0 }, held: { links: 0, fine: 0, asked: 0, found: 0 } }
  for (const { reports: ends, use, same, near } of pairs) {
    const [one, other] = ends.map(at => placed.find(({ file, report }) => file === reports[at]?.file && report === reports[at]?.report))
    if (!one || !other) continue
    const comparison = await line.call<Comparison>('compare.open', { reportIds: [one.id, other.id] })
    const links = linksOf(comparison, one, other)
    const has = (pairsOf: readonly (readonly [number, number])[], [a, b]: readonly [number, number]) =>
      pairsOf.some(([left, right]) => left === a && right === b)
    const tally = tallies[use]
    tally.links += links.length
    tally.fine += links.filter(link => has(same, link) || has(near, link)).length
    tally.asked += same.length
    tally.found += same.filter(pair => has(links, pair)).length
  }
  return (['tuning', 'held'] as const).flatMap(use => figuresOf(use, tallies[use]))
}

/** By the places of the labelled sections; -1 for one that nobody labelled. */
function linksOf(
  { reports, links }: Comparison,
  one: Placed<{ readonly sections: readonly Stretch[] }>,
  other: Placed<{ readonly sections: readonly Stretch[] }>,
): (readonly [number, number])[] {
  return links.flatMap(({ from, to }) => {
    const [left, right] = [reports[0]?.sections[from.section], reports[1]?.sections[to.section]]
    if (left?.role !== 'section' || right?.role !== 'section') return []
    return [[one.sections.findIndex(each => overlaps(each, left)), other.sections.findIndex(each => overlaps(each, right))] as const]
  })
}

function figuresOf(use: Use, { links, fine, asked, found }: { links: number; fine: number; asked: number; found: number }): Figure[] {
  const share = (part: number, whole: number) => (whole === 0 ? 100 : (100 * part) / whole)
  const name = `different bodies, ${use}`
  return [
    { what: `${name}: links that a reader lets stand (${links})`, value: share(fine, links), unit: '%', budget: FINE, atLeast: true },
    {
      what: `${name}: sections of the same work that are linked (${asked})`,
      value: share(found, asked),
      unit: '%',
      budget: FOUND,
      atLeast: true,
    },
  ]
}
