import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Collocations, KeyWords, WordFrequencies } from '../../shared/model/words.ts'
import { builtEntry } from '../engine/built-program.ts'
import { reportText } from '../test-engine.ts'
import { runCommandLine } from './run.ts'

let folder: string
let library: string

async function words(...args: string[]) {
  const written = { stdout: '', stderr: '' }
  const collect = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text
    },
  })
  const line = ['words', ...args, '--library', library]
  const code = await runCommandLine(line, builtEntry('cli.js'), { stdout: collect('stdout'), stderr: collect('stderr') })
  return { code, ...written }
}

async function json<T>(...args: string[]): Promise<T> {
  return JSON.parse((await words(...args, '--json')).stdout) as T
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-words-'))
  vi.stubEnv('DUIDU_DATA', join(folder, 'data'))
  library = join(folder, 'words.duidu')
  writeFileSync(join(folder, 'a.txt'), reportText('青禾市', 2023, '加强预算监督，加强预算审查，听取预算执行报告。'))
  writeFileSync(join(folder, 'b.txt'), reportText('云泽市', 2024, '检查河道保洁，检查河道清淤，走访沿河居民。'))
  const silent = { write: () => undefined }
  await runCommandLine(['import', folder, '--library', library], builtEntry('cli.js'), { stdout: silent, stderr: silent })
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('lists words of chosen reports by frequency', async () => {
  const { selection, rows } = await json<WordFrequencies>('--place', '云泽市')
  expect(selection.reports).toBe(1)
  expect(rows).toContainEqual(expect.objectContaining({ word: '河道', occurrences: 2, reports: 1 }))
  const { stdout } = await words('--place', '云泽市', '--limit', '1')
  expect(stdout).toMatch(/^\d+ words in 1 report\nword +times +reports +per 10,000 +DP\n.+\n… and \d+ more \(--limit\)\n$/)
})

it('compares with the rest, or with what other filters choose', async () => {
  const rest = await json<KeyWords>('--year', '2023', '--against', 'rest')
  const others = await json<KeyWords>('--year', '2023', '--against', 'year=2024 body=npc')
  expect(rest.rows).toEqual(others.rows)
  expect(rest.rows.find(({ word }) => word === '河道')).toMatchObject({ occurrences: 0, otherOccurrences: 2 })
})

it('lists what stands near a word, also as CSV', async () => {
  const { node, occurrences, rows } = await json<Collocations>('河道', '--span', 'sentence')
  expect([node, occurrences, rows[0]?.word]).toEqual(['河道', 2, '检查'])
  const { stdout } = await words('河道', '--span', '3', '--csv')
  expect(stdout.split('\r\n')[0]).toBe('\uFEFFword,near,times,G2,logDice,MI')
})

it.each([
  ['监督', '--against', 'rest'],
  ['--against', 'others'],
  ['--against', 'colour=red'],
  ['监督', '--span', '0'],
  ['监督', '--span', '51'],
])('is told how it is used after %s %s %s', async (...args: string[]) => {
  expect(await words(...args)).toMatchObject({ code: 2, stdout: '' })
})
