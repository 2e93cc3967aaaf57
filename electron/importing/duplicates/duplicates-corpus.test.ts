import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSource } from '../parse-source.ts'
import { createDuplicateIndex } from './duplicate-index.ts'
import { fingerprintOf, likeness } from './duplicates.ts'

/** Real reports to try the program on; they are not part of the project. */
const corpus = process.env['DUIDU_CORPUS'] ?? resolve(import.meta.dirname, '../../../../shared/corpus')
const present = existsSync(join(corpus, 'seeds.expected.json'))

interface Named {
  readonly name: string
  readonly text: string
}

async function readReports(path: string): Promise<Named[]> {
  const sources = await parseSource({ path, bytes: readFileSync(join(corpus, path)) })
  return sources.flatMap(source => source.reports.map(({ text, title }) => ({ name: `${source.path}: ${title}`, text })))
}

async function readFolder(folder: string): Promise<Named[]> {
  return (await Promise.all(readdirSync(join(corpus, folder)).map(file => readReports(`${folder}/${file}`)))).flat()
}

/** `name, other name, share` of all that are alike, the earlier first. */
function pairsOf(reports: readonly Named[]): [string, string, number][] {
  const index = createDuplicateIndex<number>()
  reports.forEach(({ text }, at) => {
    index.set(at, fingerprintOf(text))
  })
  return reports.flatMap(({ name }, at) =>
    [...index.alike(at)].flatMap(([other, share]): [string, string, number][] =>
      other > at ? [[name, reports[other]?.name ?? '', share]] : [],
    ),
  )
}

describe.skipIf(!present)('duplicates among real reports (needs DUIDU_CORPUS)', () => {
  const folders = ['seeds', 'cities-2024', 'provinces-2025', 'state-council']

  test('no two different reports are taken for one, same bodies in following years included', { timeout: 120_000 }, async () => {
    const reports = (await Promise.all(folders.map(readFolder))).flat()
    expect(reports.length).toBeGreaterThan(150)
    expect(pairsOf(reports)).toEqual([])
    const fingerprints = reports.map(({ text }) => fingerprintOf(text))
    const most = Math.max(...fingerprints.flatMap((one, at) => fingerprints.slice(at + 1).map(other => likeness(one, other))))
    expect(most).toBeLessThan(0.15)
  })

  test('a folder and an archive of the same files are the same reports, each once', { timeout: 120_000 }, async () => {
    const reports = [...(await readFolder('provinces-2025')), ...(await readReports('provinces-2025.zip'))]
    const pairs = pairsOf(reports)
    expect(pairs).toHaveLength(31)
    expect(pairs.filter(([one, other, share]) => share < 1 || one.split('/').at(-1) !== other.split('/').at(-1))).toEqual([])
  })
})
