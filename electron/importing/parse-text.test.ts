import { describe, expect, test } from 'vitest'
import type { ParsedSource } from '../../shared/model/source.ts'
import { brokenPromises } from './fixtures/promises.ts'
import { congressReport } from './fixtures/reports.ts'
import { loadGazetteer } from './metadata/gazetteer.ts'
import { parseText } from './parse-text.ts'

const gazetteer = await loadGazetteer()

function parse(lines: readonly string[], path = '报告.txt'): ParsedSource {
  const text = lines.join('\n')
  const source = { path, sha256: '', bytes: 0, format: 'text' as const, encoding: null, text, ...parseText(gazetteer, text, path) }
  expect(brokenPromises(source)).toEqual([])
  return source
}

const cutAs = (source: ParsedSource, reason: string) =>
  source.cuts.filter(cut => cut.reason === reason).map(cut => source.text.slice(cut.start, cut.end))

describe('parseText', () => {
  test('takes the title of a web page and that of the report below it for one report', () => {
    const [, ...rest] = congressReport()
    const source = parse([
      '2023年云岭省政府工作报告',
      '来源：青禾日报',
      '政府工作报告',
      '——2023年1月7日在云岭省第六届人民代表大会第二次会议上',
      ...rest,
    ])
    expect(source.reports.map(({ title, province, date }) => [title, province, date])).toEqual([
      ['2023年云岭省政府工作报告', '云岭省', '2023-01-07'],
    ])
    expect(source.problems).toEqual([])
  })

  test('reads session, day and speaker from a sentence that tells them, before or after the office', () => {
    const [title = '', ...rest] = congressReport()
    const heads = [
      '2023年1月7日在青禾市第六届人民代表大会第二次会议上青禾市市长闻溪作政府工作报告',
      '——2023年1月7日闻溪市长在青禾市第六届人民代表大会第二次会议的政府工作报告',
    ]
    for (const head of heads) {
      const [report] = parse([title, head, ...rest]).reports
      expect(report).toMatchObject({ title, speaker: '闻溪', date: '2023-01-07', session: '青禾市第六届人民代表大会第二次会议' })
    }
  })

  test('keeps the organisers that a list of projects names, and cuts those at the foot of a web page', () => {
    const projects = ['一', '二', '三', '四'].flatMap(number => [`${number}、新建公园`, '主办单位：市住建局、各区人民政府'])
    const source = parse([...congressReport(), '附件', '2023年民生实事', ...projects])
    expect(cutAs(source, 'site-chrome')).toEqual([])
  })

  test('calls a report incomplete that begins and ends in the middle', () => {
    const middle = congressReport().slice(3)
    const [report] = parse(middle, '青禾市.txt').reports
    expect(report).toMatchObject({ kind: 'report', incomplete: true, body: 'npc' })
  })
})
