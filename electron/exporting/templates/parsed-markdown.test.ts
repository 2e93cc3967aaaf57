import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { escapeInline, paragraphsOf, toOneLine } from '../commonmark.ts'
import { readLivingFile, writeLivingFile } from '../living/living-file.ts'
import { newFile } from '../living/merge-file.ts'
import { reportFileName } from '../report-names.ts'
import { BUILT_IN_TEMPLATES } from './built-in-templates.ts'
import { prepareTemplate } from './render-template.ts'
import { type ExportedHighlight, type ExportedReport, groupsOf } from './template-data.ts'

const NASTY = [
  '"',
  "'",
  ':',
  '[',
  ']',
  '{',
  '}',
  '#',
  '|',
  '>',
  '<',
  '&',
  '*',
  '_',
  '`',
  '~',
  '-',
  '+',
  '=',
  '!',
  '\\',
  '/',
  '?',
  '.',
  '1.',
  '$',
  '^',
  '%',
]
const WORDS = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NASTY, ' ', '　', '\n', '\t', '𠮷', '😀', '👍🏽', '会议', 'e\u0301'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    {
      maxLength: 14,
    },
  )
  .map(parts => parts.join(''))
/** As texts have them: line ends are `\n`, and no character is none. */
const TEXT = WORDS.map(text => text.replaceAll(/[\r\0]/g, '').toWellFormed())

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

const isFilled = (line: string) => line.trim() !== ''

describe('Markdown, by a parser of CommonMark,', () => {
  it('shows exactly the characters of a text, a paragraph for each line', () => {
    fc.assert(
      fc.property(TEXT, text => {
        const { children } = fromMarkdown(paragraphsOf(text).join('\n\n'))
        expect(children.map(({ type }) => type)).toEqual(children.map(() => 'paragraph'))
        expect(children.map(textOf)).toEqual(text.split('\n').filter(isFilled))
      }),
      { numRuns: 2000 },
    )
  })

  it('shows a title and a cell of a table as they are', () => {
    fc.assert(
      fc.property(TEXT.map(toOneLine).filter(isFilled), title => {
        const [heading, table] = fromMarkdown(`# ${escapeInline(title)}\n\n| a |\n|---|\n| ${escapeInline(title)} |\n`, {
          extensions: [gfmTable()],
          mdastExtensions: [gfmTableFromMarkdown()],
        }).children
        expect(heading && textOf(heading).trim()).toBe(title.trim())
        const row = table?.type === 'table' ? table.children[1] : undefined
        expect(row && textOf(row).trim()).toBe(title.trim())
      }),
      { numRuns: 1000 },
    )
  })
})

function reportsOf(title: string, quote: string, tag: string): ExportedReport[] {
  const report: ExportedReport['report'] = {
    ...{ id: 'kq7w2mzt5x9c', title, province: '青川省', city: '云岭市', county: null, level: 'prefecture', place: title },
    ...{ year: 2023, yearInferred: false, reviewFrom: 2022, reviewTo: 2022, session: null, date: null, speaker: null },
    ...{ body: 'npc', kind: 'report', sourceId: 1, sourcePath: `报告/${title}.txt`, sha256: 'ab12' },
    ...{ incomplete: false, characters: 100, highlights: 1, problems: 0, sample: false, corrected: [] },
  }
  const highlight: ExportedHighlight = {
    ...{ id: 'h1', reportId: report.id, start: 10, end: 20, quote, prefix: '', suffix: '', colour: 'gamboge', note: quote },
    ...{ tagIds: ['t1'], tags: [tag], state: 'anchored', createdAt: '', updatedAt: '', section: [title] },
    ...{ reportTitle: title, place: title, year: 2023, body: 'npc', inkName: '藤黄' },
  }
  return [{ report, marks: [{ id: 'h1', tags: [tag] }], read: () => [highlight] }]
}

describe.each(BUILT_IN_TEMPLATES.filter(({ id }) => id !== 'matrix'))('files by the template $id', ({ id, unit, source }) => {
  it('hold every word of title, quote and tag as it is, in front matter of YAML 1.2 too, under a name that every system takes', async () => {
    const template = await prepareTemplate(source)
    const filled = TEXT.filter(isFilled)
    fc.assert(
      fc.property(filled, filled, filled, (title, quote, tag) => {
        for (const { fileName, read } of groupsOf(reportsOf(title, quote, tag), unit, { memos: new Map() })) {
          const { data, highlights } = read()
          const content = writeLivingFile(newFile(template.render(data, highlights)).file)
          const { front, pieces } = readLivingFile(content)
          const yaml = parseDocument(front ?? '', { version: '1.2', strict: true })
          expect(yaml.errors).toEqual([])
          expect(yaml.get('highlights')).toBe(1)
          if (unit === 'report') expect(yaml.get('title')).toBe(title)
          if (unit === 'tag') expect(yaml.get('tag')).toBe(tag)
          const body = fromMarkdown(pieces.map(piece => ('id' in piece ? piece.content : piece.text)).join(''))
          const quoted = body.children.find(({ type }) => type === 'blockquote')
          const lines = quoted?.type === 'blockquote' ? quoted.children.map(textOf) : []
          const wanted = quote.split('\n').filter(isFilled)
          if (id.includes('obsidian')) expect(textOf(quoted ?? body)).toContain(wanted[0])
          else expect(lines).toEqual(wanted)
          expectLegal(fileName)
        }
      }),
      { numRuns: 60 },
    )
  })
})

it('files of reports have names that every system takes', () => {
  fc.assert(
    fc.property(TEXT, title => {
      expectLegal(reportFileName({ id: 'kq7w2mzt5x9c', title, place: null, year: 2023, body: 'npc' }, '.md'))
    }),
    { numRuns: 1000 },
  )
})

/** On Windows, macOS and Linux. */
function expectLegal(name: string): void {
  expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u)
  expect(name).not.toMatch(/^\.|[. ]$|^ /)
  expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
  expect(name).toBe(name.normalize('NFC'))
}
