import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { withEngine } from './engine-modules.ts'
import { type GeneratedReport, generateReports, writeReports } from './generated-reports.ts'
import { type Line, watchOthers } from './line.ts'
import { type Figure, milliseconds, percentile } from './measuring.ts'
import { readSentences, recombine, type Sentences, writeRecombined } from './recombined-reports.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

const REPORTS = Number(process.env['DUIDU_BENCH_REPORTS'] ?? '10000')
const CHARACTERS = 8_000
const SKELETON = 600
/** Reports that are compared with one another by brute force. */
const COMPARED = 60
const PASSAGE = 15
const QUERIES = 100

/** Budgets: building in s, an answer and adding one in ms, MB on the disk and in memory, the wait of another call in ms. */
const [BUILD, ANSWER, ADD, DISK, MEMORY, WAIT] = [30, 100, 100, 150, 600, 100]

interface Passage {
  readonly start: number
  readonly end: number
  readonly reports: number
}

interface Wording {
  readonly passages: readonly Passage[]
  readonly against: number
  readonly ms: number
}

interface Listed {
  readonly id: string
}

/** Shared wording: right against brute force on real reports, and quick and small on very many. */
export async function measureReuse(workplace: Workplace): Promise<Figure[]> {
  const { corpus, duidu, library } = workplace
  if (!corpus) {
    process.stdout.write('The real corpus is not here (DUIDU_CORPUS): measured on invented reports, which share more.\n')
    return inLibraryOf(folder => writeReports(folder, REPORTS, CHARACTERS), [])
  }
  await duidu('import', corpus)
  const exact = await measureExactness(workplace)
  const sentences = readSentences(library)
  const many = await inLibraryOf(folder => writeRecombined(folder, recombined(REPORTS, sentences)), sentences)
  return [...exact, ...many]
}

function recombined(count: number, sentences: Sentences, first = 0): Iterable<GeneratedReport> {
  return recombine(generateReports(count, SKELETON, first), sentences, CHARACTERS)
}

/** Letter by letter: in how many of the other reports 15 letters around it stand, by the program and by brute force. */
async function measureExactness({ serve }: Workplace): Promise<Figure[]> {
  const { line, program } = await serve()
  await line.call('library.resume', {})
  const doubles = await line.call<{ reports: Listed[] }[]>('duplicates.list', {})
  const twice = new Set(doubles.flatMap(({ reports }) => reports.map(({ id }) => id)))
  const reports = (await line.call<Listed[]>('reports.list', {})).filter(({ id }) => !twice.has(id))
  const step = Math.max(1, Math.floor(reports.length / COMPARED))
  const ids = reports.flatMap(({ id }, at) => (at % step === 0 ? id : [])).slice(0, COMPARED)
  const texts = await Promise.all(ids.map(async id => (await line.call<{ text: string }>('reports.get', { id, text: true })).text))
  const letters = await withEngine(async ({ fold }) => texts.map(text => readLetters(fold(text))))
  const holders = holdersOf(letters)
  const wrong = { missed: 0, false: 0, counted: 0 }
  for (const [at, id] of ids.entries()) {
    const { passages } = await line.call<Wording>('reuse.ofReport', { reportId: id, filter: { ids } })
    const said = new Uint32Array(texts[at]?.length ?? 0)
    for (const { start, end, reports: count } of passages) said.fill(count, start, end)
    const own = letters[at] ?? []
    for (const [i, should] of trueCounts(own, holders).entries()) {
      const error = errorOf(said[own[i]?.place ?? 0] ?? 0, should)
      if (error) wrong[error]++
    }
  }
  line.close()
  await program.kill()
  const all = letters.reduce((sum, own) => sum + own.filter(({ unit }) => unit !== '\n').length, 0)
  const of = `, ${ids.length} real reports with ${all} letters`
  return [
    { what: `letters of shared passages missed${of}`, value: wrong.missed, unit: '', budget: 0 },
    { what: `letters shared falsely${of}`, value: wrong.false, unit: '', budget: 0 },
    { what: `letters in another number of reports${of}`, value: wrong.counted, unit: '', budget: 0 },
  ]
}

function errorOf(said: number, should: number): 'missed' | 'false' | 'counted' | undefined {
  if (said === should) return undefined
  if (said === 0) return 'missed'
  return should === 0 ? 'false' : 'counted'
}

interface Letter {
  readonly unit: string
  readonly place: number
}

/** Han characters, Latin letters and digits, and the ends of paragraphs. */
function readLetters(folded: string): Letter[] {
  return [...folded.matchAll(/[\p{Script=Han}a-zA-Z0-9\n]/gu)].map(({ 0: unit, index: place }) => ({ unit, place }))
}

function* gramsOf(letters: readonly Letter[]): Generator<readonly [at: number, gram: string]> {
  const units = letters.map(({ unit }) => unit)
  for (let at = 0; at + PASSAGE <= units.length; at++) {
    const gram = units.slice(at, at + PASSAGE).join('')
    if (!gram.includes('\n')) yield [at, gram]
  }
}

/** Reports with each 15 letters, by number. */
function holdersOf(letters: readonly (readonly Letter[])[]): Map<string, Set<number>> {
  const holders = new Map<string, Set<number>>()
  for (const [at, own] of letters.entries()) {
    for (const [, gram] of gramsOf(own)) {
      const known = holders.get(gram)
      if (known) known.add(at)
      else holders.set(gram, new Set([at]))
    }
  }
  return holders
}

/** Of each letter: reports that have 15 letters around it, the one itself among them; 0 where it is alone. */
function trueCounts(letters: readonly Letter[], holders: ReadonlyMap<string, ReadonlySet<number>>): number[] {
  const around = letters.map(() => new Set<number>())
  for (const [at, gram] of gramsOf(letters)) {
    const found = holders.get(gram)
    if (!found || found.size < 2) continue
    for (let i = at; i < at + PASSAGE; i++) for (const report of found) around[i]?.add(report)
  }
  return around.map(({ size }) => size)
}

async function inLibraryOf(write: (folder: string) => Promise<void>, sentences: Sentences): Promise<Figure[]> {
  const workplace = await openWorkplace()
  try {
    const folder = join(workplace.folders.home, '共用')
    await write(folder)
    await workplace.duidu('import', folder)
    return await measureMany(workplace, sentences)
  } finally {
    await workplace.close()
  }
}

async function measureMany({ serve, folders, library }: Workplace, sentences: Sentences): Promise<Figure[]> {
  const added = folders.home
  const [extra] = recombined(1, sentences, REPORTS + 5)
  if (extra) await writeFile(join(added, '新来.txt'), extra.text)
  const { line, program, watch } = await serve(join(added, '新来.txt'))
  await line.call('library.resume', {})
  const reports = await line.call<Listed[]>('reports.list', {})
  const ask = (at: number) => line.call<Wording>('reuse.ofReport', { reportId: reports[at % reports.length]?.id ?? '' })
  const atRest = watchOthers(line)
  await new Promise(resolve => setTimeout(resolve, 3000))
  const usual = await atRest()
  const longest = watchOthers(line)
  const first = await milliseconds(() => ask(0))
  const wait = await longest()
  const answers: number[] = []
  for (let i = 0; i < QUERIES; i++) answers.push(await milliseconds(() => ask(1 + i * 97)))
  const { passages } = await ask(0)
  const commonest = passages.reduce((most, passage) => (passage.reports > most.reports ? passage : most))
  const { start, end } = commonest
  const places = await milliseconds(() => line.call('reuse.occurrences', { reportId: reports[0]?.id, start, end }))
  const families = await milliseconds(() => line.call('reuse.families', {}))
  const again = await milliseconds(() => line.call('reuse.families', {}))
  const withText = await milliseconds(() => line.call('reuse.families', { text: '监督' }))
  const adding = await addOne(line, join(added, '新来.txt'), reports)
  const { memory } = await watch()
  line.close()
  await program.kill()
  const of = `, ${reports.length} reports`
  return [
    { what: `first answer, with the index to be made${of}`, value: first / 1000, unit: 's', budget: BUILD },
    { what: `longest wait for another answer at rest${of}`, value: usual, unit: 'ms', budget: null },
    { what: `longest wait for another answer meanwhile${of}`, value: wait, unit: 'ms', budget: WAIT },
    { what: `index on the disk${of}`, value: indexBytes(library) / 1e6, unit: 'MB', budget: DISK },
    { what: `one report against all, p95 of ${QUERIES}${of}`, value: percentile(answers, 0.95), unit: 'ms', budget: ANSWER },
    { what: `one report against all, median${of}`, value: percentile(answers, 0.5), unit: 'ms', budget: null },
    { what: `all ${commonest.reports} places of a passage${of}`, value: places, unit: 'ms', budget: null },
    { what: `the 200 commonest wordings${of}`, value: families / 1000, unit: 's', budget: null },
    { what: `the same once more${of}`, value: again, unit: 'ms', budget: null },
    { what: `the 200 commonest with a word in them${of}`, value: withText / 1000, unit: 's', budget: null },
    { what: `more time for an answer after one report was added${of}`, value: adding, unit: 'ms', budget: ADD },
    { what: `most memory of server and engine${of}`, value: memory / 2 ** 20, unit: 'MB', budget: MEMORY },
  ]
}

/** By how much the first answer after an import of one report takes longer than the next one. */
async function addOne(line: Line, path: string, before: readonly Listed[]): Promise<number> {
  await line.call('sources.import', { paths: [path] })
  const known = new Set(before.map(({ id }) => id))
  const id = (await line.call<Listed[]>('reports.list', {})).find(report => !known.has(report.id))?.id
  if (!id) throw new Error('The report did not come in.')
  const first = await milliseconds(() => line.call('reuse.ofReport', { reportId: id }))
  return first - (await milliseconds(() => line.call('reuse.ofReport', { reportId: id })))
}

function indexBytes(library: string): number {
  const db = new Database(join(library, 'library.sqlite'), { readonly: true })
  try {
    return db.prepare<[], number>('SELECT sum(length(bytes)) FROM reuse_piece').pluck().get() ?? 0
  } finally {
    db.close()
  }
}
