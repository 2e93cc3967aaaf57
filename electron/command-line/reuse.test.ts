import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { PassageOccurrences, SharedPassage, SharedWording, WordingFamilies } from '../../shared/model/comparison.ts'
import type { Report } from '../../shared/model/report.ts'
import { builtEntry } from '../engine/built-program.ts'
import { reportText } from '../test-engine.ts'
import { runCommandLine } from './run.ts'

const COMMON = '坚持以人民为中心的履职理念，用心用情办好民生实事'

type Found = Omit<SharedWording, 'passages'> & {
  readonly share: number
  readonly passages: readonly (SharedPassage & { readonly text: string })[]
}

let folder: string
let library: string

async function run(...line: string[]) {
  let stdout = ''
  const write = (text: string) => {
    stdout += text
  }
  const code = await runCommandLine([...line, '--library', library], builtEntry('cli.js'), {
    stdout: { write },
    stderr: { write: () => undefined },
  })
  return { code, stdout }
}

async function json<T>(...line: string[]): Promise<T> {
  return JSON.parse((await run(...line, '--json')).stdout) as T
}

async function idOf(place: string): Promise<string> {
  const { reports } = await json<{ reports: Report[] }>('reports', '--place', place)
  return reports[0]?.id ?? ''
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-reuse-'))
  vi.stubEnv('DUIDU_DATA', join(folder, 'data'))
  library = join(folder, 'x.duidu')
  writeFileSync(join(folder, 'a.txt'), reportText('青禾市', 2023, `${COMMON}，督办河道保洁。`))
  writeFileSync(join(folder, 'b.txt'), reportText('云泽市', 2024, `${COMMON}；走访养老机构。`))
  await run('import', join(folder, 'a.txt'), join(folder, 'b.txt'))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('shows what a report shares with the others', async () => {
  const id = await idOf('青禾市')
  const found = await json<Found>('reuse', id)
  expect(found.passages.map(({ text, reports }) => [text, reports])).toContainEqual([COMMON, 2])
  expect([found.against, found.share > 0.3]).toEqual([1, true])
  const { stdout } = await run('reuse', id)
  expect(stdout).toMatch(/^\d+\.\d% of the text stands in 2 reports or more; held against 1 other report\nstart +end +reports +text\n/)
  expect((await json<SharedWording>('reuse', id, '--min-reports', '3')).passages).toEqual([])
})

it('shows where a stretch of it stands', async () => {
  const id = await idOf('青禾市')
  const { passages } = await json<Found>('reuse', id)
  const { start = 0, end = 0 } = passages.find(({ text }) => text === COMMON) ?? {}
  const found = await json<PassageOccurrences>('reuse', id, '--start', String(start), '--end', String(end))
  expect(found.occurrences.map(({ place, year, text }) => [place, year, text])).toEqual([['云泽市', 2024, COMMON]])
})

it('lists the commonest wordings, also as CSV', async () => {
  const { families } = await json<WordingFamilies>('reuse')
  expect(families.some(({ text, reports }) => text.includes(COMMON) && reports === 2)).toBe(true)
  const { stdout } = await run('reuse', '--csv', '--limit', '1')
  expect(stdout.split('\r\n')).toHaveLength(3)
  expect(stdout.split('\r\n')[0]).toBe('\uFEFFreports,places,years,earliest,characters,variants,report,start,text')
})

it.each([
  ['a', 'b'],
  ['--start', '1', '--end', '5'],
  ['a', '--start', '1'],
  ['--min-reports', '1'],
])('is told how it is used after %s %s %s', async (...args: string[]) => {
  expect(await run('reuse', ...args)).toMatchObject({ code: 2, stdout: '' })
})
