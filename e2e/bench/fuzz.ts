import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createRoll, damagedFile, wholeFiles } from '../fixtures/damage.ts'
import { endlessLine, REFUSED_FILES, TIRING_FILES } from '../fixtures/hostile-files.ts'
import { LANZHU_2024 } from '../fixtures/report-texts.ts'
import { WRITERS } from './generated-files.ts'
import { generateReports } from './generated-reports.ts'
import { importInto } from './import-run.ts'
import type { Figure } from './measuring.ts'
import type { Server, Workplace } from './workplace.ts'

/** Bad files in all, and where the dice start; `DUIDU_FUZZ_FILES` and `DUIDU_FUZZ_SEED` try others. */
const FILES = Number(process.env['DUIDU_FUZZ_FILES'] ?? 2_000)
const SEED = Number(process.env['DUIDU_FUZZ_SEED'] ?? 20_240_117)
const GOOD = 100
const ENDLESS = 300

interface ListedSource {
  readonly path: string
  readonly reports: number
  readonly problems: readonly { readonly message: string }[]
}

/** A folder of damaged and hostile files with good ones between them, opened as a user opens it. */
export async function measureFuzz(workplace: Workplace): Promise<Figure[]> {
  const folder = join(workplace.folders.home, '乱七八糟')
  const good = await writeGood(folder)
  const bad = await writeBad(folder)
  let sources: ListedSource[] = []
  let longestWait = 0
  const { problems, seconds, longest, idle, memory } = await importInto(workplace, folder, '乱七八糟', async (server, ended) => {
    longestWait = await watchProgress(server, ended)
    sources = await server.line.call('sources.list', {})
  })

  /** Of an archive, also what is said of its members. */
  const about = <T extends { readonly path: string }>(list: readonly T[], name: string) => {
    const path = `乱七八糟/${name}`
    return list.filter(each => each.path === path || each.path.startsWith(`${path}/`))
  }
  const reportsOf = (name: string) => about(sources, name).reduce((sum, source) => sum + source.reports, 0)
  const lost = good.filter(name => reportsOf(name) === 0)
  const silent = bad.filter(name => about(problems, name).length === 0 && reportsOf(name) === 0)
  const unclear = problems.filter(({ message }) => !/[.!?]$|[:：]/.test(message))
  const crashed = problems.filter(({ code }) => code === 'worker-crashed')
  const late = problems.filter(({ code }) => code === 'timed-out')
  const refused = Object.keys(REFUSED_FILES).filter(name => reportsOf(name) > 0)
  for (const [said, names] of Object.entries({
    'a good file is not in': lost,
    'nothing is said of': silent,
    'not a sentence': unclear.map(({ path, message }) => `${path}: ${message}`),
    'stopped its reader': crashed.map(({ path }) => path),
    'took too long': late.map(({ path }) => path),
    'gave a report': refused,
  }))
    for (const name of names) process.stdout.write(`! ${said}: ${name}\n`)
  return [
    { what: `${bad.length} bad files and ${good.length} good ones, seed ${SEED}`, value: seconds, unit: 's', budget: null },
    { what: 'good files that are not in', value: lost.length, unit: '', budget: 0 },
    { what: 'bad files of which nothing is said', value: silent.length, unit: '', budget: 0 },
    { what: 'problems that are no sentence', value: unclear.length, unit: '', budget: 0 },
    { what: 'files that stopped their reader', value: crashed.length, unit: '', budget: 0 },
    { what: 'files given up after 10 s', value: late.length, unit: '', budget: 0 },
    { what: 'files to refuse that gave a report', value: refused.length, unit: '', budget: 0 },
    { what: 'longest time without progress', value: longestWait / 1000, unit: 's', budget: 10 },
    { what: 'most memory of the program', value: memory / 1e6, unit: 'MB', budget: 1000 },
    { what: "longest block of the window's thread", value: longest, unit: 'ms', budget: 50 },
    { what: 'the same of a process with nothing to do', value: idle, unit: 'ms', budget: null },
  ]
}

/** In every format in turn; their names put them between the bad ones. */
async function writeGood(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const endings = Object.keys(WRITERS) as (keyof typeof WRITERS)[]
  const names: string[] = []
  for (const report of generateReports(GOOD, 3_000)) {
    const ending = endings[names.length % endings.length] ?? 'txt'
    const name = `${String(Math.floor((names.length * FILES) / GOOD)).padStart(4, '0')} ${report.name}.${ending}`
    await writeFile(join(folder, name), WRITERS[ending](report))
    names.push(name)
  }
  return names
}

async function writeBad(folder: string): Promise<string[]> {
  const names: string[] = []
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content)
    names.push(name)
  }
  for (const [name, content] of Object.entries({ ...REFUSED_FILES, ...TIRING_FILES })) await write(name, content())
  await pipeline(Readable.from(endlessLine(ENDLESS)), createWriteStream(join(folder, '没完的一行.txt')))
  names.push('没完的一行.txt')
  const roll = createRoll(SEED)
  const whole = wholeFiles(LANZHU_2024.split('\n'))
  for (let turn = 0; names.length < FILES; turn++) {
    const { bytes, what, ending } = damagedFile(whole, turn, roll)
    await write(`${String(turn).padStart(4, '0')} ${what}.${ending}`, bytes)
  }
  return names
}

/** Longest time between two announcements of progress, in ms. */
async function watchProgress({ line }: Server, ended: Promise<unknown>): Promise<number> {
  let last = performance.now()
  let longest = 0
  line.listen('importing.progress', () => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  })
  await ended
  return longest
}
