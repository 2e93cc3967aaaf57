import { measurePairs } from './comparing-pairs.ts'
import {
  type LabelledSection,
  type LabelledThemes,
  overlaps,
  type Placed,
  placeReports,
  placeSectionTable,
  readThemeLabels,
  type ThemeSetName,
} from './labels.ts'
import type { Line } from './line.ts'
import type { Figure } from './measuring.ts'
import { measureRealReports } from './real-reports.ts'
import type { Workplace } from './workplace.ts'

interface Section {
  readonly start: number
  readonly end: number
  readonly part: string
  readonly role: string
}

interface Place {
  readonly column: number
  readonly section: number
}

interface Comparison {
  readonly reports: readonly { readonly sections: readonly Section[] }[]
  readonly links: readonly { readonly from: Place; readonly to: Place }[]
}

type Labelled = Placed<LabelledThemes>

const PARTS = ['review', 'plan'] as const
/** So great a part of a labelled section stands for it. */
const MUCH = 6

/** Sections of real reports laid beside each other, against what a reader said they are about. */
export function measureLinks(workplace: Workplace): Promise<Figure[]> {
  return measureRealReports(workplace, async (line, corpus) => [
    ...(await linksOf(line, 'npc', await congresses(line, corpus), [98, 95])),
    ...(await linksOf(line, 'cppcc', await withSections(line, 'cppcc'), [95, 90])),
    ...(await linksOf(line, 'government', await withSections(line, 'government'), [95, 90])),
    ...(await measurePairs(line)),
  ])
}

async function congresses(line: Line, corpus: string): Promise<Labelled[]> {
  return [...(await placeSectionTable(line, corpus)), ...(await withSections(line, 'npc'))]
}

/** Of some reports only paragraphs are labelled. */
function withSections(line: Line, set: ThemeSetName): Promise<Labelled[]> {
  return placeReports(
    line,
    readThemeLabels(set).filter(({ sections }) => sections.length > 0),
  )
}

/** Pairs of reports both of which may be looked at, and pairs with one that may not. */
async function linksOf(line: Line, body: string, reports: readonly Labelled[], budgets: readonly [number, number]): Promise<Figure[]> {
  const tallies = { tuning: createTally(), held: createTally() }
  const cut = new Map<Labelled, number>()
  for (const [at, a] of reports.entries())
    for (const b of reports.slice(at + 1)) {
      const pair = [a, b] as const
      const comparison = await line.call<Comparison>('compare.open', { reportIds: [a.id, b.id] })
      judge(tallies[pair.some(({ use }) => use === 'held') ? 'held' : 'tuning'], pair, comparison)
      for (const [column, report] of pair.entries()) cut.set(report, cutAsOne(report, comparison.reports[column]?.sections ?? []))
    }
  return (['tuning', 'held'] as const).flatMap(use => {
    if (tallies[use].pairs === 0) return []
    const its = reports.filter(report => report.use === use)
    const labels = its.flatMap(report => report.sections.filter(isSection)).length
    const whole = its.reduce((sum, report) => sum + (cut.get(report) ?? 0), 0)
    return [
      goal(`${body}, ${use}: labelled sections that are one section (${labels})`, share(whole, labels), null),
      ...figuresOf(`${body}, ${use}`, tallies[use], budgets),
    ]
  })
}

type Tally = ReturnType<typeof createTally>

function createTally() {
  const part = () => ({ links: 0, right: 0, strict: 0, asked: 0, linked: 0 })
  return { pairs: 0, unlabelled: 0, review: part(), plan: part() }
}

const share = (part: number, whole: number) => (whole === 0 ? 100 : (100 * part) / whole)
const goal = (what: string, value: number, budget: number | null): Figure => ({ what, value, unit: '%', budget, atLeast: true })

function figuresOf(name: string, tally: Tally, [precise, found]: readonly [number, number]): Figure[] {
  return [
    ...PARTS.flatMap(part => {
      const { links, right, strict, asked, linked } = tally[part]
      return [
        goal(`${name}, ${part}: links that are right (${links})`, share(right, links), precise),
        goal(`${name}, ${part}: sections with a counterpart that are linked to one (${asked})`, share(linked, asked), found),
        goal(`${name}, ${part}: links of one and the same main theme`, share(strict, links), null),
      ]
    }),
    { what: `${name}: links of sections that nobody labelled, ${tally.pairs} pairs`, value: tally.unlabelled, unit: '', budget: null },
  ]
}

type Pair = readonly [Labelled, Labelled]
/** What a link joins: the labels of the section on either side. */
type Joined = readonly [readonly LabelledSection[], readonly LabelledSection[]]

const isSection = ({ role }: { readonly role: string }) => role === 'section'
const meet = (a: readonly string[], b: readonly string[]) => a.some(theme => b.includes(theme))
const mainOf = (labels: readonly LabelledSection[]) => labels.flatMap(({ primary }) => primary)
const allOf = (labels: readonly LabelledSection[]) => labels.flatMap(({ primary, secondary }) => [...primary, ...secondary])

function judge(tally: Tally, pair: Pair, { reports, links }: Comparison): void {
  const joined = links.flatMap(({ from, to }): Joined[] => {
    const [left, right] = from.column === 0 ? [from, to] : [to, from]
    const sections = [reports[0]?.sections[left.section], reports[1]?.sections[right.section]] as const
    if (!sections.every(section => section && isSection(section))) return []
    return [[labelsAt(pair[0], sections[0]), labelsAt(pair[1], sections[1])]]
  })
  const labelled = joined.filter(([left, right]) => left.length > 0 && right.length > 0)
  tally.pairs++
  tally.unlabelled += joined.length - labelled.length
  for (const link of labelled) judgeLink(tally, pair, link)
  for (const side of [0, 1] as const) judgeSections(tally, pair, side, labelled)
}

function labelsAt({ sections }: Labelled, section: Section | undefined): LabelledSection[] {
  return section ? sections.filter(label => isSection(label) && overlaps(label, section) && isMuchOf(label, section)) : []
}

/** A paragraph that the program takes for itself may be about something else than the section that the reader saw it in. */
function isMuchOf(label: LabelledSection, section: Section): boolean {
  const shared = Math.min(label.end, section.end) - Math.max(label.start, section.start)
  return shared >= (label.end - label.start) / MUCH
}

/** Right where a main theme of one side is among all themes of the other. */
function judgeLink(tally: Tally, pair: Pair, [left, right]: Joined): void {
  const part = tally[left[0]?.part ?? 'review']
  const isRight = meet(mainOf(left), allOf(right)) || meet(mainOf(right), allOf(left))
  part.links++
  if (isRight) part.right++
  if (meet(mainOf(left), mainOf(right))) part.strict++
  if (isRight || !mayShow(pair)) return
  process.stdout.write(
    `wrong link: ${left.map(label => say(pair[0], label)).join(' + ')} | ${right.map(label => say(pair[1], label)).join(' + ')}\n`,
  )
}

/** A section is asked for where the other report has one of the same main theme in the same part. */
function judgeSections(tally: Tally, pair: Pair, side: 0 | 1, joined: readonly Joined[]): void {
  const there = side === 0 ? 1 : 0
  for (const label of pair[side].sections.filter(isSection)) {
    const partners = pair[there].sections.filter(
      other => isSection(other) && other.part === label.part && meet(other.primary, label.primary),
    )
    if (partners.length === 0) continue
    const part = tally[label.part]
    const isLinked = joined.some(link => link[side].includes(label) && link[there].some(other => partners.includes(other)))
    part.asked++
    if (isLinked) part.linked++
    else if (mayShow(pair)) process.stdout.write(`no link: ${say(pair[side], label)} to ${pair[there].name}\n`)
  }
}

/** Labels of which one section of the program is this one and no other. */
function cutAsOne(report: Labelled, sections: readonly Section[]): number {
  const labels = report.sections.filter(isSection)
  return labels.filter(label => {
    const [only, ...more] = sections.filter(section => isSection(section) && labelsAt(report, section).includes(label))
    const isOne = only !== undefined && more.length === 0 && labelsAt(report, only).length === 1
    if (!isOne && mayShow([report])) process.stdout.write(`cut otherwise: ${say(report, label)}\n`)
    return isOne
  }).length
}

/** Only what may be looked at while rules are made. */
function mayShow(reports: readonly Labelled[]): boolean {
  return Boolean(process.env['DUIDU_BENCH_SHOW']) && reports.every(({ use }) => use === 'tuning')
}

function say({ name, text }: Labelled, { start, primary }: LabelledSection): string {
  return `${name} ${text.slice(start, start + 30).replaceAll('\n', ' ')} [${primary.join(' ')}]`
}
