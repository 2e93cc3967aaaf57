import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figure } from './measuring.ts'
import { percentile } from './measuring.ts'
import { han, type NextYear, sentencesOf, writeNextYear } from './next-year.ts'
import { createRandom } from './text-edits.ts'
import type { Workplace } from './workplace.ts'

interface Span {
  readonly start: number
  readonly end: number
}

interface Row {
  readonly change: 'unchanged' | 'reworded' | 'moved' | 'new' | 'gone'
  readonly left: readonly Span[]
  readonly right: readonly Span[]
  readonly edits: readonly { readonly left: Span; readonly right: Span }[]
}

const PAIRS = 40
const [SHORTEST, LONGEST] = [4_000, 20_000]
const LEAST = 6
/** Asked for at once, so that the thread is there: what one waits for who goes on comparing. */
const WARM = 150

/** Reports of one place in two years: real ones, each beside one that was made from it and of which all changes are known. */
export async function measureSentences(workplace: Workplace): Promise<Figure[]> {
  const { corpus, duidu, serve, folders } = workplace
  if (!corpus) {
    process.stdout.write('The real corpus is not here (DUIDU_CORPUS): nothing to measure.\n')
    return []
  }
  await duidu('import', corpus)
  const texts = await realTexts(duidu)
  const random = createRandom(2024)
  const folder = join(folders.home, '次年')
  await mkdir(folder, { recursive: true })
  const all = texts.map(text => sentencesOf(text).map(({ start, end }) => text.slice(start, end)))
  const made: { readonly earlier: string; readonly later: NextYear }[] = []
  for (const [at, earlier] of texts.entries()) {
    const others = all.flatMap((list, other) => (other === at ? [] : list.filter(sentence => han(sentence) >= LEAST)))
    const later = writeNextYear(earlier, others, random)
    made.push({ earlier, later })
    await writeFile(join(folder, `甲${at}.txt`), earlier)
    await writeFile(join(folder, `乙${at}.txt`), later.text)
  }
  await duidu('import', folder)

  const { line, program } = await serve()
  await line.call('library.resume', {})
  const reports = await line.call<{ id: string; sourcePath: string }[]>('reports.list', {})
  const find = async (name: string) => {
    const found = reports.filter(({ sourcePath }) => sourcePath.endsWith(`/${name}.txt`))
    const [report] = found
    if (!report || found.length > 1) return undefined
    const { text } = await line.call<{ text: string }>('reports.get', { id: report.id, text: true })
    return { id: report.id, text }
  }
  const tally = createTally()
  const waits: number[] = []
  for (const [at, { earlier, later }] of made.entries()) {
    const [left, right] = [await find(`甲${at}`), await find(`乙${at}`)]
    // Where the program reads a text otherwise than it was written, nobody knows what is right.
    if (!left || !right || left.text !== earlier || right.text.trimEnd() !== later.text.trimEnd()) continue
    const started = performance.now()
    const { rows } = await line.call<{ rows: Row[] }>('compare.sentences', { earlier: left.id, later: right.id })
    waits.push(performance.now() - started)
    judge(tally, later, rows, left.text, right.text)
  }
  const [first = 0, ...warm] = waits
  const real = await realYears(line, reports)
  line.close()
  await program.kill()
  const share = (part: number, whole: number) => (whole === 0 ? 100 : (100 * part) / whole)
  const goal = (what: string, value: number, budget: number | null): Figure => ({ what, value, unit: '%', budget, atLeast: true })
  const precision = share(tally.right, tally.said)
  const recall = share(tally.right, tally.known)
  return [
    { what: 'reports with the report of the year after', value: waits.length, unit: '', budget: null },
    goal(`sentences matched, precision (${tally.said})`, precision, null),
    goal(`sentences matched, recall (${tally.known})`, recall, null),
    goal('sentences matched, F1', (2 * precision * recall) / (precision + recall), 97),
    goal(`moved sentences found and called moved (${tally.moves})`, share(tally.movesFound, tally.moves), 93),
    { what: 'moves that are none', value: tally.movesFalse, unit: '', budget: null },
    goal(`edited sentences with exactly the edits made (${tally.edited})`, share(tally.exact, tally.edited), 95),
    { what: 'places where rows and texts do not agree', value: tally.broken, unit: '', budget: 0 },
    { what: 'first answer, the thread starting', value: first, unit: 'ms', budget: null },
    { what: 'answer for two reports, median', value: percentile(warm, 0.5), unit: 'ms', budget: null },
    { what: 'answer for two reports, 95 of 100 within', value: percentile(warm, 0.95), unit: 'ms', budget: WARM },
    ...real,
  ]
}

async function realTexts(duidu: Workplace['duidu']): Promise<string[]> {
  const { reports } = await duidu<{ reports: { text: string; characters: number; incomplete: boolean; kind: string }[] }>(
    'reports',
    '--text',
  )
  const fit = reports.filter(
    ({ characters, incomplete, kind }) => kind === 'report' && !incomplete && characters >= SHORTEST && characters <= LONGEST,
  )
  return Array.from({ length: Math.min(PAIRS, fit.length) }, (_, at) => fit[Math.floor((at * fit.length) / PAIRS)]?.text ?? '')
}

/** How much the reports of one body in consecutive years have in common: nobody knows what is right, so it is only told. */
async function realYears(
  line: { call<T>(method: string, input: object): Promise<T> },
  reports: readonly { id: string; sourcePath: string }[],
): Promise<Figure[]> {
  const years = reports
    .flatMap(({ id, sourcePath }) => {
      const [, year] = sourcePath.match(/state-council\/(\d{4})/) ?? []
      return year ? [{ id, year: Number(year) }] : []
    })
    .sort((a, b) => a.year - b.year)
  const shares: number[] = []
  const waits: number[] = []
  for (const [at, { id: later, year }] of years.entries()) {
    const before = years[at - 1]
    if (before?.year !== year - 1) continue
    const started = performance.now()
    const { rows } = await line.call<{ rows: Row[] }>('compare.sentences', { earlier: before.id, later })
    waits.push(performance.now() - started)
    const now = rows.filter(({ right }) => right.length > 0)
    shares.push((100 * now.filter(({ left }) => left.length > 0).length) / now.length)
  }
  return [
    {
      what: `state-council: sentences with a counterpart a year before, median of ${shares.length}`,
      value: percentile(shares, 0.5),
      unit: '%',
      budget: null,
    },
    { what: 'state-council: answer, slowest', value: Math.max(...waits), unit: 'ms', budget: null },
  ]
}

type Tally = ReturnType<typeof createTally>

function createTally() {
  return { said: 0, known: 0, right: 0, moves: 0, movesFound: 0, movesFalse: 0, edited: 0, exact: 0, broken: 0 }
}

function judge(tally: Tally, { fates }: NextYear, rows: readonly Row[], left: string, right: string): void {
  const keyOf = (a: Span, b: Span) => `${a.start} ${b.start}`
  const links = new Map(rows.flatMap(row => row.left.flatMap(a => row.right.map(b => [keyOf(a, b), row] as const))))
  // What is too short to say anything is not asked for, on either side.
  const asked = (text: string, { start, end }: Span) => han(text.slice(start, end)) >= LEAST
  const gold = new Map(
    fates.flatMap(fate => fate.right.filter(b => asked(left, fate.left) && asked(right, b)).map(b => [keyOf(fate.left, b), fate] as const)),
  )
  const said = [...links].filter(([, row]) => row.left.every(range => asked(left, range)) && row.right.every(range => asked(right, range)))
  tally.said += said.length
  tally.known += gold.size
  tally.right += said.filter(([key]) => gold.has(key)).length
  for (const [key, fate] of gold) {
    const row = links.get(key)
    if (fate.moved) {
      tally.moves++
      if (row?.change === 'moved') tally.movesFound++
    }
    if (row && fate.edits && fate.edits.length > 0) {
      tally.edited++
      if (sameEdits(fate.edits, row.edits)) tally.exact++
      else if (process.env['DUIDU_BENCH_SHOW']) showEdits(fate.edits, row, left, right)
    }
  }
  tally.movesFalse += said.filter(([key, { change }]) => change === 'moved' && !gold.get(key)).length
  tally.broken += rows.filter(row => !reaches(row, left, right)).length
}

const sameSpan = (a: Span, b: Span) => a.start === b.start && a.end === b.end

function sameEdits(a: readonly { left: Span; right: Span }[], b: Row['edits']): boolean {
  return (
    a.length === b.length &&
    a.every((edit, at) => {
      const other = b[at]
      return other !== undefined && sameSpan(edit.left, other.left) && sameSpan(edit.right, other.right)
    })
  )
}

/** Whether the edits make the right words of the left ones; width and form of signs aside. */
function reaches({ left, right, edits }: Row, leftText: string, rightText: string): boolean {
  const [from, to] = [left[0]?.start, right[0]?.start]
  if (edits.length === 0 || from === undefined || to === undefined) return true
  let [made, at] = ['', from]
  for (const edit of edits) {
    made += leftText.slice(at, edit.left.start) + rightText.slice(edit.right.start, edit.right.end)
    at = edit.left.end
  }
  made += leftText.slice(at, left.at(-1)?.end)
  return made.normalize('NFKC').length === rightText.slice(to, right.at(-1)?.end).normalize('NFKC').length
}

function showEdits(wanted: readonly { left: Span; right: Span }[], row: Row, left: string, right: string): void {
  const show = (edits: readonly { left: Span; right: Span }[]) =>
    edits.map(edit => `[${left.slice(edit.left.start, edit.left.end)}>${right.slice(edit.right.start, edit.right.end)}]`).join(' ')
  process.stdout.write(`made ${show(wanted)}\nsaid ${show(row.edits)}\n\n`)
}
