import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLOURS, type HighlightInContext } from '../../shared/model/highlight.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import type { Tag } from '../../shared/model/tag.ts'
import { renderCodebook } from './refi-codebook.ts'
import { type NamedMemo, projectFiles } from './refi-project.ts'

/** The published schemas are not part of the project: a folder with `Project.xsd` and `Codebook.xsd`, whichever is there. */
const SCHEMAS = process.env['DUIDU_REFI_SCHEMAS'] ?? ''
const hasXmllint = (() => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

const NASTY = '“引号” & <标签> ]]> "双引号" \u0001\ud800\r\n\t 𠮷'

function tag(id: string, parentId: string | null, name: string): Tag {
  const rest = { position: 0, shortcut: null, count: 0, total: 0, pinyin: '', initials: '' }
  return { id, parentId, name, path: name, description: NASTY, colour: parentId === null ? null : 'ochre', ...rest }
}

const TAGS = [tag('tttttttttt22', null, `监督${NASTY}`), tag('tttttttttt33', 'tttttttttt22', '会议')]

function report(id: string, text: string, places: readonly (readonly [number, number])[], note: string) {
  const summary: ReportSummary = {
    ...{ id, sourceId: 1, sourcePath: `a/${NASTY}.txt`, place: '云岭市', incomplete: false, characters: text.length, highlights: 1 },
    ...{ problems: 0, sample: false, corrected: [], title: NASTY, body: 'npc', kind: 'report', year: 2023, yearInferred: false },
    ...{ reviewFrom: null, reviewTo: null, session: null, date: null, speaker: null },
    ...{ province: '青川省', city: '云岭市', county: null, level: 'prefecture' },
  }
  const highlights = places.map(([start, end], i): HighlightInContext => {
    const selector = { start, end, quote: text.slice(start, end), prefix: '', suffix: '' }
    const context = { reportTitle: NASTY, place: '云岭市', year: 2023, body: 'npc', section: [], tags: ['会议'] } as const
    const dates = { createdAt: '2024-01-01T00:00:00.000Z', updatedAt: '2024-01-02T00:00:00.000Z' }
    const colour = COLOURS[i % COLOURS.length] ?? 'azure'
    return {
      ...selector,
      ...context,
      ...dates,
      id: `hhhhhhhh${id.slice(-2)}${i + 10}`,
      reportId: id,
      colour,
      note,
      tagIds: ['tttttttttt33'],
      state: 'anchored',
    }
  })
  return { id, read: () => ({ report: summary, sha256: 'a'.repeat(64), text, highlights, memo: null, highlightMemos: new Map() }) }
}

const TEXT = '第一行𠮷林\n第二行，另有😀三件。'
const REPORTS = [
  report(
    'rrrrrrrrrr22',
    TEXT,
    [
      [3, 8],
      [0, TEXT.length],
    ],
    NASTY,
  ),
  report('rrrrrrrrrr33', TEXT, [[3, 8]], ''),
]

function write(tags = TAGS, reports = REPORTS, memos: readonly NamedMemo[] = []): Map<string, string> {
  return new Map(projectFiles({ name: NASTY, tags, reports, memos }).map(file => [file.name, [...file.content()].join('')]))
}

describe('a project', () => {
  it('names code points of the text beside it, the end excluded', () => {
    const files = write()
    const text = files.get([...files.keys()].find(name => name.startsWith('sources/')) ?? '') ?? ''
    const [, start, end] = /startPosition="(\d+)" endPosition="(\d+)"/.exec(files.get('project.qde') ?? '') ?? []
    expect([...text].slice(Number(start), Number(end)).join('')).toBe('𠮷林\n第')
    expect(text).toBe(TEXT)
  })

  it('keeps sources apart by name and codes each mark with its ink and its tags', () => {
    const project = write().get('project.qde') ?? ''
    const names = [...project.matchAll(/<TextSource guid="[^"]*" name="([^"]*)"/g)].map(match => match[1])
    expect(names).toEqual(['云岭市-人大-2023', '云岭市-人大-2023 (2)'])
    const guids = [...project.matchAll(/<Code guid="([^"]*)"/g)].map(match => match[1])
    const refs = [...project.matchAll(/<CodeRef targetGUID="([^"]*)"/g)].map(match => match[1])
    expect(refs).toHaveLength(6)
    expect(refs.filter(ref => !guids.includes(ref))).toEqual([])
  })

  it('gives no two codes the same name, also not that of an ink: some programs know codes by nothing else', () => {
    const twice = [
      ...TAGS,
      tag('tttttttttt44', null, '立法'),
      tag('tttttttttt55', 'tttttttttt44', '会议'),
      tag('tttttttttt66', null, '藤黄'),
    ]
    const names = [...(write(twice).get('project.qde') ?? '').matchAll(/<Code guid="[^"]*" name="([^"]*)"/g)].map(match => match[1])
    expect(new Set(names).size).toBe(names.length)
  })

  it('gives no two things the same GUID', () => {
    const guids = [...(write().get('project.qde') ?? '').matchAll(/ guid="([^"]*)"/g)].map(match => match[1])
    expect(new Set(guids).size).toBe(guids.length)
  })
})

const MEMOS: NamedMemo[] = [
  { kind: 'library' as const },
  { kind: 'report' as const, id: 'rrrrrrrrrr22' },
  { kind: 'tag' as const, id: 'tttttttttt33' },
  { kind: 'highlight' as const, id: 'hhhhhhhh2210' },
].map((about, at) => {
  const memo = {
    id: `mmmmmmmmmmm${at + 2}`,
    about,
    text: `${NASTY} 第 ${at}`,
    createdAt: '2024-01-03T00:00:00.000Z',
    updatedAt: '2024-01-04T00:00:00.000Z',
  }
  return { memo, name: NASTY }
})

/**
 * What QualCoder's importer (refi.py) asks of a project, said again: it opens one of 5,000 highlights on real reports with each
 * of its 9,008 codings on the right words, and memos as memos of files and journals.
 */
describe('a project, as QualCoder reads it', () => {
  const files = write(TAGS, REPORTS, MEMOS)
  const project = files.get('project.qde') ?? ''
  const all = (pattern: RegExp) => [...project.matchAll(pattern)].map(([, ...groups]) => groups)

  it('has its texts below a folder named sources, each by its GUID, and a mark is a slice of code points', () => {
    for (const [, path] of all(/<(TextSource|Note) [^>]*plainTextPath="internal:\/\/([^"]*)"/g))
      expect(files.has(`sources/${path}`)).toBe(true)
    const [source = ''] = project.split('</TextSource>')
    const text = [...(files.get(`sources/${/internal:\/\/([^"]*)/.exec(source)?.[1]}`) ?? '')]
    const marks = [...source.matchAll(/startPosition="(\d+)" endPosition="(\d+)"/g)]
    expect(marks.map(([, start, end]) => text.slice(Number(start), Number(end)).join(''))).toEqual(['𠮷林\n第', TEXT])
  })

  it('names no two sources, codes and notes alike: it keeps them apart by their names', () => {
    for (const kind of ['TextSource', 'Code', 'Note']) {
      const names = all(new RegExp(`<${kind} guid="[^"]*" name="([^"]*)"`, 'g')).flat()
      expect(names.length).toBeGreaterThan(1)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('dates every mark and note, gives its user, and refers with a coding to its code before all else', () => {
    for (const tag of all(/(<(?:PlainTextSelection|Note) [^>]*>)/g).flat())
      expect(tag).toMatch(/creatingUser="[^"]+" creationDateTime="2024/)
    expect(project.match(/<Coding [^>]*><CodeRef /g)?.length).toBe(project.match(/<Coding /g)?.length)
    expect(all(/<User guid="([^"]*)"/g).flat()).toEqual([...new Set(all(/creatingUser="([^"]*)"/g).flat())])
  })

  it('refers to each note from what it is about, once', () => {
    const refs = all(/<NoteRef targetGUID="([^"]*)"/g).flat()
    expect(refs.sort()).toEqual(
      all(/<Note guid="([^"]*)"/g)
        .flat()
        .sort(),
    )
    expect(project).toMatch(/<NoteRef [^>]*\/><\/Project>/)
  })
})

it('a codebook without tags is none', () => {
  expect(renderCodebook([])).toBeNull()
})

/** Throws with what xmllint says. */
function validate(schema: string, xml: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'duidu-refi-'))
  try {
    writeFileSync(join(folder, 'file.xml'), xml)
    const check = schema === '' ? [] : ['--schema', join(SCHEMAS, schema)]
    execFileSync('xmllint', ['--noout', '--nonet', ...check, join(folder, 'file.xml')], { stdio: ['ignore', 'ignore', 'pipe'] })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(!hasXmllint)('by xmllint (needs xmllint)', () => {
  it('project and codebook are well-formed, whatever the words are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }), (name, note) => {
        const tags = [{ ...tag('tttttttttt22', null, name), description: note }]
        validate('', write(tags, [report('rrrrrrrrrr22', TEXT, [[3, 8]], note)]).get('project.qde') ?? '')
        validate('', renderCodebook(tags) ?? '')
      }),
      { numRuns: 30 },
    )
  }, 120_000)
})

const checks = (schema: string) => hasXmllint && SCHEMAS !== '' && existsSync(join(SCHEMAS, schema))

describe('the published schema (needs xmllint and DUIDU_REFI_SCHEMAS)', () => {
  it.skipIf(!checks('Project.xsd'))('accepts a project, one without reports, and one without tags', () => {
    for (const files of [write(), write(TAGS, []), write([]), write(TAGS, REPORTS, MEMOS)])
      validate('Project.xsd', files.get('project.qde') ?? '')
    const bad = (write().get('project.qde') ?? '').replace('isCodable="true"', 'isCodable="perhaps"')
    expect(() => validate('Project.xsd', bad)).toThrow('isCodable')
  })

  it.skipIf(!checks('Codebook.xsd'))('accepts a codebook', () => {
    validate('Codebook.xsd', renderCodebook(TAGS) ?? '')
  })
})
