import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

afterEach(async () => await engine.stop())

it('writes the reports that pass, by place and year, in each form, and replaces no other file', async () => {
  engine = await startEngine()
  const files = { '青禾市2024.txt': reportText('青禾市', 2024, SENTENCE), '青禾市2023.txt': reportText('青禾市', 2023, SENTENCE) }
  await engine.call('sources.import', { paths: [engine.write('报告', files)] })
  const directory = join(engine.folder, 'out')
  const write = (format: 'gbt7714' | 'bibtex' | 'csl') => engine.call('exports.bibliography', { directory, format })

  const list = await write('gbt7714')
  expect(list.reports).toBe(2)
  const lines = readFileSync(list.file, 'utf8').trimEnd().split('\n')
  expect(lines.map(line => [line.slice(0, 4), /20\d\d/.exec(line.slice(-12))?.[0]])).toEqual([
    ['[1] ', '2023'],
    ['[2] ', '2024'],
  ])
  expect(lines[0]).toContain('[R]')

  const { file } = await write('csl')
  const items = JSON.parse(readFileSync(file, 'utf8')) as { id: string }[]
  expect(items.map(item => item.id)).toEqual(['qingheshi-npc-2023', 'qingheshi-npc-2024'])
  expect(readFileSync((await write('bibtex')).file, 'utf8')).toContain('@techreport{qingheshi-npc-2023,')

  const only = await engine.call('exports.bibliography', { directory, format: 'csl', filter: { year: [2024] } })
  expect(only).toEqual({ file: join(directory, 'references-2.json'), reports: 1 })
  const nothing = failureOf(engine.call('exports.bibliography', { directory, format: 'csl', filter: { year: [1999] } }))
  expect(await nothing).toMatchObject({ code: 'nothing-to-export' })
})
