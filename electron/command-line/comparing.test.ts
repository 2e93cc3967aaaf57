import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { builtEntry } from '../engine/built-program.ts'
import { runCommandLine } from './run.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const LAW = '制定城市绿化条例，修改立法规划，审查规范性文件三十件，推动宪法法律和地方性法规的实施，以良法保障善治。'
const DEPUTIES = '督办代表建议六十件，建成代表联络站十个，邀请代表列席会议，代表履职平台更加完善，联系群众更加经常。'
const PARTY = '坚持党的领导，深入学习理论，向市委请示报告重大事项，坚定拥护“两个确立”，坚决做到“两个维护”。'

function reportText(city: string, year: number, sections: readonly string[]): string {
  const head = [`${city}人大常委会工作报告`, `——${year}年1月8日在${city}第三届人民代表大会第二次会议上`, '各位代表：']
  const formula = '我受市人大常委会委托，向大会报告工作，请予审议。'
  return [...head, formula, `${year - 1}年工作回顾`, ...sections, `${year}年工作安排`, `新的一年，${PARTY}`].join('\n')
}

let folder: string

async function run(...line: string[]) {
  const written = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr') => ({
    write(text: string) {
      written[name] += text
    },
  })
  const streams = { stdout: stream('stdout'), stderr: stream('stderr') }
  const code = await runCommandLine([...line, '--library', join(folder, 'x.duidu')], builtEntry('cli.js'), streams)
  return { code, ...written }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-compare-'))
  vi.stubEnv('DUIDU_DATA', join(folder, 'data'))
  const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.txt`), text)
  write('a', reportText('青禾市', 2023, ['一、加强立法工作', LAW, '二、密切联系代表', DEPUTIES]))
  write(
    'b',
    reportText('青禾市', 2024, ['一、支持代表履职', DEPUTIES.replace('六十', '八十'), '二、推进地方立法', LAW, '三、把牢政治方向', PARTY]),
  )
  await run('import', ...['a', 'b'].map(name => join(folder, `${name}.txt`)))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('lays reports side by side that are named by place and year', async () => {
  const { code, stdout } = await run('compare', '青禾市2023', '青禾市2024')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^part +theme +青禾市 2023 +青禾市 2024 +words in common$/m)
  expect(stdout).toMatch(/^review +legislation +一、加强立法工作 +二、推进地方立法 +\S/m)
  expect(stdout).toMatch(/^review +deputies +二、密切联系代表 +一、支持代表履职 +\S/m)
  expect(stdout).toMatch(/^review +party +三、把牢政治方向/m)
  expect(stdout).toMatch(/^sentences from \w+ to \w+: /m)
  const listed = await run('compare', '青禾市2023', '青禾市2024', '--sentences')
  expect(listed.stdout).toMatch(/^\w+ +督办代表建议六十件.+督办代表建议八十件/m)
})

it('tells as JSON what is linked and why, what is not, and what became of the sentences', async () => {
  // The later one first: the sentences still go from the earlier year to the later.
  const told = JSON.parse((await run('compare', '青禾市2024', '青禾市2023', '--json')).stdout)
  const laws = told.links.find(({ theme }: { theme: string }) => theme === 'legislation')
  expect([laws.from.heading, laws.to.heading, laws.from.part, laws.by]).toEqual([
    '二、推进地方立法',
    '一、加强立法工作',
    'review',
    'program',
  ])
  expect(laws.words.length).toBeGreaterThan(0)
  expect(told.unmatched.map(({ heading }: { heading: string }) => heading)).toEqual(['三、把牢政治方向'])
  expect(told.sentences.earlier).toBe(told.reports[1].reportId)
  const words = (rows: readonly { right: readonly { text: string }[] }[]) => rows.flatMap(({ right }) => right.map(({ text }) => text))
  expect(words([...told.sentences.matched, ...told.sentences.moved])).toContain(LAW)
  expect(words(told.sentences.new).join()).toContain('把牢政治方向')
})

it('says what is wrong with the names of reports', async () => {
  expect(await run('compare', '青禾市2023')).toMatchObject({ code: 2 })
  const several = await run('compare', '青禾市', '青禾市2024')
  expect([several.code, several.stderr]).toEqual([
    2,
    expect.stringMatching(/"青禾市" may be any of these.+\n +\w+ 青禾市人大常委会工作报告 2023\n/),
  ])
  expect(await run('compare', '兰渚市', '青禾市2024')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('No report is named "兰渚市"'),
  })
  expect(await run('compare', '青禾市2024', '青禾市 2024')).toMatchObject({ code: 2, stderr: expect.stringContaining('itself') })
})
