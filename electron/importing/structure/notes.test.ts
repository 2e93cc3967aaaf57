import { describe, expect, test } from 'vitest'
import { congressReport, paragraph } from '../fixtures/reports.ts'
import { backMatter } from './notes.ts'
import { outlineOf } from './outline.ts'

const body = [
  ...congressReport(),
  '推进“两化”改革[1]，落实“三联系”[2]制度，实施“两化”改革[1]。',
  `各位代表，让我们团结奋斗。${paragraph(0)}`,
]

function read(lines: readonly string[]) {
  const text = lines.join('\n')
  const { start, entries, unexplained } = backMatter(text)
  return {
    running: text.slice(0, start).trim().split('\n').length,
    unexplained,
    entries: entries.map(({ level, heading, notes = [] }) => [
      level,
      heading,
      ...notes.map(({ mark, term, start: from, end, anchors }) => [
        mark,
        term,
        text.slice(from, end),
        anchors.map(each => text.slice(each.start, each.end)).join(' '),
      ]),
    ]),
  }
}

describe('backMatter', () => {
  test('links notes to every mark in the text', () => {
    expect(read([...body, '注释：', '[1]“两化”：数字化和绿色化。', '[2]“三联系”：联系代表、选民和基层。', '也包括联系企业。'])).toEqual({
      running: body.length,
      unexplained: 0,
      entries: [
        [
          1,
          '注释：',
          [1, '“两化”', '[1]“两化”：数字化和绿色化。', '[1] [1]'],
          [2, '“三联系”', '[2]“三联系”：联系代表、选民和基层。\n也包括联系企业。', '[2]'],
        ],
      ],
    })
  })

  test('knows notes without a heading by their rising marks', () => {
    expect(read([...body, '[1] 数字化和绿色化。', '[2] 联系代表、选民和基层。']).entries).toEqual([
      [1, '[1] 数字化和绿色化。', [1, null, '[1] 数字化和绿色化。', '[1] [1]'], [2, null, '[2] 联系代表、选民和基层。', '[2]']],
    ])
  })

  test('links the entries of a glossary to the words they explain', () => {
    expect(read([...body, '名词解释', '“两化”改革：数字化和绿色化。', '三联系制度：联系代表、选民和基层。']).entries).toEqual([
      [
        1,
        '名词解释',
        [null, '“两化”改革', '“两化”改革：数字化和绿色化。', '“两化”改革'],
        [null, '三联系制度', '三联系制度：联系代表、选民和基层。', ''],
      ],
    ])
  })

  test('keeps annexes apart, with the titles on their second lines', () => {
    const lines = [
      ...body,
      '附件1',
      '2023年民生实事',
      '一、新建公园10座。',
      '附件2 名词解释',
      '1.“两化”：数字化和绿色化。',
      '2.三联系：联系代表。',
    ]
    expect(read(lines).entries.map(entry => entry.slice(0, 2))).toEqual([
      [1, '附件1'],
      [2, '2023年民生实事'],
      [1, '附件2 名词解释'],
    ])
    expect(read(lines).running).toBe(body.length)
    expect(outlineOf(lines.join('\n'), 2023).filter(entry => entry.heading.startsWith('一、新建'))).toEqual([])
  })

  test('counts marks that no note explains; numbers of documents and items counted off are no marks', () => {
    expect(read(body).unexplained).toBe(2)
    expect(read([...congressReport(), '落实〔2023〕1号文件。①新增床位。②建成道路。③完成改造。']).unexplained).toBe(0)
    expect(read([...congressReport(), '锚定“两河四岸”①目标，落实“茶八条”②政策。']).unexplained).toBe(2)
  })

  test('takes no sentence and no table of contents for an annex', () => {
    const lines = ['目录', '附件1', ...body, '附件已经印发各位代表，请予审议。']
    expect(read(lines)).toMatchObject({ running: lines.length, entries: [] })
  })
})
