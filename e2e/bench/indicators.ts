import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  halfWidth,
  type LabelledCells,
  type LabelledNumber,
  type LabelledNumbers,
  type Placed,
  placeReports,
  readCellLabels,
  readNumberLabels,
} from './labels.ts'
import type { Line } from './line.ts'
import type { Figure } from './measuring.ts'
import { measureRealReports } from './real-reports.ts'
import type { Workplace } from './workplace.ts'

/** A label of the corpus also has accepted readings of what is counted. */
type Label = LabelledNumber & { readonly objects?: readonly string[] }
type Report = Omit<Placed<LabelledNumbers>, 'numbers'> & { readonly numbers: readonly Label[] }

interface Row {
  readonly reportId: string
  readonly value: number
  readonly indicator: string | null
  readonly object: string
  readonly unit: string
  readonly period: string
  readonly whose: string
  readonly part: string
  readonly start: number
  readonly end: number
}

interface Table {
  readonly columns: readonly { readonly indicator: string; readonly period: string; readonly part: string }[]
  readonly rows: readonly { readonly reportIds: readonly string[]; readonly cells: readonly Cell[] }[]
}

interface Cell {
  readonly column: number
  readonly value: number | null
  readonly unit: string
  readonly reportId: string
  readonly start: number | null
}

/** Numbers of real reports against labels that were made by reading them. */
export function measureIndicators(workplace: Workplace): Promise<Figure[]> {
  return measureRealReports(workplace, numbersOfAll)
}

async function numbersOfAll(line: Line, corpus: string): Promise<Figure[]> {
  const reports = await placeReports(line, readNumberLabels())
  const groups: [string, readonly Report[]][] = [
    ['corpus', await placeNumberTable(line, corpus)],
    ['tuning', reports.filter(({ use }) => use === 'tuning')],
    ['held', reports.filter(({ use }) => use === 'held')],
  ]
  const figures: Figure[] = []
  for (const [name, its] of groups) if (its.length > 0) figures.push(...(await figuresOf(line, name, its)))
  const cells = await placeReports(line, readCellLabels())
  for (const use of ['tuning', 'held'])
    figures.push(
      ...(await cellFigures(
        line,
        use,
        cells.filter(report => report.use === use),
      )),
    )
  const all = await line.call<{ rows: Row[]; reports: number; ms: number }>('indicators.list', {})
  return [
    ...figures,
    { what: `numbers of the whole corpus, ${all.reports} reports`, value: all.rows.length, unit: '', budget: null },
    goal('of them with a known indicator', share(all.rows.filter(({ indicator }) => indicator !== null).length, all.rows.length), null),
    { what: 'reading the numbers of one report, mean', value: all.ms / all.reports, unit: 'ms', budget: null },
  ]
}

const share = (part: number, whole: number) => (whole === 0 ? 100 : (100 * part) / whole)
const goal = (what: string, value: number, budget: number | null): Figure => ({ what, value, unit: '%', budget, atLeast: true })

async function figuresOf(line: Line, name: string, reports: readonly Report[]): Promise<Figure[]> {
  const tally = createTally()
  const filter = { ids: reports.map(({ id }) => id) }
  const { rows } = await line.call<{ rows: Row[] }>('indicators.list', { filter })
  for (const report of reports) {
    const its = rows.filter(({ reportId }) => reportId === report.id)
    for (const label of report.numbers) score(tally, report, label, its)
    tally.unlabelled += its.filter(row => isAsked(report, row.start) && !report.numbers.some(({ start }) => isAt(row, start))).length
  }
  for (const { columns, rows } of [await line.call<Table>('indicators.table', { filter })])
    for (const cell of rows.flatMap(({ cells }) => cells)) scoreCell(tally, reports, columns[cell.column], cell)
  const { taken, wrong, quantities, amounts, values, objects, objectsAsked, named, rightNames, labelled, periods, parts, owners } = tally
  return [
    goal(`${name}: numbers taken for quantities that are (${taken + wrong})`, share(taken, taken + wrong), 99.5),
    goal(`${name}: quantities that are taken (${quantities})`, share(taken, quantities), 99),
    goal(`${name}: with the right measure word`, share(amounts, quantities), 99),
    ...(values.asked > 0 ? [goal(`${name}: with the right value`, share(values.right, values.asked), 99)] : []),
    ...(objectsAsked > 0 ? [goal(`${name}: with the right object`, share(objects, objectsAsked), null)] : []),
    goal(`${name}: names given that are right (${named})`, share(rightNames, named), 93),
    goal(`${name}: names found (${labelled.asked})`, share(labelled.found, labelled.asked), 92),
    ...(periods.asked > 0 ? [goal(`${name}: with the right period`, share(periods.right, periods.asked), null)] : []),
    ...(parts.asked > 0 ? [goal(`${name}: told as review or plan`, share(parts.right, parts.asked), null)] : []),
    ...(owners.asked > 0 ? [goal(`${name}: of the right owner`, share(owners.right, owners.asked), null)] : []),
    ...(tally.cells > 0
      ? [goal(`${name}: cells of the table that are right (${tally.cells})`, share(tally.rightCells, tally.cells), 97)]
      : []),
    { what: `${name}: numbers that nobody labelled`, value: tally.unlabelled, unit: '', budget: null },
  ]
}

type Tally = ReturnType<typeof createTally>

function createTally() {
  const asked = () => ({ asked: 0, right: 0 })
  return {
    taken: 0,
    wrong: 0,
    quantities: 0,
    amounts: 0,
    values: asked(),
    objects: 0,
    objectsAsked: 0,
    named: 0,
    rightNames: 0,
    labelled: { asked: 0, found: 0 },
    periods: asked(),
    parts: asked(),
    owners: asked(),
    cells: 0,
    rightCells: 0,
    unlabelled: 0,
  }
}

const isAt = ({ start, end }: { readonly start: number; readonly end: number }, at: number) => start <= at && at < end
const isAsked = ({ ranges }: Report, at: number) => ranges.some(range => isAt(range, at))

/** Counts that are right either way are passed over. */
function score(tally: Tally, report: Report, label: Label, rows: readonly Row[]): void {
  if (label.kind === 'E') return
  const row = rows.find(candidate => isAt(candidate, label.start))
  if (label.kind === 'N') {
    if (row) tally.wrong++
    if (row) show(report, label, row, 'is no quantity')
    return
  }
  const { units = [], indicators = [], objects, value, period, part, whose } = label
  const mustBeNamed = !indicators.includes(null)
  tally.quantities++
  if (mustBeNamed) tally.labelled.asked++
  if (objects) tally.objectsAsked++
  if (!row) {
    show(report, label, row, 'is not taken')
    return
  }
  tally.taken++
  if (units.includes(row.unit)) tally.amounts++
  else show(report, label, row, `has another measure word, ${row.unit}`)
  if (objects?.some(object => row.object.endsWith(object) || row.object === object)) tally.objects++
  compare(tally.values, value, row.value)
  compare(tally.periods, period === undefined ? undefined : [period], row.period)
  compare(tally.parts, part === undefined ? undefined : [part], row.part)
  compare(tally.owners, whose, row.whose)
  const isRight = indicators.includes(row.indicator)
  if (row.indicator !== null) tally.named++
  if (row.indicator !== null && isRight) tally.rightNames++
  if (mustBeNamed && isRight) tally.labelled.found++
  if (!isRight) show(report, label, row, `is called ${row.indicator}`)
}

/** Of the annual cells of whole reports: those that are filled, and those that a reader would fill. */
async function cellFigures(line: Line, use: string, reports: readonly Placed<LabelledCells>[]): Promise<Figure[]> {
  if (reports.length === 0) return []
  const indicators = [...new Set(reports.flatMap(report => report.indicators))]
  const { columns, rows } = await line.call<Table>('indicators.table', { filter: { ids: reports.map(({ id }) => id) }, indicators })
  const tally = { filled: { asked: 0, right: 0 }, said: { asked: 0, right: 0 } }
  const count = (kind: { asked: number; right: number }, isRight: boolean) => {
    kind.asked++
    if (isRight) kind.right++
  }
  for (const report of reports) {
    const its = rows.find(({ reportIds }) => reportIds.includes(report.id))?.cells ?? []
    for (const indicator of report.indicators)
      for (const part of report.parts ?? ['review', 'plan']) {
        const label = report.cells.find(cell => cell.indicator === indicator && cell.part === part)
        const filled = its.filter(({ column, value }) => {
          const of = columns[column]
          return value !== null && of?.indicator === indicator && of.part === part && of.period === 'annual'
        })
        const isRight = ({ value, unit }: Cell) => label !== undefined && isSame(label.value, Number(value)) && unit.endsWith(label.unit)
        for (const cell of filled) count(tally.filled, isRight(cell))
        if (label && !label.optional) count(tally.said, filled.some(isRight))
      }
  }
  const { filled, said } = tally
  return [
    goal(`${use}: cells of whole reports, filled ones that are right (${filled.asked})`, share(filled.right, filled.asked), 97),
    goal(`${use}: cells of whole reports, said ones that are filled so (${said.asked})`, share(said.right, said.asked), null),
  ]
}

/** Rounding apart. */
function isSame(wanted: number, found: number): boolean {
  return Math.abs(wanted - found) <= 1e-6 * Math.abs(wanted)
}

function compare(tally: { asked: number; right: number }, wanted: number | readonly string[] | undefined, found: number | string): void {
  if (wanted === undefined) return
  tally.asked++
  if (typeof wanted === 'number' ? isSame(wanted, Number(found)) : wanted.includes(String(found))) tally.right++
}

/** Only a cell that was filled from a labelled stretch can be judged. */
function scoreCell(tally: Tally, reports: readonly Report[], column: Table['columns'][number] | undefined, cell: Cell): void {
  const { start } = cell
  const report = reports.find(({ id }) => id === cell.reportId)
  if (!report || !column || start === null || cell.value === null || !isAsked(report, start)) return
  const label = report.numbers.find(number => number.start >= start && number.start <= start + 2)
  if (label?.kind === 'E') return
  const isRight =
    label?.indicators?.includes(column.indicator) && (label.period ?? column.period) === column.period && label.whose?.includes('own')
  tally.cells++
  if (isRight) tally.rightCells++
  else if (label) show(report, label, { start, end: start + 4 }, `stands in the cell of ${column.indicator}, ${column.period}`)
}

/** Only what may be looked at while rules are made. */
function show({ name, text, use }: Report, label: Label, row: { start: number; end: number } | undefined, what: string): void {
  if (!process.env['DUIDU_BENCH_SHOW'] || use !== 'tuning') return
  const [start, end] = [row?.start ?? label.start, row?.end ?? label.start + 4]
  const words = `${text.slice(Math.max(0, start - 24), start)}【${text.slice(start, end)}】${text.slice(end, end + 14)}`.replaceAll(
    '\n',
    ' ',
  )
  process.stdout.write(
    `${name}: ${words} ${what}; should be ${label.indicators?.join(' or ') ?? 'none'} ${label.units?.join(' or ') ?? ''}\n`,
  )
}

/** The labelled numbers of the corpus, of congresses; any of them may be looked at. */
async function placeNumberTable(line: Line, corpus: string): Promise<Report[]> {
  const path = join(corpus, 'labels', 'numbers.tsv')
  if (!existsSync(path)) return []
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const reports = await line.call<{ id: string; place: string | null; body: string; sourcePath: string }[]>('reports.list', {})
  const placed: Report[] = []
  for (const [name, its] of Map.groupBy(rows, row => row.split('\t')[0] ?? '')) {
    const city = name.replace('人大', '')
    const found = reports.find(({ place, body, sourcePath }) => place?.startsWith(city) && body === 'npc' && sourcePath.includes('seeds'))
    if (!found) throw new Error(`The labelled report ${name} is not in the library.`)
    const { text } = await line.call<{ text: string }>('reports.get', { id: found.id, text: true })
    const numbers = its.map((row): Label => {
      const [, , unit = '', indicator = '', context = '', kind = '', object = ''] = row.split('\t')
      return {
        start: placeOf(text, context),
        kind: kind === 'N' || kind === 'E' ? kind : 'Q',
        units: [unit],
        indicators: [indicator === 'none' ? null : indicator],
        objects: object.split('/'),
      }
    })
    placed.push({ id: found.id, text, name, file: 'labels/numbers.tsv', report: 0, textSha256: '', use: 'tuning', ranges: [], numbers })
  }
  return placed
}

/** Where the number in 【】 stands; signs are of either width. */
function placeOf(text: string, context: string): number {
  const bare = halfWidth(context.replaceAll('…', ''))
  const at = halfWidth(text).indexOf(bare.replaceAll(/[【】]/g, ''))
  if (at < 0) throw new Error(`A label stands nowhere: ${context}`)
  return at + bare.indexOf('【')
}
