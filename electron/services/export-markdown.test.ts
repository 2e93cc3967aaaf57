import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import type { MarkdownReport } from '../exporting/markdown.ts'
import { exportMarkdown, previewMarkdown } from './export-markdown.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-export-'))
})

afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

function report(id: string, quotes: string[]): MarkdownReport {
  const source = {
    id,
    title: `报告${id}`,
    place: '云岭市',
    province: '青川省',
    city: '云岭市',
    county: null,
    year: 2023,
    body: 'npc',
    kind: 'report',
  } as const
  const highlights = quotes.map((quote, i): HighlightInContext => {
    const selector = { start: i * 10, end: i * 10 + quote.length, quote, prefix: '', suffix: '' }
    const context = { reportTitle: source.title, place: source.place, year: 2023, body: source.body, section: [], tags: [], tagIds: [] }
    return {
      ...selector,
      ...context,
      id: `h${i}`,
      reportId: id,
      colour: 'gamboge',
      note: '',
      state: 'anchored',
      createdAt: '',
      updatedAt: '',
    }
  })
  return { report: { ...source, sourcePath: 'a.txt' }, highlights }
}

function run(reports: MarkdownReport[], directory = folder, signal: AbortSignal = new AbortController().signal) {
  const seen: { done: number; total: number }[] = []
  return exportMarkdown({ directory, reports, signal, progress: progress => seen.push(progress) }).then(result => ({ ...result, seen }))
}

const names = () => readdirSync(folder).sort()
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('Markdown export', () => {
  it('writes one file per report and says how far it is', async () => {
    const result = await run([report('b', ['乙']), report('a', ['甲一', '甲二'])])
    expect(names()).toEqual(['云岭市-人大-2023-a.md', '云岭市-人大-2023-b.md'])
    expect(result.files).toEqual(names().map(name => join(folder, name)))
    expect(result).toMatchObject({ highlights: 3, unchanged: 0 })
    expect(result.seen.at(-1)).toEqual({ done: 2, total: 2 })
    expect(read('云岭市-人大-2023-a.md')).toContain('> 甲二\n\n^h1\n')
  })

  it('does not write a file again that is as it should be', async () => {
    await run([report('a', ['甲']), report('b', ['乙'])])
    const before = names().map(name => statSync(join(folder, name)).ino)
    const result = await run([report('a', ['甲']), report('b', ['乙改'])])
    const after = names().map(name => statSync(join(folder, name)).ino)
    expect(result).toMatchObject({ unchanged: 1, highlights: 2 })
    expect([after[0] === before[0], after[1] === before[1]]).toEqual([true, false])
    expect(read('云岭市-人大-2023-b.md')).toContain('> 乙改')
  })

  it('never touches a file that is not ours, even of the same name', async () => {
    writeFileSync(join(folder, '云岭市-人大-2023-a.md'), '# 我的笔记\n')
    await run([report('a', ['甲'])])
    expect(read('云岭市-人大-2023-a.md')).toBe('# 我的笔记\n')
    expect(read('云岭市-人大-2023-a-2.md')).toContain('> 甲')
    expect(await run([report('a', ['甲'])])).toMatchObject({ unchanged: 1 })
    expect(names()).toHaveLength(2)
  })

  it('never overwrites what somebody wrote into a file of ours', async () => {
    const own = '云岭市-人大-2023-a.md'
    await run([report('a', ['甲'])])
    writeFileSync(join(folder, own), `${read(own)}\n我的补充\n`)
    await run([report('a', ['甲', '新'])])
    expect(read(own)).toContain('我的补充')
    expect(read('云岭市-人大-2023-a-2.md')).toContain('> 新')
  })

  it('keeps writing to a file of ours that was given another name', async () => {
    await run([report('a', ['甲'])])
    renameSync(join(folder, '云岭市-人大-2023-a.md'), join(folder, '会议.md'))
    await run([report('a', ['甲', '新'])])
    expect(names()).toEqual(['会议.md'])
    expect(read('会议.md')).toContain('> 新')
  })

  it('deletes nothing: a report that lost its last highlight keeps a file that says so', async () => {
    await run([report('a', ['甲']), report('b', ['乙'])])
    await run([report('a', []), report('c', [])])
    expect(names()).toEqual(['云岭市-人大-2023-a.md', '云岭市-人大-2023-b.md'])
    expect(read('云岭市-人大-2023-a.md')).toContain('（没有摘录。）')
  })

  it('makes the folder when it is missing and gives the same bytes in another one', async () => {
    const other = join(folder, 'x', 'y')
    await run([report('a', ['甲'])], other)
    await run([report('a', ['甲'])])
    expect(readFileSync(join(other, '云岭市-人大-2023-a.md'), 'utf8')).toBe(read('云岭市-人大-2023-a.md'))
  })

  it('stops when cancelled and leaves no half-written file', async () => {
    const controller = new AbortController()
    const reports = [report('a', ['甲']), report('b', ['乙'])]
    const progress = ({ done }: { done: number }) => {
      if (done === 1) controller.abort()
    }
    // Cancelled while the second report is announced: the first is there, whole, and nothing else.
    const work = exportMarkdown({ directory: folder, reports: [...reports, report('c', ['丙'])], signal: controller.signal, progress })
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(names()).toEqual(['云岭市-人大-2023-a.md', '云岭市-人大-2023-b.md'])
  })

  it('says what is wrong with a folder that cannot be used', async () => {
    const file = join(folder, 'datei')
    writeFileSync(file, '')
    await expect(run([report('a', ['甲'])], file)).rejects.toMatchObject({ code: 'bad-input' })
    await expect(run([report('a', ['甲'])], join(file, 'x'))).rejects.toMatchObject({ code: 'bad-input' })
  })

  it.skipIf(process.platform !== 'linux')('gives up where no folder can be made (needs Linux)', async () => {
    await expect(run([report('a', ['甲'])], '/proc/duidu/notes')).rejects.toMatchObject({ code: 'bad-input' })
  })

  it.skipIf(process.getuid?.() === 0)('says that a folder is read-only (not testable as root)', async () => {
    chmodSync(folder, 0o500)
    await expect(run([report('a', ['甲'])])).rejects.toMatchObject({ code: 'not-permitted' })
  })

  it('shows beforehand what it would write', async () => {
    const reports = [report('a', ['甲']), report('b', [])]
    await run(reports)
    expect(previewMarkdown(reports)).toEqual({ files: 1, markdown: read('云岭市-人大-2023-a.md') })
  })
})
