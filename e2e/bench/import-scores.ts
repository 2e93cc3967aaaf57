import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from '../fixtures/program.ts'
import type { Figure } from './measuring.ts'
import { createScore, type Expected, type Found, type Score } from './scoring.ts'
import type { Workplace } from './workplace.ts'

interface InspectedFile {
  readonly path: string
  readonly reports: readonly Found[]
}

/** Which reports a file of the folder holds. */
type ExpectedOf = (file: string) => readonly Expected[]

const REPORT: Expected = { county: null, kind: 'report', body: 'government' }

/** What the importer makes of the real reports, against what a reader found in them. Prints the scores as a table. */
export async function measureScores(workplace: Workplace, corpus: string): Promise<Figure[]> {
  const read = async <T>(name: string) => JSON.parse(await readFile(join(corpus, name), 'utf8')) as Record<string, T>
  const seedReports = await read<Expected[]>('seeds.expected.json')
  const cityReports = await read<Expected>('cities-2024.expected.json')
  const seeds = await score(workplace, corpus, 'seeds', file => seedReports[file] ?? [])
  const cities = await score(workplace, corpus, 'cities-2024', file => [{ ...REPORT, ...cityReports[file] }])
  const provinces = await score(workplace, corpus, 'provinces-2025', file => [provinceReport(file)])
  const state = await score(workplace, corpus, 'state-council', file => [stateReport(file)])
  const all = [seeds, cities, provinces, state]
  print(all)
  const regions = ['province', 'city', 'county', 'level', 'body', 'year']
  const wrong = [cities, provinces].reduce((sum, each) => sum + each.files - each.split, 0)
  return [
    { what: 'seeds: reports found', value: seeds.found, unit: '', budget: seeds.expected, atLeast: true },
    { what: 'seeds: wrong fields', value: seeds.wrong.length, unit: '', budget: 3 },
    { what: 'cities and provinces: files split wrongly', value: wrong, unit: '', budget: 0 },
    {
      what: 'cities and provinces: place, level, body and year right',
      value: share([cities, provinces], regions),
      unit: '%',
      budget: 99,
      atLeast: true,
    },
    {
      what: 'state council: year right',
      value: state.right('year'),
      unit: '',
      budget: state.expected,
      atLeast: true,
    },
    { what: 'state council: speaker right', value: state.right('speaker'), unit: '', budget: state.expected, atLeast: true },
    { what: 'reports with sections', value: sectioned(all), unit: '%', budget: 97, atLeast: true },
  ]
}

async function score({ folders }: Workplace, corpus: string, folder: string, expectedOf: ExpectedOf): Promise<Score> {
  const { code, out, err } = await runCommand(['inspect', join(corpus, folder), '--json'], folders)
  if (code !== 0) throw new Error(`duidu inspect ended with ${code}: ${err}`)
  const { files } = JSON.parse(out) as { files: InspectedFile[] }
  const byName = new Map(files.map(({ path, reports }) => [path.slice(path.indexOf('/') + 1), reports]))
  const score = createScore(folder)
  for (const name of (await readdir(join(corpus, folder))).sort()) score.add(name, expectedOf(name), byName.get(name) ?? [])
  return score
}

/** `2025年上海市政府工作报告.docx`; some names leave the end of a province's name out. */
function provinceReport(file: string): Expected {
  const [, year, place = ''] = /^(\d{4})年(.+?)政府工作报告/.exec(file) ?? []
  return { ...REPORT, province: place, city: null, level: 'province', year: Number(year), reviewTo: Number(year) - 1 }
}

/** `1954政府工作报告_周恩来.txt`, some with `_摘要` behind it. */
function stateReport(file: string): Expected {
  return { ...REPORT, level: 'country', year: Number(file.slice(0, 4)), speaker: file.split(/[_.]/)[1] ?? null }
}

function share(scores: readonly Score[], fields: readonly string[]): number {
  const sum = (count: (score: Score, field: string) => number) =>
    scores.reduce((total, score) => total + fields.reduce((part, field) => part + count(score, field), 0), 0)
  return (100 * sum((score, field) => score.right(field))) / sum((score, field) => score.asked(field))
}

function sectioned(scores: readonly Score[]): number {
  const sum = (count: (score: Score) => number) => scores.reduce((total, score) => total + count(score), 0)
  return (100 * sum(score => score.sectioned)) / sum(score => score.found)
}

function print(scores: readonly Score[]): void {
  const fields = [...new Set(scores.flatMap(score => score.fields))]
  const rows = [
    ['', ...scores.map(({ folder }) => folder)],
    ['reports found', ...scores.map(({ found, expected }) => `${found}/${expected}`)],
    ['files split rightly', ...scores.map(({ split, files }) => `${split}/${files}`)],
    ['with sections', ...scores.map(({ sectioned: count, found }) => `${count}/${found}`)],
    ...fields.map(field => [field, ...scores.map(each => (each.asked(field) > 0 ? `${each.right(field)}/${each.asked(field)}` : '-'))]),
  ]
  for (const [head = '', ...cells] of rows) process.stdout.write(`${head.padEnd(20)}${cells.map(cell => cell.padStart(16)).join('')}\n`)
  for (const { wrong } of scores) for (const sentence of wrong) process.stdout.write(`! ${sentence}\n`)
}
