import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import { type MarkdownSource, recogniseMarkdown, renderMarkdown, reportFileName } from './markdown.ts'

const REPORT: MarkdownSource = {
  id: 'kq7w2mzt5x9c',
  title: '云岭市人大常委会工作报告',
  place: '云岭市',
  province: '青川省',
  city: '云岭市',
  county: null,
  year: 2023,
  body: 'npc',
  kind: 'report',
  sourcePath: '报告/云岭.txt',
  sha256: 'ab12',
}

function highlight(patch: Partial<HighlightInContext>): HighlightInContext {
  return {
    id: 'h1',
    reportId: REPORT.id,
    start: 10,
    end: 20,
    quote: '召开常委会会议7次',
    prefix: '',
    suffix: '',
    colour: 'gamboge',
    note: '',
    tagIds: [],
    tags: [],
    state: 'anchored',
    createdAt: '2024-01-01T00:00:00Z',
    updatedAt: '2024-01-01T00:00:00Z',
    reportTitle: REPORT.title,
    place: REPORT.place,
    year: REPORT.year,
    body: REPORT.body,
    section: [],
    ...patch,
  }
}

const render = (highlights: HighlightInContext[], report = REPORT) => renderMarkdown({ report, highlights })

describe('Markdown of a report', () => {
  it('looks like this', () => {
    const file = render([
      highlight({ id: 'h2', start: 60, section: ['一、回顾', '（二）监督'], quote: '第一段\n第二段', colour: 'azure' }),
      highlight({ id: 'h1', start: 40, section: ['一、回顾', '（一）立法'], tags: ['监督/会议', '代表'], note: '与上年相比\n+1次' }),
      highlight({ id: 'h3', start: 90, section: ['一、回顾'], state: 'doubtful' }),
      highlight({ id: 'h4', start: 5, section: ['一、回顾'], state: 'orphan', quote: '已删' }),
    ])
    expect(file.replace(/^seal: .*$/m, 'seal: …')).toBe(`---
duidu: kq7w2mzt5x9c
seal: …
title: 云岭市人大常委会工作报告
place: 云岭市
province: 青川省
city: 云岭市
county: null
year: 2023
body: npc
kind: report
source: 报告/云岭.txt
sha256: ab12
highlights: 4
tags:
  - 代表
  - 监督/会议
---

# 云岭市人大常委会工作报告

## 一、回顾

### （一）立法

> 召开常委会会议7次

^h1

与上年相比

\\+1次

标签：代表、监督/会议；颜色：藤黄

### （二）监督

> 第一段
>
> 第二段

^h2

颜色：天青

## 一、回顾

> 召开常委会会议7次

^h3

颜色：藤黄；状态：待确认（原文已改动，位置或文字需要核对）

## 原文中已找不到的摘录

> 已删

^h4

颜色：藤黄；状态：失去位置（原文已改动，找不到这段文字）
`)
  })

  it('is the same to the byte in whatever order highlights and tags come', () => {
    const some = [highlight({ id: 'b', tags: ['乙', '甲'] }), highlight({ id: 'a' }), highlight({ id: 'c', start: 2 })]
    const other = [highlight({ id: 'c', start: 2 }), highlight({ id: 'a' }), highlight({ id: 'b', tags: ['甲', '乙'] })]
    expect(render(some)).toBe(render(other))
  })

  it('writes front matter that YAML reads back as it was, whatever the words are', () => {
    const title = 'no: "是" # {三} - \'四\'\n五: [六]'
    const file = render([highlight({ tags: ['- 甲', '2023', 'yes', '@乙'] })], { ...REPORT, title, place: '否', id: '2345e67' })
    const front = parse(file.split('---\n')[1] ?? '')
    expect(front).toMatchObject({
      duidu: '2345e67',
      title: 'no: "是" # {三} - \'四\' 五: [六]',
      year: 2023,
      tags: ['- 甲', '2023', '@乙', 'yes'],
    })
  })

  it('knows its own files and sees every later change in them', () => {
    const file = render([highlight({})])
    expect(recogniseMarkdown(file)).toEqual({ reportId: REPORT.id, untouched: true })
    expect(recogniseMarkdown(`${file}\n我的话`)).toEqual({ reportId: REPORT.id, untouched: false })
    expect(recogniseMarkdown(file.replace('title: 云', 'title: 雨'))).toEqual({ reportId: REPORT.id, untouched: false })
    expect(recogniseMarkdown(render([highlight({})], { ...REPORT, id: '23456' }))?.reportId).toBe('23456')
    expect(recogniseMarkdown('---\ntitle: 别人的\n---\n')).toBeUndefined()
    expect(recogniseMarkdown('# 别人的\n')).toBeUndefined()
  })
})

describe('file name', () => {
  it('says place, body, year and id', () => {
    expect(reportFileName(REPORT, '.md')).toBe('云岭市-人大-2023-kq7w2mzt5x9c.md')
  })

  it('is legal everywhere and leaves out what is unknown', () => {
    const odd = { ...REPORT, place: null, year: null, body: 'other', title: `a/b\\c:d*e?"<f>|.\n${'长'.repeat(300)}` } as const
    const name = reportFileName(odd, '.md')
    expect(name).toMatch(/^a b c d e f 长+-kq7w2mzt5x9c\.md$/)
    expect(new TextEncoder().encode(name).length).toBeLessThan(200)
  })
})
