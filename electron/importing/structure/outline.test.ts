import { describe, expect, test } from 'vitest'
import { paragraph } from '../fixtures/reports.ts'
import { outlineOf } from './outline.ts'

/** Headings indented by level, with the part they belong to. */
function tree(lines: readonly string[], year: number | null = 2023): string[] {
  return outlineOf(lines.join('\n'), year).map(({ level, heading, part }) => `${'  '.repeat(level - 1)}${heading} [${part}]`)
}

const head = ['青禾市人大常委会工作报告', '各位代表：', '我受市人大常委会委托，向大会报告工作，请予审议。']

describe('outlineOf', () => {
  test('nests parts, sections and run-in headings', () => {
    expect(
      tree([
        ...head,
        '过去一年的主要工作',
        '一、坚持党的领导，把准政治方向',
        `（一）强化理论武装。${paragraph(0)}`,
        `一是坚持学习。${paragraph(1)}`,
        '2.25万人参加活动，其中代表12人。',
        '二、聚焦中心大局',
        paragraph(2),
        '今后一年工作建议',
        '一、提高立法质量',
        paragraph(3),
      ]),
    ).toEqual([
      '过去一年的主要工作 [review]',
      '  一、坚持党的领导，把准政治方向 [review]',
      '    （一）强化理论武装 [review]',
      '      一是坚持学习 [review]',
      '  二、聚焦中心大局 [review]',
      '今后一年工作建议 [plan]',
      '  一、提高立法质量 [plan]',
    ])
  })

  test('takes 第一，… on a line of its own for a heading, and no sentence that breaks off', () => {
    const lines = [...head, '2023年工作安排', '第一，发挥比较优势，融入全省大局', paragraph(0), '第二，保护生态，', paragraph(1)]
    expect(tree(lines)).toEqual(['2023年工作安排 [plan]', '  第一，发挥比较优势，融入全省大局 [plan]'])
  })

  test('tells review from plan by the year where the words do not', () => {
    expect(tree([...head, '2022年的工作', paragraph(0), '2023年的工作', paragraph(1)])).toEqual([
      '2022年的工作 [review]',
      '2023年的工作 [plan]',
    ])
  })

  test('takes sections that count from one again for the plan when its heading is missing', () => {
    const sections = ['一、甲甲甲甲', paragraph(0), '二、乙乙乙乙', paragraph(1), '三、丙丙丙丙', paragraph(2)]
    expect(tree([...head, '过去一年工作回顾', ...sections, '一、丁丁丁丁', paragraph(3), '二、戊戊戊戊', paragraph(4)]).slice(-3)).toEqual([
      '  三、丙丙丙丙 [review]',
      '  一、丁丁丁丁 [plan]',
      '  二、戊戊戊戊 [plan]',
    ])
  })

  test('knows unnumbered headings by their shape, and lead sentences by their neighbours', () => {
    expect(
      tree([
        ...head,
        '围绕中心，凝聚合力，推动发展',
        `聚焦经济发展。${paragraph(0)}`,
        `聚焦民生改善。${paragraph(1)}`,
        '履职尽责，不负重托',
        paragraph(2),
      ]),
    ).toEqual(['围绕中心，凝聚合力，推动发展 [other]', '  聚焦经济发展 [other]', '  聚焦民生改善 [other]', '履职尽责，不负重托 [other]'])
  })

  test('gives each entry the stretch up to the next of its level', () => {
    const text = [...head, '一、甲甲甲甲', '一段文字。', '（一）乙乙乙乙', '二段文字。', '二、丙丙丙丙', '三段文字。'].join('\n')
    expect(outlineOf(text, null).map(({ start, end }) => text.slice(start, end))).toEqual([
      '一、甲甲甲甲\n一段文字。\n（一）乙乙乙乙\n二段文字。\n',
      '（一）乙乙乙乙\n二段文字。\n',
      '二、丙丙丙丙\n三段文字。',
    ])
  })

  test('does not turn a section of the review for a word of the plan in it', () => {
    expect(
      tree([
        ...head,
        '2022年主要工作',
        '一、做好代表工作',
        `一是加强学习。${paragraph(0)}`,
        `二是改进安排。${paragraph(1)}`,
        `三是办好代表建议。${paragraph(2)}`,
        '二、今后三年的监督任务',
        paragraph(3),
        '2023年工作安排',
        paragraph(4),
      ]).map(line => line.trim()),
    ).toEqual([
      '2022年主要工作 [review]',
      '一、做好代表工作 [review]',
      '一是加强学习 [review]',
      '二是改进安排 [review]',
      '三是办好代表建议 [review]',
      '二、今后三年的监督任务 [review]',
      '2023年工作安排 [plan]',
    ])
  })

  const done = '过去一年，建成公园12座，完成投资30亿元，增长8.5%，获评全国先进，新增就业2万人，位居全省前列。'.repeat(3)
  const ahead = '今年要加快推进项目建设，着力提升服务水平，力争增长6%左右，确保就业稳定，将建设公园10座。'.repeat(3)

  test('tells parts by what is told as done and what is intended where no heading does', () => {
    const sections = [
      `一、坚实迈步\n${done}`,
      `二、民生为大\n${done}`,
      `三、牢记嘱托\n${ahead}`,
      `四、勇挑重担\n${ahead}`,
      `五、行稳致远\n${ahead}`,
    ]
    expect(tree([...head, ...sections.flatMap(each => each.split('\n'))])).toEqual([
      '一、坚实迈步 [review]',
      '二、民生为大 [review]',
      '三、牢记嘱托 [plan]',
      '四、勇挑重担 [plan]',
      '五、行稳致远 [plan]',
    ])
  })

  test('tells nothing of sections that all tell and intend', () => {
    const both = [done.slice(0, 60), ahead.slice(0, 60)].join('')
    expect(tree([...head, '一、经济工作', both, '二、社会事业', both, '三、对外关系', both])).toEqual([
      '一、经济工作 [other]',
      '二、社会事业 [other]',
      '三、对外关系 [other]',
    ])
  })

  test('takes what stands before a lone plan for the review, and a first line for a heading where the head is lost', () => {
    expect(tree(['2022年工作回顾', '一、生态建设', done, '二、经济发展', done, '2023年工作安排', ahead])).toEqual([
      '2022年工作回顾 [review]',
      '  一、生态建设 [review]',
      '  二、经济发展 [review]',
      '2023年工作安排 [plan]',
    ])
  })

  test('knows chapters that are only a number', () => {
    expect(tree([...head, '一', paragraph(0), '二', paragraph(1)]).map(line => line.replace(/ .*/, ''))).toEqual(['一', '二'])
  })
})
