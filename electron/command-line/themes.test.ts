import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { builtEntry } from '../engine/built-program.ts'
import { runCommandLine } from './run.ts'

const LAW = '围绕立法规划，制定物业管理条例，审查规范性文件三十件，以良法保障善治，推动宪法法律实施，备案审查工作更加规范。'
const DEPUTIES = '组织代表小组活动，督办代表建议六十件，建成代表联络站十个，邀请代表列席会议，代表履职平台更加完善。'
const TEXT = `青禾市人民代表大会常务委员会工作报告
——2024年1月8日在青禾市第八届人民代表大会第三次会议上
青禾市人大常委会主任 林知远
各位代表：
我受市人大常委会委托，向大会报告工作，请予审议。
2023年工作回顾
一、加强立法工作
${LAW}
二、做好代表工作
${DEPUTIES}
`

let folder: string

async function run(...line: string[]) {
  let [stdout, stderr] = ['', '']
  const code = await runCommandLine([...line, '--library', join(folder, 'x.duidu')], builtEntry('cli.js'), {
    stdout: {
      write: text => {
        stdout += text
      },
    },
    stderr: {
      write: text => {
        stderr += text
      },
    },
  })
  return { code, stdout, stderr }
}

interface Told {
  readonly start: number
  readonly end: number
  readonly theme: string | null
  readonly name: string | null
  readonly share: number
  readonly chosen: boolean
}

async function themesOf(): Promise<{ reportId: string; sections: Told[]; paragraphs: Told[] }> {
  const { stdout } = await run('themes', '--json')
  const { reports } = JSON.parse(stdout) as { reports: { reportId: string; sections: Told[]; paragraphs: Told[] }[] }
  if (!reports[0]) throw new Error(stdout)
  return reports[0]
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-themes-'))
  vi.stubEnv('DUIDU_DATA', join(folder, 'data'))
  writeFileSync(join(folder, 'a.txt'), TEXT)
  await run('import', join(folder, 'a.txt'))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('shows what each section is about', async () => {
  const { code, stdout } = await run('themes')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^2 sections in 1 report\nplace +year +part +theme +share +or +heading\n/)
  expect(stdout).toMatch(/青禾市 +2024 +review +立法与法治 +[\d.]+ .*加强立法工作\n/)
  expect(stdout).toMatch(/青禾市 +2024 +review +代表工作 +[\d.]+ .*做好代表工作\n/)
})

it('tells sections and paragraphs with their places as JSON, and as CSV', async () => {
  const { sections, paragraphs } = await themesOf()
  expect(sections.flatMap(({ theme }) => theme ?? [])).toEqual(['legislation', 'deputies'])
  expect(paragraphs.find(({ start }) => start === TEXT.indexOf(LAW))).toMatchObject({ theme: 'legislation', name: '立法与法治' })
  const { stdout } = await run('themes', '--csv')
  expect(stdout.split('\r\n')[0]).toBe('\uFEFFplace,year,what,part,theme,name,share,chosen,alternatives,heading,report,start,end')
  expect(stdout).toMatch(/青禾市,2024,paragraph,review,deputies,代表工作,[\d.]+,,/)
})

it('takes the word of the user for a stretch, and gives it back', async () => {
  const { reportId } = await themesOf()
  const start = TEXT.indexOf(DEPUTIES)
  const stretch = ['themes', '--report', reportId, '--start', String(start), '--end', String(start + DEPUTIES.length)]
  const told = async () => (await themesOf()).paragraphs.find(each => each.start === start)
  expect((await run(...stretch, '--choose', 'building')).stdout).toBe('Chosen: building.\n')
  expect(await told()).toMatchObject({ theme: 'building', share: 1, chosen: true })
  expect((await run(...stretch, '--choose', 'none')).stdout).toBe('Taken back.\n')
  expect(await told()).toMatchObject({ theme: 'deputies', chosen: false })
  expect(await run(...stretch, '--choose', 'gardens')).toMatchObject({ code: 1, stderr: expect.stringContaining('no such theme') })
  expect((await run('themes', '--choose', 'building')).code).toBe(2)
})

it('tells the matrix of themes as a table and as CSV', async () => {
  const { stdout } = await run('themes', '--matrix', '--by', 'year')
  expect(stdout).toMatch(/^1 report, percent of the text\n/)
  expect(stdout).toMatch(/^立法与法治 +[1-9]\d*\.\d/m)
  const csv = await run('themes', '--matrix', '--csv')
  expect(csv.stdout).toContain('\ufefftheme,青禾市\r\n')
  expect(csv.stdout).toMatch(/\r\n立法与法治,[1-9]\d*(\.\d+)?\r\n/)
  expect((await run('themes', '--matrix', '--by', 'body')).code).toBe(2)
})
