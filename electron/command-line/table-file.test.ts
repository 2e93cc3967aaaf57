import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { builtEntry } from '../engine/built-program.ts'
import { reportText } from '../test-engine.ts'
import { runCommandLine } from './run.ts'

let folder: string

async function duidu(...line: string[]) {
  let [stdout, stderr] = ['', '']
  const streams = { stdout: { write: (text: string) => (stdout += text) }, stderr: { write: (text: string) => (stderr += text) } }
  const code = await runCommandLine([...line, '--library', join(folder, 'a.duidu')], builtEntry('cli.js'), streams)
  return { code, stdout, stderr }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-tables-'))
  vi.stubEnv('DUIDU_DATA', join(folder, 'data'))
  writeFileSync(join(folder, 'a.txt'), reportText('青禾市', 2023, '召开常委会会议7次，听取预算执行报告。地区生产总值增长5.2%。'))
  await duidu('import', join(folder, 'a.txt'))
  const { reports } = JSON.parse((await duidu('reports', '--json')).stdout) as { reports: { id: string }[] }
  for (const tag of ['监督/会议', '亮点']) {
    const marked = await duidu('highlight', '--report', reports[0]?.id ?? '', '--quote', '会议7次', '--tag', tag)
    expect(marked).toMatchObject({ code: 0 })
  }
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const TABLES: readonly (readonly [line: readonly string[], names: readonly string[]])[] = [
  [['kwic', '预算'], ['concordance']],
  [['trend', '预算'], ['trends']],
  [['words'], ['words']],
  [['words', '--against', 'rest'], ['keywords']],
  [['words', '预算'], ['collocations']],
  [
    ['indicators', '--table'],
    ['indicators', 'indicators-evidence'],
  ],
  [
    ['themes', '--matrix'],
    ['themes', 'themes-quotes'],
  ],
]

it.each(TABLES)('%j writes the table that the window writes', async (line, names) => {
  const out = join(folder, line.join('-'))
  const csv = await duidu(...line, '--out', out, '--format', 'csv', '--language', 'en', '--json')
  expect(csv).toMatchObject({ code: 0 })
  const { file, files = [file] } = JSON.parse(csv.stdout) as { file: string; files?: string[] }
  expect(files.map(each => basename(each))).toEqual(names.map(name => `${name}.csv`))
  expect(readFileSync(files[0] ?? '', 'utf8')).toMatch(/^\uFEFF(?:Place|Year|Word|Theme)/)
  const xlsx = await duidu(...line, '--out', out)
  expect(xlsx.stdout).toContain(`${names[0]}.xlsx\n`)
})

it.each(['highlights', 'matrix', 'pairs', 'codebook'])('export --table %s writes it in both formats', async table => {
  const out = join(folder, table)
  for (const format of ['csv', 'xlsx']) {
    const { code, stdout } = await duidu('export', '--table', table, '--out', out, '--format', format, '--language', 'en')
    expect({ code, written: stdout.includes(`.${format}\n`) }).toEqual({ code: 0, written: true })
  }
})
