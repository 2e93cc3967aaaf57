import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ParsedSource } from '../../../shared/model/source.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { parseSource } from '../parse-source.ts'

/** Real documents to try the program on; they are not part of the project. */
const corpus = process.env['DUIDU_CORPUS'] ?? resolve(import.meta.dirname, '../../../../shared/corpus')
const present = existsSync(join(corpus, 'cities-2024.expected.json'))

async function parse(...path: string[]): Promise<ParsedSource[]> {
  const sources = await parseSource({ path: path.join('/'), bytes: readFileSync(join(corpus, ...path)) })
  for (const source of sources) expect(brokenPromises(source)).toEqual([])
  return sources
}

async function parseFolder(folder: string): Promise<ParsedSource[]> {
  const sources: ParsedSource[] = []
  for (const name of readdirSync(join(corpus, folder))) if (name.endsWith('.docx')) sources.push(...(await parse(folder, name)))
  return sources
}

/** A report has paragraphs; a document without them was not understood. */
const poor = (sources: readonly ParsedSource[]) =>
  sources.flatMap(({ path, reports }) =>
    reports.length === 1 && (reports[0]?.text.split('\n').length ?? 0) >= 20 ? [] : [[path, reports.map(report => report.text.length)]],
  )

describe.skipIf(!present)('real documents (needs DUIDU_CORPUS)', () => {
  test('each Word document of a city is one report of many paragraphs, with its metadata', async () => {
    const sources = await parseFolder('cities-2024')
    const expected = JSON.parse(readFileSync(join(corpus, 'cities-2024.expected.json'), 'utf8')) as Record<string, Record<string, unknown>>
    const wrong = sources.flatMap(({ path, reports }) => {
      const report = { ...reports[0] } as Record<string, unknown>
      const fields = Object.entries(expected[path.slice(path.indexOf('/') + 1)] ?? {})
      return fields.flatMap(([field, value]) =>
        [value].flat().includes(report[field]) ? [] : [{ path, field, value, found: report[field] }],
      )
    })
    if (wrong.length > 0) console.table(wrong)
    expect(sources).toHaveLength(Object.keys(expected).length)
    expect(poor(sources)).toEqual([])
    // 99 of 100 fields.
    expect(wrong.length).toBeLessThanOrEqual(4)
  })

  test('each Word document of a province is one report, whether in a folder or in an archive with GBK names', async () => {
    const folder = await parseFolder('provinces-2025')
    const archive = await parse('provinces-2025.zip')
    expect(folder).toHaveLength(31)
    expect(poor(folder)).toEqual([])
    const names = (sources: readonly ParsedSource[]) => sources.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).sort()
    expect(names(archive)).toEqual(names(folder))
    const texts = (sources: readonly ParsedSource[]) => new Set(sources.flatMap(source => source.reports.map(report => report.text)))
    expect(texts(archive)).toEqual(texts(folder))
  })

  test('a table of titles in GBK is read and said to hold no texts', async () => {
    const [source] = await parse('titles-gbk.csv')
    expect(source).toMatchObject({ format: 'csv', encoding: 'gb18030', reports: [], problems: [{ code: 'no-report' }] })
    expect(source?.text.split('\n')).toHaveLength(709)
  })
})
