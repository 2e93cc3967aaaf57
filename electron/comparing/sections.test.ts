import { describe, expect, it } from 'vitest'
import { outlineOf } from '../importing/structure/outline.ts'
import { sectionsOf } from './sections.ts'

/** So long that it is no lead-in, and the same length everywhere. */
const filler = (words: string) => `${words}，${'各项任务逐一落实到位，进展和成效都在意料之中。'.repeat(4)}`

const HEAD = ['青禾市政府工作报告', '各位代表：', '现在，我代表市人民政府，向大会报告工作，请予审议。']
const RECAP = filler('各位代表，成绩来之不易，根本在于上级的坚强领导，我们表示衷心的感谢')
const SHORTCOMINGS = filler('我们也清醒地认识到，发展中还存在不少短板，主要是财力不足')
const CALL = '各位代表，让我们紧密团结起来，为建设美丽青禾而努力奋斗！'

/** `role part heading` of every stretch, `-` for no heading. */
function told(lines: readonly string[], year = 2024): string[] {
  const text = lines.join('\n')
  const sections = sectionsOf(text, outlineOf(text, year))
  expect(sections.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
  return sections.map(({ role, part, heading }) => `${role} ${part} ${heading || '-'}`)
}

describe('the sections of a report', () => {
  it('are the headings below its parts; what stands around them is told apart', () => {
    const lines = [
      ...HEAD,
      '一、2023年工作回顾',
      filler('2023年是难忘的一年'),
      '（一）产业越来越强',
      filler('工业增加值增长'),
      '（二）乡村越来越美',
      filler('粮食连年丰收'),
      RECAP,
      SHORTCOMINGS,
      '二、2024年工作安排',
      filler('今年工作的总体要求是稳中求进'),
      '（一）做强产业',
      filler('新建园区三个'),
      '（二）建设乡村',
      filler('修路一百公里'),
      '三、全面加强政府自身建设',
      '（一）坚持依法行政',
      filler('严格执行决策程序'),
      '（二）坚持廉洁从政',
      filler('过紧日子'),
      CALL,
    ]
    expect(told(lines)).toEqual([
      'opening review 一、2023年工作回顾',
      'section review （一）产业越来越强',
      'section review （二）乡村越来越美',
      'closing review -',
      'shortcomings review -',
      'opening plan 二、2024年工作安排',
      'section plan （一）做强产业',
      'section plan （二）建设乡村',
      'section plan 三、全面加强政府自身建设',
      'closing plan -',
    ])
  })

  it('may be short: a run-in heading with one sentence is a section', () => {
    const lines = [
      ...HEAD,
      '一、2023年工作回顾',
      '（一）产业越来越强',
      filler('工业增加值增长'),
      '（二）乡村越来越美',
      filler('粮食连年丰收'),
      '二、2024年工作安排',
      '（一）做强产业。新建园区三个，引进企业十家。',
      '（二）建设乡村。修路一百公里，改厕五千户。',
      '（三）改善民生。新建学校两所，开办食堂八家。',
    ]
    expect(told(lines).filter(line => line.includes('plan'))).toEqual([
      'opening plan 二、2024年工作安排',
      'section plan （一）做强产业',
      'section plan （二）建设乡村',
      'section plan （三）改善民生',
    ])
  })

  it('begin at paragraphs that begin alike where a part has no headings', () => {
    const lines = [
      ...HEAD,
      '一、2023年工作回顾',
      filler('过去一年，是难忘的一年'),
      '一年来，主要做了以下工作：',
      filler('一年来，我们聚力发展，经济稳步增长。全市新增企业不少'),
      filler('一年来，我们关注民生，生活持续改善。新建学校三所'),
      filler('医院扩建工程完工'),
      filler('一年来，我们保护生态，环境更加优美。水质达标'),
      filler('同时，国防动员、民族宗教、外事侨务、档案史志、妇女儿童、残疾人、红十字等事业取得新成绩'),
      filler('过去一年，我们加强政府自身建设。办理人大代表建议'),
      RECAP,
      '二、2024年工作安排',
      '（一）做强产业',
      filler('新建园区三个'),
      '（二）建设乡村',
      filler('修路一百公里'),
    ]
    expect(told(lines)).toEqual([
      'opening review 一、2023年工作回顾',
      'section review 一年来，我们聚力发展，经济稳步增长',
      'section review 一年来，我们关注民生，生活持续改善',
      'section review 一年来，我们保护生态，环境更加优美',
      'fields review -',
      'section review 过去一年，我们加强政府自身建设',
      'closing review -',
      'opening plan 二、2024年工作安排',
      'section plan （一）做强产业',
      'section plan （二）建设乡村',
    ])
  })

  it('are begun by short lines on the year, and not by the run-in headings below them', () => {
    const field = (what: string) => [
      `一年来，我们以${what}为主线，工作更有成效。`,
      filler(`抓好${what}学习。组织活动`),
      filler(`推进${what}落实。走访基层`),
    ]
    const lines = [
      ...HEAD,
      '2023年工作回顾',
      ...['思想', '协商', '团结'].flatMap(field),
      '2024年工作安排',
      '（一）做强产业',
      filler('甲'),
      '（二）建设乡村',
      filler('乙'),
    ]
    expect(told(lines).slice(0, 4)).toEqual([
      'opening review 2023年工作回顾',
      'section review 一年来，我们以思想为主线，工作更有成效',
      'section review 一年来，我们以协商为主线，工作更有成效',
      'section review 一年来，我们以团结为主线，工作更有成效',
    ])
  })

  it('follow on requirements and targets, which are an opening even under a heading of their own', () => {
    const lines = [
      ...HEAD,
      '一、2023年工作回顾',
      '（一）产业越来越强',
      filler('工业'),
      '（二）乡村越来越美',
      filler('粮食'),
      '二、2024年工作总体要求和主要目标',
      filler('今年工作的总体要求是'),
      '三、2024年重点工作',
      '（一）做强产业',
      filler('新建园区三个'),
      '（二）建设乡村',
      filler('修路一百公里'),
      '（三）改善民生',
      filler('新建学校'),
    ]
    expect(told(lines).slice(3)).toEqual([
      'opening plan 二、2024年工作总体要求和主要目标',
      'section plan （一）做强产业',
      'section plan （二）建设乡村',
      'section plan （三）改善民生',
    ])
  })

  it('are told from a paragraph behind them that only names further fields', () => {
    const fields = '国防动员、民族宗教、外事侨务、档案史志、妇女儿童、残疾人、红十字等工作取得新成绩。'
    const report = (behind: string) => [...HEAD, '一、2023年工作回顾', '（一）产业', filler('工业'), '（二）乡村', filler('粮食'), behind]
    expect(told(report(`同时，${fields}`)).at(-1)).toBe('fields review -')
    // What comes to them only at its end speaks of something else.
    expect(told(report(`一年来，我们加强政府自身建设，${'办理建议，公开政务，'.repeat(8)}${fields}`)).at(-1)).toBe('section review -')
    expect(told([...report(`同时，${fields}`), filler('我们办成了十件实事')]).at(-1)).not.toContain('fields')
  })

  it('are of the plan where the numbers begin anew, though nothing says so', () => {
    const lines = [
      '青禾市人大常委会工作报告',
      '各位代表：',
      '我受市人大常委会委托，向大会报告工作，请予审议。',
      '2023年工作回顾',
      ...['一、加强立法', '二、加强监督', '三、服务代表'].flatMap(heading => [heading, filler('制定条例')]),
      RECAP,
      SHORTCOMINGS,
      filler('2024年是关键的一年，工作的总体要求是'),
      ...['一、提高立法质量', '二、增强监督实效', '三、密切联系代表'].flatMap(heading => [heading, filler('继续努力')]),
      CALL,
    ]
    expect(told(lines)).toEqual([
      'opening review 2023年工作回顾',
      'section review 一、加强立法',
      'section review 二、加强监督',
      'section review 三、服务代表',
      'closing review -',
      'shortcomings review -',
      'opening plan -',
      'section plan 一、提高立法质量',
      'section plan 二、增强监督实效',
      'section plan 三、密切联系代表',
      'closing plan -',
    ])
  })

  it('hold paragraphs that speak of us and call upon nobody', () => {
    const duty = filler('第二，要找准定位。要让我们的部门习惯于被监督')
    const lines = [...HEAD, '一、2023年工作回顾', '（一）产业', filler('工业'), '（二）履职', filler('第一，要担当'), duty]
    expect(told(lines).at(-1)).toBe('section review （二）履职')
  })

  it('are the chapters of a report that is not divided into review and plan', () => {
    const lines = [
      '关于经济形势的报告',
      '各位代表：',
      ...['一、工业', '二、农业', '三、商业'].flatMap(heading => [heading, filler('产量'), filler('质量')]),
    ]
    expect(told(lines, 1985)).toEqual(['opening other -', 'section other 一、工业', 'section other 二、农业', 'section other 三、商业'])
  })

  it('are paragraphs where a text has no headings at all', () => {
    const text = [filler('甲事办了'), filler('乙事在办'), filler('丙事要办')].join('\n')
    expect(sectionsOf(text, []).map(({ start, end, role }) => [role, text.slice(start, start + 2), end > start])).toEqual([
      ['section', '甲事', true],
      ['section', '乙事', true],
      ['section', '丙事', true],
    ])
  })

  it('leave out the notes behind the running text', () => {
    const running = ['一、工业', filler('产量'), '二、农业', filler('粮食')].join('\n')
    const text = `${running}\n名词解释\n1.新质生产力：指创新起主导作用的生产力。`
    const notes = { level: 1, heading: '名词解释', start: running.length + 1, end: text.length, part: 'notes' as const }
    const sections = sectionsOf(text, [...outlineOf(running, 2024), notes])
    expect(sections.at(-1)?.end).toBe(running.length + 1)
  })

  it('are none of an empty text', () => {
    expect(sectionsOf('', [])).toEqual([])
  })
})
