import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ParsedReport, ParsedSource } from '../../shared/model/source.ts'
import { brokenPromises } from './fixtures/promises.ts'
import { parseSource } from './parse-source.ts'

/** Real reports to try the program on; they are not part of the project. */
const corpus = process.env['DUIDU_CORPUS'] ?? resolve(import.meta.dirname, '../../../shared/corpus')
const present = existsSync(join(corpus, 'seeds.expected.json'))

const FIELDS = [
  'title',
  'province',
  'city',
  'county',
  'level',
  'body',
  'kind',
  'year',
  'reviewFrom',
  'reviewTo',
  'date',
  'speaker',
  'incomplete',
] as const
type Expected = Readonly<Partial<Record<(typeof FIELDS)[number], unknown>>>

async function parseFile(...path: string[]): Promise<ParsedSource> {
  const [source] = await parseSource({ path: path.join('/'), bytes: readFileSync(join(corpus, ...path)) })
  if (!source) throw new Error('no source came back')
  return source
}

/** Rows `file, report, field, expected, found` of every field that differs; a list of values means any of them. */
function wrongFields(file: string, expected: readonly Expected[], found: readonly ParsedReport[]): unknown[] {
  return expected.flatMap((report, at) =>
    FIELDS.filter(field => field in report).flatMap(field => {
      const wanted = report[field]
      const value = found[at]?.[field]
      const right = Array.isArray(wanted) ? wanted.includes(value) : wanted === value
      return right ? [] : [{ file, report: report.title, field, expected: wanted, found: value }]
    }),
  )
}

describe.skipIf(!present)('real reports (needs DUIDU_CORPUS)', () => {
  test('all reports of the seeds are found, with at most three fields wrong', async () => {
    const expected = JSON.parse(readFileSync(join(corpus, 'seeds.expected.json'), 'utf8')) as Record<string, Expected[]>
    const counts: [string, number][] = []
    const wrong: unknown[] = []
    for (const [file, reports] of Object.entries(expected)) {
      const source = await parseFile('seeds', file)
      expect(brokenPromises(source)).toEqual([])
      counts.push([file, source.reports.length])
      wrong.push(...wrongFields(file, reports, source.reports))
    }
    if (wrong.length > 0) console.table(wrong)
    expect(counts).toEqual(Object.entries(expected).map(([file, reports]) => [file, reports.length]))
    expect(wrong.length).toBeLessThanOrEqual(3)
  })

  test('reports to the whole state have the year of their file name, body and level', async () => {
    const wrong: unknown[] = []
    for (const file of readdirSync(join(corpus, 'state-council'))) {
      const source = await parseFile('state-council', file)
      expect(brokenPromises(source)).toEqual([])
      const [report] = source.reports
      const right =
        source.reports.length === 1 &&
        report?.year === Number(file.slice(0, 4)) &&
        report.level === 'country' &&
        report.body === 'government'
      if (!right) wrong.push({ file, reports: source.reports.length, year: report?.year, level: report?.level, body: report?.body })
    }
    expect(wrong).toEqual([])
  })

  test('speakers of reports to the whole state are those of the file name, but for files that name another than the text', async () => {
    const wrong: string[] = []
    for (const file of readdirSync(join(corpus, 'state-council'))) {
      const { reports } = await parseFile('state-council', file)
      if (reports[0]?.speaker !== file.split(/[_.]/)[1]) wrong.push(file.slice(0, 4))
    }
    expect(wrong).toEqual(['1991'])
  })

  test('every city has its report, place, level, body and year, whatever its file lost', async () => {
    const expected = JSON.parse(readFileSync(join(corpus, 'cities-2024.expected.json'), 'utf8')) as Record<string, Expected>
    const wrong: unknown[] = []
    for (const [file, fields] of Object.entries(expected)) {
      const source = await parseFile('cities-2024', file)
      expect(brokenPromises(source)).toEqual([])
      wrong.push(...wrongFields(file, [{ ...fields, county: null, kind: 'report' }], source.reports))
      if (source.reports.length !== 1) wrong.push({ file, reports: source.reports.length })
    }
    expect(wrong).toEqual([])
  })

  test('a city filed under the name of another is noticed', async () => {
    const files = readdirSync(join(corpus, 'cities-2024'))
    const missed: string[] = []
    for (const [at, file] of files.entries()) {
      const name = files[(at + 7) % files.length] ?? ''
      const [source] = await parseSource({ path: name, bytes: readFileSync(join(corpus, 'cities-2024', file)) })
      if (!source?.reports[0]?.problems.some(problem => problem.code === 'place-contradicts-name')) missed.push(`${file} as ${name}`)
    }
    expect(missed).toEqual([])
  })

  test('every province has its report of 2025, and sections are found in 97 of 100 reports', async () => {
    const wrong: unknown[] = []
    const without: string[] = []
    let count = 0
    for (const folder of ['provinces-2025', 'cities-2024', 'state-council']) {
      for (const file of readdirSync(join(corpus, folder))) {
        const { reports } = await parseFile(folder, file)
        count += reports.length
        for (const { outline } of reports) if (outline.filter(entry => entry.part !== 'notes').length < 3) without.push(file)
        if (folder !== 'provinces-2025') continue
        const expected = { city: null, county: null, level: 'province', body: 'government', kind: 'report', year: 2025, reviewTo: 2024 }
        wrong.push(...wrongFields(file, [expected], reports))
        if (reports.length !== 1 || !reports[0]?.province?.startsWith(file.slice(5, 7)))
          wrong.push({ file, province: reports[0]?.province })
      }
    }
    expect(wrong).toEqual([])
    expect(without.length).toBeLessThanOrEqual(count * 0.03)
  })
})
