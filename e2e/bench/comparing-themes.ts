import {
  type LabelledThemes,
  overlaps,
  type Placed,
  placeReports,
  placeSectionTable,
  readThemeLabels,
  type ThemeSetName,
  type Use,
} from './labels.ts'
import type { Line } from './line.ts'
import { type Figure, percentile } from './measuring.ts'
import { measureRealReports } from './real-reports.ts'
import type { Workplace } from './workplace.ts'

interface Stretch {
  readonly start: number
  readonly end: number
  readonly themes: readonly { readonly theme: string; readonly share: number }[]
}

interface ThemedReport {
  readonly sections: readonly Stretch[]
  readonly paragraphs: readonly Stretch[]
}

type Labelled = Placed<LabelledThemes>

const SETS: readonly ThemeSetName[] = ['npc', 'cppcc', 'government']
const BEST = 93
/** Of a set that the user made, after so many labelled reports. */
const [TAUGHT, OWN] = [5, 90]
/** After the user has said so often what a paragraph is about. */
const CORRECTIONS = 20
const CORRECTED = 97

/** The themes of real reports against those that a reader gave them, at first and after corrections. */
export function measureThemes(workplace: Workplace): Promise<Figure[]> {
  return measureRealReports(workplace, themesOfAll)
}

async function themesOfAll(line: Line, corpus: string): Promise<Figure[]> {
  const sets = new Map<ThemeSetName, Labelled[]>()
  for (const set of SETS) sets.set(set, await placeReports(line, readThemeLabels(set)))
  const table = await placeSectionTable(line, corpus)
  const waits: number[] = []
  const figures: Figure[] = []
  for (const [set, reports] of sets) {
    const all = set === 'npc' ? [...table, ...reports] : reports
    for (const use of ['tuning', 'held'] as const) figures.push(...(await figuresOf(line, `${set}, ${use}`, use, all, waits)))
  }
  const paragraphs = [...sets.values()].flat()
  const held = await tallyOf(
    line,
    paragraphs.filter(({ use }) => use === 'held'),
  )
  const before = await tallyOf(line, paragraphs)
  figures.push(goal(`held paragraphs of all bodies (${held.paragraphs.asked})`, share(held.paragraphs), BEST))
  figures.push(goal(`all paragraphs (${before.paragraphs.asked})`, share(before.paragraphs), null))
  figures.push(...(await corrected(line, paragraphs, before)), ...(await ownSet(line, sets.get('government') ?? [])))
  return [
    ...figures,
    { what: 'the themes of a report, for the first time, median', value: percentile(waits, 0.5), unit: 'ms', budget: null },
  ]
}

const share = ({ right, asked }: { right: number; asked: number }) => (asked === 0 ? 100 : (100 * right) / asked)
const goal = (what: string, value: number, budget: number | null): Figure => ({ what, value, unit: '%', budget, atLeast: true })

/** What comes with the program was learned from `tuning` reports: only `held` ones show what it is worth. */
async function figuresOf(line: Line, name: string, use: Use, reports: readonly Labelled[], waits: number[]): Promise<Figure[]> {
  const { sections, loose, paragraphs } = await tallyOf(
    line,
    reports.filter(report => report.use === use),
    waits,
  )
  const budget = use === 'held' ? BEST : null
  return [
    ...(sections.asked > 0
      ? [
          goal(`${name}: sections (${sections.asked})`, share(sections), budget),
          goal(`${name}: sections, any theme of theirs`, share(loose), null),
        ]
      : []),
    ...(paragraphs.asked > 0 ? [goal(`${name}: paragraphs (${paragraphs.asked})`, share(paragraphs), budget)] : []),
  ]
}

interface Wrong {
  readonly reportId: string
  readonly start: number
  readonly end: number
  readonly theme: string
}

interface Tally {
  readonly sections: { asked: number; right: number }
  readonly loose: { asked: number; right: number }
  readonly paragraphs: { asked: number; right: number }
  /** Paragraphs of which the best theme is none of those given. */
  readonly wrong: Wrong[]
}

async function tallyOf(line: Line, reports: readonly Labelled[], waits: number[] = [], setId?: string): Promise<Tally> {
  const counter = () => ({ asked: 0, right: 0 })
  const tally: Tally = { sections: counter(), loose: counter(), paragraphs: counter(), wrong: [] }
  for (const report of reports) {
    const started = performance.now()
    const found = await line.call<ThemedReport>('themes.ofReport', { reportId: report.id, ...(setId && { setId }) })
    waits.push(performance.now() - started)
    for (const { role, start, end, primary, secondary } of report.sections) {
      if (role !== 'section') continue
      const theme = bestOf(widestIn(found.sections, { start, end }))
      count(tally.sections, primary.includes(theme))
      count(tally.loose, primary.includes(theme) || secondary.includes(theme))
    }
    for (const { start, end, primary } of report.paragraphs) {
      const theme = bestOf(widestIn(found.paragraphs, { start, end }))
      const isRight = primary.includes(theme)
      count(tally.paragraphs, isRight)
      if (isRight) continue
      tally.wrong.push({ reportId: report.id, start, end, theme: primary[0] ?? '' })
      show(report, start, primary, theme)
    }
  }
  return tally
}

/** A set that the user made up, without any keyword, and learned from the sections of five reports. */
async function ownSet(line: Line, reports: readonly Labelled[]): Promise<Figure[]> {
  const teachers = reports.filter(({ use }) => use === 'tuning').slice(0, TAUGHT)
  const themes = new Set(reports.flatMap(({ sections }) => sections.flatMap(({ primary }) => primary)))
  const { id: setId } = await line.call<{ id: string }>('themes.saveSet', {
    name: '自定',
    bodies: [],
    themes: [...themes].map(theme => ({ id: theme, name: theme, keywords: [] })),
  })
  const labels = teachers.flatMap(({ id, sections }) => sections.map(section => ({ reportId: id, ...section })))
  for (const { reportId, start, end, primary } of labels)
    for (const theme of primary.slice(0, 1)) await line.call('themes.choose', { reportId, setId, start, end, theme })
  const { sections, loose } = await tallyOf(
    line,
    reports.filter(report => !teachers.includes(report)),
    [],
    setId,
  )
  return [
    goal(`a set of the user's own after ${teachers.length} reports: sections (${sections.asked})`, share(sections), OWN),
    goal("a set of the user's own: sections, any theme of theirs", share(loose), null),
  ]
}

function count(counter: { asked: number; right: number }, isRight: boolean): void {
  counter.asked++
  if (isRight) counter.right++
}

const bestOf = (stretch: Stretch | undefined) => stretch?.themes[0]?.theme ?? ''

/** Of the stretches that are about the same place the one that shares most of it. */
function widestIn(stretches: readonly Stretch[], range: { readonly start: number; readonly end: number }): Stretch | undefined {
  const shared = ({ start, end }: Stretch) => Math.min(end, range.end) - Math.max(start, range.start)
  return stretches.filter(stretch => overlaps(stretch, range)).sort((a, b) => shared(b) - shared(a))[0]
}

/** The first wrong ones are put right, as someone would who reads on; the others are judged by what that taught. */
async function corrected(line: Line, reports: readonly Labelled[], before: Tally): Promise<Figure[]> {
  const corrections = before.wrong.slice(0, CORRECTIONS)
  const started = performance.now()
  for (const { reportId, start, end, theme } of corrections) await line.call('themes.choose', { reportId, start, end, theme })
  const took = performance.now() - started
  const after = await tallyOf(line, reports)
  const others = after.paragraphs.asked - corrections.length
  return [
    goal(`all paragraphs, after ${corrections.length} corrections`, share(after.paragraphs), CORRECTED),
    goal('those that nobody corrected', share({ right: after.paragraphs.right - corrections.length, asked: others }), CORRECTED),
    { what: 'a correction, mean', value: took / Math.max(1, corrections.length), unit: 'ms', budget: null },
  ]
}

/** Only what may be looked at while rules are made. */
function show({ name, text, use }: Labelled, start: number, primary: readonly string[], theme: string): void {
  if (!process.env['DUIDU_BENCH_SHOW'] || use !== 'tuning') return
  process.stdout.write(`${name}: ${text.slice(start, start + 40).replaceAll('\n', ' ')} is about ${primary.join(', ')}, not ${theme}\n`)
}
