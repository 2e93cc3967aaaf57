import { describe, expect, it } from 'vitest'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import type { Memo } from '../../shared/model/memo.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import { openArchive } from '../importing/formats/archive.ts'
import { parseSource } from '../importing/parse-source.ts'
import type { AnnotatedReport } from './annotated-report.ts'
import { renderDocx } from './docx.ts'

const TEXT = [
  '青禾市人民代表大会常务委员会工作报告',
  '一、2023年工作回顾',
  '召开会议8次，听取报告18项。',
  '开展检查4次。',
  '二、2024年主要任务',
  '做好𠮷林县代表工作。',
].join('\n')

const REPORT = { id: 'r1', title: '青禾市人民代表大会常务委员会工作报告 <&>', place: '青禾市', year: 2024, body: 'npc' } as ReportSummary

const OUTLINE = ['一、2023年工作回顾', '二、2024年主要任务'].map(heading => ({
  level: 1,
  heading,
  start: TEXT.indexOf(heading),
  end: TEXT.length,
  part: 'other' as const,
}))

function highlight(id: string, quote: string, change: Partial<HighlightInContext> = {}): HighlightInContext {
  const start = TEXT.indexOf(quote)
  return {
    ...{ id, reportId: 'r1', start, end: start + quote.length, quote, prefix: '', suffix: '', colour: 'azure', note: '', tagIds: [] },
    ...{ state: 'anchored', createdAt: '2024-02-01T08:00:00Z', updatedAt: '', reportTitle: '', place: null, year: null, body: 'npc' },
    ...{ section: [], tags: [] },
    ...change,
  }
}

const NO_MEMOS = { memo: null, highlightMemos: new Map<string, Memo>() }

async function partsOf(highlights: readonly HighlightInContext[], memos: Pick<AnnotatedReport, 'memo' | 'highlightMemos'> = NO_MEMOS) {
  const bytes = await renderDocx({ report: REPORT, sha256: null, text: TEXT, outline: OUTLINE, highlights, ...memos })
  const entries = await openArchive(bytes, 'workbook')
  const read = async (name: string) => new TextDecoder().decode(await entries.find(entry => entry.name === name)?.read())
  return { document: await read('word/document.xml'), comments: await read('word/comments.xml'), bytes }
}

const wordsOf = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(match => match[1]).join('')

describe('renderDocx', () => {
  it('holds the whole text, and is read again as the same report', async () => {
    const { bytes } = await partsOf([highlight('a', '听取报告18项', { note: '比上年多', tags: ['监督/会议'] })])
    const parsed = await parseSource({ path: '报告.docx', bytes })
    expect(parsed[0]?.reports[0]?.text.trim()).toBe(TEXT)
  })

  it('puts tags and note as a comment on exactly the words, also over several paragraphs', async () => {
    const { document, comments } = await partsOf([
      highlight('a', '18项。\n开展检查4次', { tags: ['监督/检查'], note: '第一行\n第二行' }),
      highlight('b', '𠮷林县', { note: '生僻字' }),
      highlight('c', '召开会议', {}),
    ])
    const marked = (id: number) =>
      wordsOf(
        document.slice(document.indexOf(`<w:commentRangeStart w:id="${id}"/>`), document.indexOf(`<w:commentRangeEnd w:id="${id}"/>`)),
      )
    expect(marked(0)).toBe('18项。开展检查4次')
    expect(marked(1)).toBe('𠮷林县')
    expect(document.match(/commentRangeStart/g)).toHaveLength(2)
    expect(wordsOf(comments)).toBe('监督/检查第一行第二行生僻字')
  })

  it('shades each mark in its ink, and underlines where two lie over one another', async () => {
    const { document } = await partsOf([highlight('a', '召开会议8次，听取'), highlight('b', '听取报告', { colour: 'rouge' })])
    const runs = [...document.matchAll(/<w:r>(.*?)<\/w:r>/g)].map(match => match[1] ?? '')
    const run = (words: string) => runs.find(each => wordsOf(each) === words) ?? ''
    expect(run('召开会议8次，')).toMatch(/w:fill="[C-F][0-9A-F]{5}"/i)
    expect(run('召开会议8次，')).not.toContain('<w:u ')
    expect(run('听取')).toContain('<w:u ')
    expect(run('报告')).not.toBe('')
    expect(run('18项。') + run('18项')).not.toContain('w:shd')
  })

  it('is the same file for the same highlights, and keeps those that lost their place at the end', async () => {
    const lost = highlight('x', '不在文中的话', { state: 'orphan', start: 0, end: 0, note: '旧稿' })
    const [first, second] = [await partsOf([lost]), await partsOf([lost])]
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
    expect(wordsOf(first.document).endsWith('原文中已找不到的摘录不在文中的话旧稿')).toBe(true)
  })

  it('says the memo about the report on its first line, and that about a highlight on its words, and neither in the text', async () => {
    const memo = (about: Memo['about'], text: string): Memo => ({ id: 'm1', about, text, createdAt: '2024-02-01T08:00:00Z', updatedAt: '' })
    const memos = {
      memo: memo({ kind: 'report', id: 'r1' }, '总的印象\n\n- 数字多'),
      highlightMemos: new Map([['c', memo({ kind: 'highlight', id: 'c' }, '这里的备忘')]]),
    }
    const { document, comments, bytes } = await partsOf([highlight('c', '召开会议')], memos)
    expect(wordsOf(comments)).toBe('这里的备忘总的印象- 数字多')
    const first = document.slice(document.indexOf('<w:commentRangeStart w:id="1"/>'), document.indexOf('<w:commentRangeEnd w:id="1"/>'))
    expect(wordsOf(first)).toBe('青禾市人民代表大会常务委员会工作报告')
    const parsed = await parseSource({ path: '报告.docx', bytes })
    expect(parsed[0]?.reports[0]?.text.trim()).toBe(TEXT)
  })
})
