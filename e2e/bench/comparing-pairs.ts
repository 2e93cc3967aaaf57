import { type LabelledPairs, overlaps, type Placed, placeReports, readPairLabels } from './labels.ts'
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
type Budgets = readonly [fine: number, found: number]

/** Most sections of reports of different bodies have no counterpart: a link that is wrong is worse than none. */
const ACROSS: Budgets = [85, 70]
const BODIES: readonly (readonly [string, Budgets])[] = [
  ['npc', [98, 95]],
  ['cppcc', [95, 90]],
  ['government', [95, 90]],
]

/** Links of pairs of reports against those that a reader made by hand. `line` is of a library with the corpus. */
export async function measurePairs(line: Line): Promise<Figure[]> {
  const { reports, pairs } = readPairLabels('pairs')
  const figures = await figuresOf(line, 'different bodies', readPairLabels('across'), ACROSS)
  for (const [body, budgets] of BODIES) {
    const own = { reports, pairs: pairs.filter(pair => pair.body === body) }
    figures.push(...(await figuresOf(line, `${body}, by hand`, own, budgets)))
  }
  return figures
}

async function figuresOf(line: Line, name: string, { reports, pairs }: LabelledPairs, budgets: Budgets): Promise<Figure[]> {
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
  return (['tuning', 'held'] as const).flatMap(use => toFigures(`${name}, ${use}`, tallies[use], budgets))
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

interface Tally {
  readonly links: number
  readonly fine: number
  readonly asked: number
  readonly found: number
}

function toFigures(name: string, { links, fine, asked, found }: Tally, [least, enough]: Budgets): Figure[] {
  const figure = (what: string, part: number, whole: number, budget: number): Figure[] =>
    whole === 0 ? [] : [{ what: `${name}: ${what} (${whole})`, value: (100 * part) / whole, unit: '%', budget, atLeast: true }]
  return [
    ...figure('links that a reader lets stand', fine, links, least),
    ...figure('sections of the same work that are linked', found, asked, enough),
  ]
}
