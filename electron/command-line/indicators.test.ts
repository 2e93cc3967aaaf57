import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { IndicatorList } from '../../shared/model/indicator.ts'
import { builtEntry } from '../engine/built-program.ts'
import { reportText, SENTENCE } from '../test-engine.ts'
import { runCommandLine } from './run.ts'

let folder: string

async function run(...line: string[]) {
  let stdout = ''
  const write = (text: string) => {
    stdout += text
  }
  const code = await runCommandLine([...line, '--library', join(folder, 'x.duidu')], builtEntry('cli.js'), {
    stdout: { write },
    stderr: { write: () => undefined },
  })
  return { code, stdout }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-indicators-'))
  vi.stubEnv('DUIDU_DATA', join(folder, 'data'))
  writeFileSync(join(folder, 'a.txt'), reportText('青禾市', 2023, `${SENTENCE}栽种行道树3200余棵。`))
  await run('import', join(folder, 'a.txt'))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('shows the numbers of reports with their sentences', async () => {
  const { code, stdout } = await run('indicators', '--place', '青禾市')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^5 numbers in 1 report\nplace +year +indicator +value +unit +period +part +evidence\n/)
  expect(stdout).toMatch(/青禾市 +2023 +行道树 +≈3200 +棵 +annual +review +栽种行道树3200余棵。\n/)
})

it('writes them as CSV, or the known indicators only as JSON', async () => {
  const { stdout } = await run('indicators', '--csv')
  const [head, first] = stdout.split('\r\n')
  expect(head).toBe(
    '\uFEFFplace,year,indicator,name,object,value,to,precision,each,part of before,unit,period,period from,whose,part,evidence,report,start,end',
  )
  expect(first).toMatch(
    /^青禾市,2023,meet_standing,常委会会议,常委会会议,7,,,,,次,annual,sentence,own,review,全年召开常委会会议7次，.+,\d+,\d+$/,
  )
  const { rows } = JSON.parse((await run('indicators', '--named', '--json')).stdout) as IndicatorList
  expect(rows.map(({ indicator }) => indicator)).toEqual(['meet_standing', 'hear_reports', 'decisions', 'suggestions'])
})

it('shows them as a table of place and year by indicator', async () => {
  const { stdout } = await run('indicators', '--table', '--indicator', 'meet_standing', '--indicator', 'decisions', '--csv')
  expect(stdout).toBe(
    '\uFEFFplace,body,year,"常委会会议 (次, annual, review)","决议、决定 (项, annual, review)"\r\n青禾市,npc,2023,7,9\r\n',
  )
  const shown = await run('indicators', '--table', '--indicator', 'meet_standing')
  expect(shown.stdout).toMatch(/^1 figure in 1 report\nplace .+ by\n青禾市 +2023 +常委会会议 +7 +次 +annual +review +1 +program\n$/)
})
