import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { builtEntry } from '../engine/built-program.ts'
import { runCommandLine } from './run.ts'

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
  write('c', reportText('兰渚市', 2023, ['一、加强立法工作', LAW]))
  await run('import', ...['a', 'b', 'c'].map(name => join(folder, `${name}.txt`)))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

interface ToldRow {
  readonly change: string
  readonly left: readonly { readonly text: string }[]
  readonly right: readonly { readonly text: string }[]
}

function rowOf(told: { sentences: { rows: readonly ToldRow[] } }, words: string): ToldRow | undefined {
  return told.sentences.rows.find(({ left, right }) => [...left, ...right].some(({ text }) => text === words))
}

it('lays reports side by side that are named by place and year', async () => {
  const { code, stdout } = await run('compare', '青禾市2023', '青禾市2024')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^part +theme +青禾市 2023 +青禾市 2024 +words in common$/m)
  expect(stdout).toMatch(/^review +legislation +一、加强立法工作 +二、推进地方立法 +\S/m)
  expect(stdout).toMatch(/^review +deputies +二、密切联系代表 +一、支持代表履职 +\S/m)
  expect(stdout).toMatch(/^review +party +三、把牢政治方向/m)
  expect(stdout).toMatch(/^sentences of 青禾市 2023 and 青禾市 2024: \d+ unchanged, .*\d+ new, \d+ gone$/m)
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
  expect(told.sentences.left).toBe(told.reports[1].reportId)
  expect(rowOf(told, LAW)?.change).toMatch(/unchanged|moved/)
  expect(rowOf(told, '三、把牢政治方向')).toMatchObject({ change: 'new', left: [] })
  expect(told.sentences.counts.new).toBeGreaterThan(0)
})

it('calls nothing new or gone between two places: it is only in the one or in the other', async () => {
  const { stdout } = await run('compare', '兰渚市2023', '青禾市2024', '--sentences')
  expect(stdout).toMatch(/^sentences of 兰渚市 2023 and 青禾市 2024: .*\d+ only in 青禾市 2024, \d+ only in 兰渚市 2023$/m)
  expect(stdout).toMatch(/^only in 青禾市 2024 +三、把牢政治方向/m)
  expect(stdout).not.toMatch(/\b(?:new|gone)\b/)
  // The one that was named first stands on the left, whatever its year.
  const told = JSON.parse((await run('compare', '青禾市2024', '兰渚市2023', '--json')).stdout)
  expect(told.sentences.left).toBe(told.reports[0].reportId)
  expect(rowOf(told, '三、把牢政治方向')).toMatchObject({ change: 'onlyLeft', right: [] })
})

it('says what is wrong with the names of reports', async () => {
  expect(await run('compare', '青禾市2023')).toMatchObject({ code: 2 })
  const several = await run('compare', '青禾市', '青禾市2024')
  expect([several.code, several.stderr]).toEqual([
    2,
    expect.stringMatching(/"青禾市" may be any of these.+\n +\w+ 青禾市人大常委会工作报告 2023\n/),
  ])
  expect(await run('compare', '云渡市', '青禾市2024')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('No report is named "云渡市"'),
  })
  expect(await run('compare', '青禾市2024', '青禾市 2024')).toMatchObject({ code: 2, stderr: expect.stringContaining('itself') })
})

it('writes what became of the sentences, the earlier year first', async () => {
  const { code, stdout } = await run('compare', '青禾市2024', '青禾市2023', '--out', join(folder, 'out'))
  expect([code, stdout.split('\n').slice(0, -1)]).toEqual([0, [join(folder, 'out', 'changes.md'), expect.stringMatching(/^\d+ rows$/)]])
  const text = readFileSync(join(folder, 'out', 'changes.md'), 'utf8')
  expect(text).toMatch(/^# 青禾市 人大 2023 → 青禾市 人大 2024\n/)
  expect(text).toContain('督办代表建议<del>六十</del><ins>八十</ins>件')
  expect(await run('compare', '青禾市2024', '青禾市2023', '兰渚市2023', '--out', folder)).toMatchObject({ code: 2 })
})
