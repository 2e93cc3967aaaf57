import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { COLOURS } from '../../../shared/model/highlight.ts'
import { parseSource } from '../../importing/parse-source.ts'

const folder = new URL('../../../resources/sample-library/', import.meta.url)
const names = readdirSync(fileURLToPath(folder)).filter(name => name.endsWith('.txt'))
const read = (name: string) => readFileSync(new URL(encodeURIComponent(name), folder))

const QINGHE = { province: '云岭省', city: '青禾市', county: null, level: 'prefecture' }
const LINXI = { province: '云岭省', city: '临溪市', county: null, level: 'prefecture' }

it('is read as one report per file, with its place, body, year and session', async () => {
  const parsed = await Promise.all(names.map(async name => ({ name, sources: await parseSource({ path: name, bytes: read(name) }) })))
  const described = parsed.map(({ name, sources }) => ({
    name,
    reports: sources.flatMap(source =>
      source.reports.map(({ province, city, county, level, body, kind, year, yearInferred, reviewFrom, reviewTo, date, speaker }) => ({
        ...{ province, city, county, level, body, kind, year, yearInferred, reviewFrom, reviewTo, date, speaker },
      })),
    ),
  }))
  const report = (year: number, date: string, speaker: string) => ({
    ...{ kind: 'report', year, yearInferred: false, reviewFrom: year - 1, reviewTo: year - 1, date, speaker },
  })
  const expected = {
    '云岭省临溪市人大常委会工作报告2023.txt': { ...LINXI, body: 'npc', ...report(2023, '2023-01-06', '郁南乔') },
    '云岭省临溪市人大常委会工作报告2024.txt': { ...LINXI, body: 'npc', ...report(2024, '2024-01-09', '郁南乔') },
    '云岭省政府工作报告2024.txt': {
      ...{ province: '云岭省', city: null, county: null, level: 'province', body: 'government' },
      ...report(2024, '2024-01-20', '顾行简'),
    },
    '云岭省青禾市人大常委会工作报告2022.txt': { ...QINGHE, body: 'npc', ...report(2022, '2022-01-12', '闻溪桥') },
    '云岭省青禾市人大常委会工作报告2023.txt': { ...QINGHE, body: 'npc', ...report(2023, '2023-01-10', '闻溪桥') },
    '云岭省青禾市人大常委会工作报告2024.txt': { ...QINGHE, body: 'npc', ...report(2024, '2024-01-16', '岑望舒') },
    '云岭省青禾市政协常委会工作报告2024.txt': { ...QINGHE, body: 'cppcc', ...report(2024, '2024-01-15', '蔺秋河') },
    '云岭省青禾市石渡县人大常委会工作报告2024.txt': {
      ...{ province: '云岭省', city: '青禾市', county: '石渡县', level: 'county', body: 'npc' },
      ...report(2024, '2024-01-04', '莫听澜'),
    },
  }
  expect(Object.fromEntries(described.map(({ name, reports }) => [name, reports]))).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, [value]])),
  )
})

it('has no problems and no incomplete report', async () => {
  const sources = (await Promise.all(names.map(name => parseSource({ path: name, bytes: read(name) })))).flat()
  expect(sources.flatMap(({ problems, reports }) => [...problems, ...reports.flatMap(report => report.problems)])).toEqual([])
  expect(sources.flatMap(({ reports }) => reports).filter(({ incomplete }) => incomplete)).toEqual([])
})

it('has highlights whose words occur exactly once and whose colours exist', () => {
  const highlights = JSON.parse(read('highlights.json').toString()) as { file: string; quote: string; colour: string }[]
  const judged = highlights.map(({ file, quote, colour }) => ({
    quote,
    occurrences: read(file).toString().split(quote).length - 1,
    known: COLOURS.some(known => known === colour),
  }))
  expect(judged).toEqual(highlights.map(({ quote }) => ({ quote, occurrences: 1, known: true })))
})
