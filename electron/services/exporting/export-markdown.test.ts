import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareTemplate } from '../../exporting/templates/render-template.ts'
import type { ExportedGroup } from '../../exporting/templates/template-data.ts'
import { exportMarkdown, previewMarkdown } from './export-markdown.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-export-'))
})

afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

/** A file about `id` with these quotes, as a template gives it. */
function group(id: string, quotes: string[]): ExportedGroup {
  const highlights = quotes.map((quote, at) => ({ id: `h${at}`, quote }))
  return {
    ...{ id, fileName: `报告-${id}.md`, highlights: quotes.length, memo: '', reportIds: new Set<string>() },
    read: () => ({ data: { name: `报告${id}`, highlights }, highlights: quotes.length }),
  }
}

const SOURCE =
  '---\ntitle: {{ name | yaml }}\ncount: {{ highlights.size }}\n---\n\n# {{ name }}\n\n{% for h in highlights %}{% region h.id %}{{ h.quote | quote }}{% endregion %}\n{% endfor %}'

async function run(groups: ExportedGroup[], directory = folder, signal: AbortSignal = new AbortController().signal) {
  const seen: { done: number; total: number }[] = []
  const template = await prepareTemplate(SOURCE)
  const result = await exportMarkdown({ directory, groups, template, signal, progress: progress => seen.push(progress) })
  return { ...result, seen }
}

const names = () =>
  readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('Markdown export', () => {
  it('writes one file per report and says how far it is', async () => {
    const result = await run([group('b', ['乙']), group('a', ['甲一', '甲二'])])
    expect(names()).toEqual(['报告-a.md', '报告-b.md'])
    expect(result.files).toEqual(names().map(name => join(folder, name)))
    expect(result).toMatchObject({ highlights: 3, unchanged: 0 })
    expect(result.seen.at(-1)).toEqual({ done: 2, total: 2 })
    expect(read('报告-a.md')).toContain('> 甲二\n')
  })

  it('does not write a file again that is as it should be', async () => {
    await run([group('a', ['甲']), group('b', ['乙'])])
    const before = names().map(name => statSync(join(folder, name)).ino)
    const result = await run([group('a', ['甲']), group('b', ['乙改'])])
    const after = names().map(name => statSync(join(folder, name)).ino)
    expect(result).toMatchObject({ unchanged: 1, highlights: 2 })
    expect([after[0] === before[0], after[1] === before[1]]).toEqual([true, false])
    expect(read('报告-b.md')).toContain('> 乙改')
  })

  it('never touches a file that is not ours, even of the same name', async () => {
    writeFileSync(join(folder, '报告-a.md'), '# 我的笔记\n')
    await run([group('a', ['甲'])])
    expect(read('报告-a.md')).toBe('# 我的笔记\n')
    expect(read('报告-a-2.md')).toContain('> 甲')
    expect(await run([group('a', ['甲'])])).toMatchObject({ unchanged: 1 })
    expect(names()).toHaveLength(2)
  })

  it('keeps what somebody wrote into a file of ours, and goes on with the rest of it', async () => {
    await run([group('a', ['甲'])])
    const own = join(folder, '报告-a.md')
    writeFileSync(own, `${read('报告-a.md').replace('> 甲', '> 甲，我改过')}\n我的补充\n`)
    expect(await run([group('a', ['甲', '新'])])).toMatchObject({ kept: 1, conflicts: [] })
    for (const words of ['甲，我改过', '我的补充', '> 新', 'count: 2']) expect(read('报告-a.md')).toContain(words)
    expect(await run([group('a', ['甲二', '新'])])).toMatchObject({ conflicts: [{ file: own, about: ['h0'] }] })
    for (const words of ['甲，我改过', '> 甲二']) expect(read('报告-a.md')).toContain(words)
    expect(names()).toEqual(['报告-a.md'])
  })

  it('takes every block for the user’s where what was written last is not known any more', async () => {
    await run([group('a', ['甲'])])
    rmSync(join(folder, '.duidu-export.json'))
    await run([group('a', ['甲二'])])
    for (const words of ['> 甲\n', '> 甲二']) expect(read('报告-a.md')).toContain(words)
  })

  it('keeps writing to a file of ours that was given another name', async () => {
    await run([group('a', ['甲'])])
    renameSync(join(folder, '报告-a.md'), join(folder, '会议.md'))
    await run([group('a', ['甲', '新'])])
    expect(names()).toEqual(['会议.md'])
    expect(read('会议.md')).toContain('> 新')
  })

  it('deletes nothing: a report that lost its last highlight keeps a file that says so', async () => {
    await run([group('a', ['甲']), group('b', ['乙'])])
    await run([group('a', []), group('c', [])])
    expect(names()).toEqual(['报告-a.md', '报告-b.md'])
    expect(read('报告-a.md')).toContain('这条批注已删除')
  })

  it('makes the folder when it is missing and gives the same bytes in another one', async () => {
    const other = join(folder, 'x', 'y')
    await run([group('a', ['甲'])], other)
    await run([group('a', ['甲'])])
    expect(readFileSync(join(other, '报告-a.md'), 'utf8')).toBe(read('报告-a.md'))
  })

  it('stops when cancelled and leaves no half-written file', async () => {
    const controller = new AbortController()
    const groups = [group('a', ['甲']), group('b', ['乙'])]
    const progress = ({ done }: { done: number }) => {
      if (done === 1) controller.abort()
    }
    // Cancelled while the second report is announced: the first is there, whole, and nothing else.
    const work = exportMarkdown({
      directory: folder,
      groups: [...groups, group('c', ['丙'])],
      template: await prepareTemplate(SOURCE),
      signal: controller.signal,
      progress,
    })
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(names()).toEqual(['报告-a.md', '报告-b.md'])
  })

  it('says what is wrong with a folder that cannot be used', async () => {
    const file = join(folder, 'datei')
    writeFileSync(file, '')
    await expect(run([group('a', ['甲'])], file)).rejects.toMatchObject({ code: 'bad-input' })
    await expect(run([group('a', ['甲'])], join(file, 'x'))).rejects.toMatchObject({ code: 'bad-input' })
  })

  it.skipIf(process.platform !== 'linux')('gives up where no folder can be made (needs Linux)', async () => {
    await expect(run([group('a', ['甲'])], '/proc/duidu/notes')).rejects.toMatchObject({ code: 'bad-input' })
  })

  it.skipIf(process.getuid?.() === 0)('says that a folder is read-only (not testable as root)', async () => {
    chmodSync(folder, 0o500)
    await expect(run([group('a', ['甲'])])).rejects.toMatchObject({ code: 'not-permitted' })
  })

  it('shows beforehand what it would write, without the comments that are for the program', async () => {
    const groups = [group('a', ['甲']), group('b', [])]
    await run(groups)
    const { files, highlights, markdown } = previewMarkdown(groups, await prepareTemplate(SOURCE))
    expect({ files, highlights }).toEqual({ files: ['报告-a.md'], highlights: 1 })
    expect(markdown).toBe(read('报告-a.md').replaceAll(/^<!-- .* -->\n/gm, ''))
  })
})
