import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Repair, SourceRepairs } from '../../shared/model/source.ts'
import { builtEntry } from '../engine/built-program.ts'
import { reportText, SENTENCE } from '../test-engine.ts'
import { runCommandLine } from './run.ts'

const ENTRY = builtEntry('cli.js')
let folder: string

async function cli(...words: string[]): Promise<{ code: number; document: unknown; said: string }> {
  let stdout = ''
  let said = ''
  const streams = { stdout: { write: (text: string) => (stdout += text) }, stderr: { write: (text: string) => (said += text) } }
  const code = await runCommandLine([...words, '--library', join(folder, '试.duidu'), '--json'], ENTRY, streams)
  return { code, document: JSON.parse(stdout), said }
}

const repair = (...words: string[]) => cli('repair', '--source', '汇编.txt', ...words)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-cli-repair-'))
  vi.stubEnv('DUIDU_DATA', join(folder, 'data'))
  const text = `${reportText('青禾市', 2024, SENTENCE)}石渡县人大情况\n一、立法\n全年制定法规三件，修改两件。\n`
  writeFileSync(join(folder, '汇编.txt'), text)
  await cli('import', join(folder, '汇编.txt'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

it('repairs a source at words, lists what was repaired, and takes it back', async () => {
  const done = await repair('--step', '{"kind":"split","at":"石渡县人大情况"}')
  expect(done).toMatchObject({
    code: 0,
    document: {
      reports: [{ title: '青禾市人民代表大会常务委员会工作报告' }, { title: '石渡县人大情况' }],
      repairs: [{ state: 'applied' }],
    },
  })
  const listed = (await cli('repairs')).document as { repairs: SourceRepairs[] }
  expect(listed).toEqual({
    repairs: [
      {
        sourceId: expect.any(Number),
        path: '汇编.txt',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        repairs: (done.document as { repairs: Repair[] }).repairs,
      },
    ],
  })
  const [first] = listed.repairs[0]?.repairs ?? []
  expect(first).toMatchObject({ step: { kind: 'split', at: expect.any(Number) }, quote: '石渡县人大情况' })
  expect(await repair('--take-back', String(first?.id))).toMatchObject({ code: 0, document: { repairs: [], reports: [expect.anything()] } })
  expect((await cli('repairs')).document).toEqual({ repairs: [] })
})

it('says what is wrong with a step, a place or a source', async () => {
  expect(await repair('--step', 'split')).toMatchObject({ code: 2, said: expect.stringContaining('no JSON object') })
  expect(await repair('--step', '{"kind":"turn","at":3}')).toMatchObject({ code: 2 })
  expect(await repair()).toMatchObject({ code: 2, said: expect.stringContaining('--step or --take-back') })
  expect(await repair('--step', '{"kind":"split","at":"没有这句"}')).toMatchObject({ code: 1, said: expect.stringContaining('nowhere') })
  expect(await repair('--step', '{"kind":"merge","at":3}')).toMatchObject({ code: 1, document: { error: { code: 'repair-no-next' } } })
  expect(await cli('repair', '--source', '别的.txt', '--take-back', '1')).toMatchObject({
    code: 1,
    document: { error: { code: 'not-found' } },
  })
})
