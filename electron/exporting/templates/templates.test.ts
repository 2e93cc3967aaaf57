import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { ExportUnit } from '../../../shared/model/export-template.ts'
import { inkName } from '../../../shared/model/inks.ts'
import type { TableLanguage } from '../../../shared/model/table.ts'
import { readLivingFile, writeLivingFile } from '../living/living-file.ts'
import { newFile } from '../living/merge-file.ts'
import { BUILT_IN_TEMPLATES } from './built-in-templates.ts'
import { prepareTemplate } from './render-template.ts'
import { type ExportedHighlight, type ExportedReport, groupsOf } from './template-data.ts'

type Report = ExportedReport['report']

const REPORT: Report = {
  id: 'kq7w2mzt5x9c',
  title: '云岭市人大常委会工作报告',
  ...{ province: '青川省', city: '云岭市', county: null, level: 'prefecture', place: '云岭市' },
  ...{ year: 2023, yearInferred: false, reviewFrom: 2022, reviewTo: 2022, session: null, date: null, speaker: null },
  ...{ body: 'npc', kind: 'report', sourceId: 1, sourcePath: '报告/云岭.txt', sha256: 'ab12' },
  ...{ incomplete: false, characters: 100, highlights: 0, problems: 0, sample: false, corrected: [] },
}

function highlight(patch: Partial<ExportedHighlight>): ExportedHighlight {
  const quote = patch.quote ?? '召开常委会会议7次'
  return {
    ...{ id: 'h1', reportId: REPORT.id, start: 10, end: 20, quote, prefix: '', suffix: '', colour: 'gamboge', note: '' },
    ...{ tagIds: [], tags: [], state: 'anchored', createdAt: '', updatedAt: '', section: [] },
    ...{ reportTitle: REPORT.title, place: REPORT.place, year: REPORT.year, body: REPORT.body },
    inkName: inkName({}, patch.colour ?? 'gamboge'),
    ...patch,
  }
}

function templateFor(id: string) {
  const template = BUILT_IN_TEMPLATES.find(each => each.id === id)
  if (!template) throw new Error(`There is no template ${id}.`)
  return template
}

/** The files that a template gives, by name, as they are written the first time. */
async function filesOf(id: string, reports: readonly Held[], language?: TableLanguage): Promise<Record<string, string>> {
  const { unit, source } = templateFor(id)
  const template = await prepareTemplate(source)
  return Object.fromEntries(
    groupsOf(reports.map(exported), unit, { memos: new Map(), language }).map(({ fileName, read }) => {
      const { data, highlights } = read()
      return [fileName, writeLivingFile(newFile(template.render(data, highlights)).file)]
    }),
  )
}

interface Held {
  readonly report: Report
  readonly highlights: readonly ExportedHighlight[]
}

function exported({ report, highlights }: Held): ExportedReport {
  const marks = highlights.map(({ id, tags }) => ({ id, tags }))
  return { report, marks, read: ids => highlights.filter(({ id }) => ids?.includes(id) ?? true) }
}

const withoutComments = (content: string) => content.replaceAll(/^<!-- .* -->\n/gm, '')
const only = (files: Record<string, string>) => withoutComments(Object.values(files)[0] ?? '')

describe('the template for a report', () => {
  it('looks like this', async () => {
    const highlights = [
      highlight({ id: 'h2', start: 60, section: ['一、回顾', '（二）监督'], quote: '第一段\n第二段', colour: 'azure' }),
      highlight({ id: 'h1', start: 40, section: ['一、回顾', '（一）立法'], tags: ['监督/会议', '代表'], note: '与上年相比\n+1次' }),
      highlight({ id: 'h3', start: 90, section: ['一、回顾'], state: 'doubtful' }),
      highlight({ id: 'h4', start: 5, section: ['一、回顾'], state: 'orphan', quote: '已删' }),
    ]
    expect(only(await filesOf('report', [{ report: REPORT, highlights }]))).toBe(`---
title: 云岭市人大常委会工作报告
place: 云岭市
province: 青川省
city: 云岭市
year: 2023
body: npc
kind: report
source: 报告/云岭.txt
sha256: ab12
tags:
  - 代表
  - 监督/会议
highlights: 4
---

# 云岭市人大常委会工作报告

## 一、回顾

### （一）立法

> 召开常委会会议7次

^h1

与上年相比

\\+1次

标签：代表、监督/会议；颜色：藤黄；[原文](duidu://passage/kq7w2mzt5x9c/h1)

### （二）监督

> 第一段
>
> 第二段

^h2

颜色：天青；[原文](duidu://passage/kq7w2mzt5x9c/h2)

## 一、回顾

> 召开常委会会议7次

^h3

颜色：藤黄；状态：待确认（原文已改动，位置或文字需要核对）；[原文](duidu://passage/kq7w2mzt5x9c/h3)

## 原文中已找不到的摘录

> 已删

^h4

颜色：藤黄；状态：失去位置（原文已改动，找不到这段文字）；[原文](duidu://passage/kq7w2mzt5x9c/h4)
`)
  })

  it('says its own words in English for whoever reads English, and is still known as the same file', async () => {
    const held = [{ report: REPORT, highlights: [highlight({ inkName: 'Gamboge', state: 'orphan' })] }]
    const [[name = '', report = ''] = []] = Object.entries(await filesOf('report', held, 'en'))
    expect(name).toBe('云岭市-NPC-2023-kq7w2mzt5x9c.md')
    expect(report).toContain('## No longer in the text')
    expect(report).toContain('Colour: Gamboge; State: lost (the source changed; its words are not there any more); [Source](duidu://')
    const duiduOf = async (language: TableLanguage) => {
      const template = await prepareTemplate(templateFor('tag').source)
      return groupsOf(held.map(exported), 'tag', { memos: new Map(), language }).map(({ id, fileName, read }) => {
        return [id, fileName, template.render(read().data, 1).front['tag']]
      })
    }
    expect(await duiduOf('en')).toEqual([['tag:未加标签', 'Untagged.md', 'Untagged']])
    expect(await duiduOf('zh-CN')).toEqual([['tag:未加标签', '未加标签.md', '未加标签']])
  })

  it('is the same to the byte in whatever order highlights and tags come', async () => {
    const some = [highlight({ id: 'b', tags: ['乙', '甲'] }), highlight({ id: 'a' }), highlight({ id: 'c', start: 2 })]
    const other = [highlight({ id: 'c', start: 2 }), highlight({ id: 'a' }), highlight({ id: 'b', tags: ['甲', '乙'] })]
    expect(await filesOf('report', [{ report: REPORT, highlights: some }])).toEqual(
      await filesOf('report', [{ report: REPORT, highlights: other }]),
    )
  })

  it('writes front matter that YAML reads back as it was, whatever the words are', async () => {
    const title = 'no: "是" # {三} - \'四\'\n五: [六] 🌾 𠮷'
    const report = { ...REPORT, title, place: '否' }
    const files = await filesOf('report', [{ report, highlights: [highlight({ tags: ['- 甲', '2023', 'yes', '@乙'] })] }])
    const front = parse(readLivingFile(Object.values(files)[0] ?? '').front ?? '', { version: '1.1' }) as object
    expect(front).toMatchObject({ title, place: '否', year: 2023, tags: ['- 甲', '2023', '@乙', 'yes'] })
  })
})

describe('the other templates', () => {
  const reports = [
    {
      report: REPORT,
      highlights: [highlight({ id: 'a', tags: ['监督/会议', '立法'] }), highlight({ id: 'b', start: 30, quote: '无标签 | 一句' })],
    },
    {
      report: { ...REPORT, id: 'r2', place: '北岸市', city: '北岸市', year: 2024 },
      highlights: [highlight({ id: 'c', reportId: 'r2', tags: ['立法'], place: '北岸市', year: 2024 })],
    },
  ]

  it.each([
    ['tag', ['立法.md', '监督／会议.md', '未加标签.md']],
    ['place', ['北岸市.md', '云岭市.md']],
    ['year', ['2023.md', '2024.md']],
    ['all', ['全部摘录.md']],
    ['matrix', ['全部摘录.md']],
  ])('%s', async (id, names) => {
    const files = await filesOf(id, reports)
    expect(new Set(Object.keys(files))).toEqual(new Set(names))
    for (const content of Object.values(files)) expect(() => parse(readLivingFile(content).front ?? '')).not.toThrow()
    const links = new Set(
      Object.values(files).flatMap(content => [...content.matchAll(/duidu:\/\/passage\/\w+\/(\w)/g)].map(match => match[1])),
    )
    expect(links).toEqual(new Set(['a', 'b', 'c']))
  })

  it('gives a matrix of tags and reports with the quotes in its cells', async () => {
    const lines = only(await filesOf('matrix', reports))
      .split('\n')
      .filter(line => line.startsWith('|'))
    expect(lines).toHaveLength(2 + 3)
    for (const line of lines) expect(line.match(/(?<!\\)\|/g)).toHaveLength(4)
    expect(lines[0]).toContain('北岸市 人大 2024')
    expect(lines.at(-1)).toContain('无标签 \\| 一句')
  })

  it('speaks Obsidian: callouts, block ids, tags', async () => {
    const content = only(await filesOf('report-obsidian', reports.slice(0, 1)))
    expect(content).toMatch(/^> \[!quote\] .*\n> 召开常委会会议7次\n> \^a$/m)
    expect(content).toContain('#监督/会议 #立法')
  })
})

describe('a template', () => {
  const render = async (source: string, highlights = [highlight({})], unit: ExportUnit = 'report') => {
    const template = await prepareTemplate(source)
    const [group] = groupsOf([exported({ report: REPORT, highlights })], unit, { memos: new Map() })
    const { data = {}, highlights: count = 0 } = group?.read() ?? {}
    return writeLivingFile(newFile(template.render(data, count)).file)
  }

  it('may be written by the user', async () => {
    expect(
      await render('# {{ report.place | md }}\n{% for h in highlights %}{% region h.id %}* {{ h.quote | md }}{% endregion %}{% endfor %}'),
    ).toBe('# 云岭市\n<!-- duidu:h1 -->\n\\* 召开常委会会议7次\n<!-- /duidu:h1 -->\n'.replace('\\* ', '* '))
  })

  it.each([
    ['{% for h in highlights %}', 'not closed'],
    ['{% region "a" %}', 'endregion'],
    ['{{ name | nothing }}', 'undefined filter'],
    ['---\ntitle: [\n---\n', 'front matter'],
    ['{% include "/etc/passwd" %}', 'ENOENT'],
    ['{% render "../../package.json" %}', 'ENOENT'],
  ])('that cannot be used says why: %s', async (source, reason) => {
    const work = render(source)
    await expect(work).rejects.toMatchObject({ code: 'template-fails' })
    await expect(work).rejects.toThrow(reason)
  })

  it('runs no code and reaches nothing but what it is given', async () => {
    expect(await render('{{ highlights.constructor }}{{ report.__proto__ }}{{ name.constructor.constructor }}')).toBe('')
  })

  it('is stopped when it does not end', async () => {
    const endless = '{% for a in (1..100000) %}{% for b in (1..100000) %}{{ a }}{% endfor %}{% endfor %}'
    await expect(render(endless)).rejects.toMatchObject({ code: 'template-fails' })
  })

  it('cannot be fooled by words of the text that look like the program’s comments', async () => {
    const quote = '<!-- duidu:x -->\n甲\n<!-- /duidu:x -->'
    const { source } = templateFor('report')
    const content = await render(source, [highlight({ quote, note: quote })])
    expect(
      readLivingFile(content)
        .pieces.filter(piece => 'id' in piece)
        .map(piece => 'id' in piece && piece.id),
    ).toEqual(['h1'])
  })
})
