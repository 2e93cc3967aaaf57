import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import type { Report } from '../../shared/model/report.ts'
import type { SearchResult } from '../../shared/model/search.ts'
import type { ImportResult } from '../../shared/model/source.ts'
import { builtEntry } from '../engine/built-program.ts'
import { runCommandLine } from './run.ts'
import { type CliResult, spawnCli, startCli } from './spawn-cli.ts'

// The steps build on each other: together they are the main job. Every one starts an engine of its own and ends it, as
// a script that calls the program would; the last ones run in processes of their own.
let folder: string
let library: string

const ENTRY = builtEntry('cli.js')

async function cli(...words: string[]): Promise<CliResult> {
  const written = { stdout: '', stderr: '' }
  const collect = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text
    },
  })
  const code = await runCommandLine(words, ENTRY, { stdout: collect('stdout'), stderr: collect('stderr') })
  return { code, ...written }
}

/** The JSON document of a call that must succeed. */
async function json<T>(...words: string[]): Promise<T> {
  const { code, stdout, stderr } = await cli(...words, '--json')
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return JSON.parse(stdout) as T
}

function source(place: string, meetings: number, ordinal: string): string {
  return [
    `${place}人民代表大会常务委员会工作报告`,
    `——2023年1月8日在${place}第五届人民代表大会第二次会议上`,
    `${place}人大常委会主任　林知远`,
    '各位代表：',
    '我受市人大常委会委托，向大会报告工作，请予审议。',
    '2022年工作回顾',
    `一、坚持依法监督。一年来，召开常委会会议${meetings}次，听取审议专项工作报告１２项，开展执法检查${ordinal}次。`,
    '二、做好代表工作。组织代表视察调研，督办代表建议，召开座谈会听取意见。代表满意率达到98.5%。',
    '2023年主要任务',
    '围绕中心大局，继续加强监督工作和代表工作，把好的做法坚持下去。',
    '各位代表，让我们团结奋斗，为建设美好家园作出新的贡献！',
  ].join('\n')
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-cli-'))
  library = join(folder, '试.duidu')
  vi.stubEnv('DUIDU_DATA', join(folder, 'data'))
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', '云岭市.txt'), source('云岭市', 7, '三'))
  writeFileSync(join(folder, 'in', '青湾市.txt'), source('青湾市', 9, '四'))
})

afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

describe('command line', () => {
  it('inspects files without a library', async () => {
    const inspected = await json<{ files: { path: string; format: string; reports: Report[] }[] }>('inspect', join(folder, 'in'), '--text')
    const { files } = inspected
    expect(files.map(file => [file.format, file.reports.length])).toEqual([
      ['text', 1],
      ['text', 1],
    ])
    expect(files[0]?.reports[0]).toMatchObject({ id: null, body: 'npc', year: 2023, text: expect.stringContaining('召开常委会会议') })
    const without = await json<typeof inspected>('inspect', join(folder, 'in', '云岭市.txt'))
    expect(without.files[0]?.reports[0]).toEqual({ ...files[0]?.reports[0], text: undefined })
    expect(without.files[0]?.reports[0]?.characters).toBe(files[0]?.reports[0]?.text?.length)
  })

  it('imports a folder into a new library, and nothing the second time', async () => {
    const first = await json<ImportResult>('import', join(folder, 'in'), '--library', library)
    expect(first).toMatchObject({ sources: 2, reports: 2, unchanged: 0 })
    expect(await json('import', join(folder, 'in'), '--library', library)).toMatchObject({ sources: 0, unchanged: 2 })
  })

  it('lists reports with outline, filtered, with text only when asked', async () => {
    const all = await json<{ reports: Report[] }>('reports', '--library', library, '--year', '2022-2023', '--body', 'npc')
    expect(all.reports).toHaveLength(2)
    expect(all.reports.every(report => !Object.hasOwn(report, 'text') && report.outline.length > 0)).toBe(true)
    expect(await json('reports', '--library', library, '--year', '2021')).toEqual({ reports: [] })
    const one = await json<{ reports: Report[] }>('reports', '--library', library, '--source', '青湾', '--text')
    expect(one.reports.map(report => report.text?.includes('召开常委会会议9次'))).toEqual([true])
  })

  it('searches with exact counts, folded or to the letter', async () => {
    const found = await json<SearchResult>('search', '代表', '--library', library, '--limit', '1')
    const texts = readdirSync(join(folder, 'in')).map(name => readFileSync(join(folder, 'in', name), 'utf8'))
    const { reports } = await json<{ reports: Report[] }>('reports', '--library', library, '--text')
    expect(texts).toHaveLength(2)
    const times = reports.map(report => (report.text ?? '').split('代表').length - 1).reduce((a, b) => a + b)
    expect([found.reports, found.occurrences, found.hits.length]).toEqual([2, times, 1])
    expect(await json('search', '报告12项', '会议9次', '--library', library)).toMatchObject({ reports: 1, occurrences: 2 })
    expect(await json('search', '报告12项', '--library', library, '--exact')).toMatchObject({ reports: 0, hits: [] })
  })

  it('shows every occurrence in its context, as lines and as CSV, and counts by year', async () => {
    const kwic = await json<{ occurrences: number; rows: { hit: string; left: string }[] }>(
      'kwic',
      '会议 NEAR/0 7',
      '--library',
      library,
      '--width',
      '3',
    )
    expect(kwic).toMatchObject({ occurrences: 1, rows: [{ left: '常委会', hit: '会议7', right: '次，听' }] })
    const csv = await cli('kwic', '代表建议', '--library', library, '--csv', '--sort', 'place')
    expect(csv.stdout.split('\r\n').map(line => line.split(',')[1])).toEqual(['place', '青湾市', '云岭市', undefined])
    const lines = await cli('kwic', '代表建议', '地区:云岭', '--library', library, '--width', '2')
    expect(lines.stdout).toMatch(/^1 time in 1 report\n云岭市 2023:\d+ {2}督办\[代表建议\]，召\n$/)
    const trend = await cli('trend', '代表', '代表建议', '--library', library)
    expect(trend.stdout.split('\n')[1]).toMatch(/^2023 +2 +\d+ +\d+ +2 +[\d.]+ +2 +2 +[\d.]+$/)
  })

  it('says how a query is read that cannot be meant as it stands', async () => {
    const { stderr } = await cli('search', '(监督 OR 代表', '--library', library)
    expect(stderr).toContain('Searched: 监督 OR 代表')
  })

  it('highlights a quote with a tag and a note, and lists it again', async () => {
    const { hits } = await json<SearchResult>('search', '召开常委会会议7次', '--library', library)
    const report = hits[0]?.reportId ?? ''
    const words = ['--report', report, '--quote', '召开常委会会议7次', '--tag', '监督/会议', '--note', '多一次', '--colour', 'azure']
    const { highlight } = await json<{ highlight: HighlightInContext }>('highlight', '--library', library, ...words)
    expect(highlight).toMatchObject({ quote: '召开常委会会议7次', tags: ['监督/会议'], note: '多一次', colour: 'azure', state: 'anchored' })
    const { highlights } = await json<{ highlights: HighlightInContext[] }>('highlights', '--library', library, '--tag', '监督')
    expect(highlights).toEqual([highlight])
    expect(await json('highlights', '--library', library, '--report', report)).toEqual({ highlights: [highlight] })
    expect(await json('highlights', '--library', library, '--report', report, '--year', '1999')).toEqual({ highlights: [] })
    const unknown = await cli('highlights', '--library', library, '--report', 'nowhere')
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('No report is named "nowhere"') })
  })

  it('takes the occurrence that is named, the first one otherwise, and says so', async () => {
    const { hits } = await json<SearchResult>('search', '会议9次', '--library', library)
    const base = ['highlight', '--library', library, '--report', hits[0]?.reportId ?? '', '--quote', '代表', '--json']
    const [first, second, last] = [await cli(...base), await cli(...base, '--occurrence', '2'), await cli(...base, '--occurrence', '999')]
    const start = (stdout: string) => (JSON.parse(stdout) as { highlight: HighlightInContext }).highlight.start
    expect(start(second.stdout)).toBeGreaterThan(start(first.stdout))
    expect(first.stderr).toMatch(/stands \d+ times in the report; the first was taken/)
    expect([last.code, last.stderr]).toEqual([1, expect.stringMatching(/^The quote stands only \d+ times in the report\.\n$/)])
  })

  it('says that a quote is absent, and how the report writes it', async () => {
    const { hits } = await json<SearchResult>('search', '会议9次', '--library', library)
    const base = ['highlight', '--library', library, '--report', hits[0]?.reportId ?? '']
    const absent = await cli(...base, '--quote', '从未写过的话')
    expect([absent.code, absent.stdout, absent.stderr]).toEqual([1, '', 'The report does not contain "从未写过的话".\n'])
    const other = await cli(...base, '--quote', '工作报告12项')
    expect([other.code, other.stderr]).toEqual([1, 'The report does not contain "工作报告12项". It is written "工作报告１２项" there.\n'])
  })

  it('exports Markdown that is the same to the byte the second time and in another folder', async () => {
    const out = [join(folder, 'out1'), join(folder, 'out2')] as const
    const first = await json<{ files: string[]; highlights: number }>('export', '--library', library, '--out', out[0], '--tag', '监督')
    expect([first.files.length, first.highlights]).toEqual([1, 1])
    const notes = (directory: string) => readdirSync(directory).filter(name => name.endsWith('.md'))
    const read = (directory: string) => notes(directory).map(name => [name, readFileSync(join(directory, name), 'utf8')])
    const before = read(out[0])
    expect(before[0]?.[1]).toMatch(/> 召开常委会会议7次\n\n\^\w+\n\n多一次\n\n标签：监督\/会议；颜色：天青；\[原文\]\(duidu:.*\)\n/)
    expect(await json('export', '--library', library, '--out', out[0], '--tag', '监督')).toMatchObject({ unchanged: 1 })
    await json('export', '--library', library, '--out', out[1], '--tag', '监督', '--format', 'markdown')
    expect([read(out[0]), read(out[1])]).toEqual([before, before])
  })

  it('exports by a template, and names those that there are', async () => {
    const out = join(folder, 'by-tag')
    const { files } = await json<{ files: string[] }>('export', '--library', library, '--out', out, '--template', 'tag', '--tag', '监督')
    expect(files.map(file => file.slice(out.length + 1))).toEqual(['监督／会议.md'])
    const unknown = await cli('export', '--library', library, '--out', out, '--template', 'x')
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('There is no template "x"; there are report, report-obsidian, tag'),
    ])
  })

  it('checks a library', async () => {
    expect(await json('check', '--library', library)).toEqual({ ok: true, findings: [] })
  })

  it('prints tables for people', async () => {
    const { code, stdout } = await cli('reports', '--library', library)
    expect([code, stdout.split('\n')[0]?.split(/ +/)]).toEqual([
      0,
      ['id', 'place', 'year', 'body', 'kind', 'length', 'highlights', 'title'],
    ])
    expect(stdout.trim().split('\n')).toHaveLength(3)
  })

  it('fails with one sentence and exit code 1 where the work cannot be done', async () => {
    const missing = await cli('reports', '--library', join(folder, 'none.duidu'), '--json')
    expect(missing.code).toBe(1)
    expect(missing.stderr.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(missing.stdout)).toMatchObject({ error: { code: 'library-missing' } })
    writeFileSync(
      join(folder, 'noise.bin'),
      new Uint8Array(300).map((_, i) => (i * 7) % 251),
    )
    const noise = await cli('import', join(folder, 'noise.bin'), '--library', library)
    expect([noise.code, noise.stdout.split('\n')[1]?.startsWith('! noise.bin: ')]).toEqual([1, true])
    const tag = await cli('highlights', '--library', library, '--tag', '没有')
    expect([tag.code, tag.stdout, tag.stderr]).toEqual([1, '', 'There is no tag "没有" in the library.\n'])
  })

  it('writes highlights for other programs and brings annotations in, once', async () => {
    const [one, other, out] = [join(folder, 'one.duidu'), join(folder, 'other.duidu'), join(folder, 'open')]
    writeFileSync(join(folder, 'notes.txt'), source('云岭市', 2023, '三'))
    for (const made of [one, other]) await json('import', join(folder, 'notes.txt'), '--library', made)
    const { reports } = await json<{ reports: { id: string }[] }>('reports', '--library', one)
    const words = ['--report', reports[0]?.id ?? '', '--start', '20', '--end', '30', '--tag', '监督/会议', '--note', '记']
    await json('highlight', '--library', one, ...words)
    for (const format of ['jsonld', 'qdpx', 'csv', 'xlsx']) {
      expect(await json('export', '--library', one, '--out', out, '--format', format)).toMatchObject({ highlights: 1 })
    }
    expect(readdirSync(out).sort()).toEqual(['one-摘录.csv', 'one-摘录.xlsx', 'one.jsonld', 'one.qdpx'])
    const preview = await cli('import-annotations', join(out, 'one.jsonld'), '--library', other, '--preview')
    expect(preview.stdout).toBe('1 annotation: 1 new, 0 unchanged\n2 new tags: 监督, 监督/会议\n')
    expect(await json('import-annotations', join(out, 'one.jsonld'), '--library', other)).toMatchObject({ added: 1 })
    expect(await json('import-annotations', join(out, 'one.qdpx'), '--library', other)).toMatchObject({
      added: 0,
      unchanged: 1,
      action: null,
    })
    const { highlights } = await json<{ highlights: HighlightInContext[] }>('highlights', '--library', other)
    expect(highlights).toMatchObject([{ start: 20, end: 30, note: '记', tags: ['监督/会议'] }])
  })

  it('answers wrong usage with exit code 2 and opens no library for it', async () => {
    const wrong = [
      [],
      ['concordance', 'x'],
      ['--json'],
      ['search', '--library', library],
      ['export', '--library', library],
      ['reports', 'x'],
      ['import'],
    ]
    for (const words of wrong) expect([words, (await cli(...words)).code]).toEqual([words, 2])
    const format = await cli('export', '--library', library, '--out', join(folder, 'no'), '--format', 'pptx')
    expect([format.code, format.stderr]).toEqual([
      2,
      '--format "pptx" is not known; known are markdown, jsonld, qdpx, docx, qdc, csv, xlsx, gbt7714, bibtex, csl.\nTry "duidu export --help".\n',
    ])
  })

  it('ends as a process with its exit code, the document alone on standard output', async () => {
    const done = await spawnCli(['reports', '--library', library, '--json'])
    expect([done.code, JSON.parse(done.stdout)]).toEqual([0, { reports: [expect.anything(), expect.anything()] }])
    const [failed, misused] = [await spawnCli(['check', '--library', join(folder, 'none')]), await spawnCli(['indicators'])]
    expect([failed.code, misused.code]).toEqual([1, 2])
    expect([failed.stdout, misused.stdout]).toEqual(['', ''])
  })

  it('stops at Ctrl-C with a sentence and leaves a sound library', async () => {
    const [many, half] = [join(folder, 'many'), join(folder, 'half.duidu')]
    mkdirSync(many)
    for (let i = 0; i < 800; i++) writeFileSync(join(many, `${i}.txt`), `${source('云岭市', i, '三')}\n`.repeat(20))
    const made = watch(folder, { recursive: true })
    const running = startCli(['import', many, '--library', half])
    for await (const { filename } of made) if (filename?.startsWith('half.duidu')) break
    running.interrupt()
    const { code, stdout, stderr } = await running.finished
    expect([code, stdout, stderr.trim().split('\n').at(-1)]).toEqual([1, '', 'The work was cancelled.'])
    expect(await json('check', '--library', half)).toEqual({ ok: true, findings: [] })
  })

  it('explains itself on standard output', async () => {
    const { code, stdout } = await cli('--help')
    expect([code, stdout.includes('highlight '), stdout.includes('kwic ')]).toEqual([0, true, true])
    expect((await cli('export', '--help')).stdout).toContain('--format NAME')
  })
})

const corpus = join(process.env['DUIDU_CORPUS'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus'), 'seeds')
const present = (() => {
  try {
    return readdirSync(corpus).length > 0
  } catch {
    return false
  }
})()

describe.skipIf(!present)('command line on the seeds (needs DUIDU_CORPUS)', { timeout: 120_000 }, () => {
  it('does the main job: import, highlight, tag, note, export twice', async () => {
    const seeds = join(folder, 'seeds.duidu')
    expect(await json('import', corpus, '--library', seeds)).toMatchObject({ reports: 37 })
    const quote = '召开常委会会议5次'
    const { hits } = await json<SearchResult>('search', quote, '--library', seeds, '--place', '白城')
    expect(hits.map(hit => [hit.place, hit.occurrences])).toEqual([['白城市', 1]])
    const words = ['--report', hits[0]?.reportId ?? '', '--quote', quote, '--tag', '监督/会议', '--note', '与上年相同']
    const { highlight } = await json<{ highlight: HighlightInContext }>('highlight', '--library', seeds, ...words)
    expect(highlight).toMatchObject({ quote, tags: ['监督/会议'], place: '白城市' })
    const out = join(folder, 'notes')
    await json('export', '--library', seeds, '--out', out)
    const notes = () => readdirSync(out).filter(name => name.endsWith('.md'))
    const read = () => notes().map(name => readFileSync(join(out, name), 'utf8'))
    const before = read()
    expect(before).toHaveLength(1)
    expect(before[0]).toContain(`> ${quote}\n\n^${highlight.id}\n\n与上年相同\n\n标签：监督/会议；`)
    await json('export', '--library', seeds, '--out', out)
    expect(read()).toEqual(before)
  })
})
