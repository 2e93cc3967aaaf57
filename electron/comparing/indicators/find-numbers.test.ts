import { expect, test } from 'vitest'
import { PRECISION_SIGNS } from '../../../shared/model/indicator.ts'
import { readChineseNumeral } from './chinese-numerals.ts'
import { findNumbers } from './find-numbers.ts'
import { plainText } from './plain-text.ts'

/** `kind value unit` of every number. */
function numbersIn(text: string): string[] {
  return [...findNumbers(plainText(text))].map(({ kind, value, to, precision, each, unit }) =>
    [PRECISION_SIGNS[precision], each ? '各' : '', kind, ' ', value, to === null ? '' : `-${to}`, ' ', unit].join('').trim(),
  )
}

test.each([
  ['听取审议报告１８项', ['quantity 18 项']],
  ['征集意见6000余条', ['≈quantity 6000 条']],
  ['网格员4.2万多人次', ['≈quantity 42000 人次']],
  ['培训代表近300名', ['≈quantity 300 名']],
  ['召开座谈会30多场', ['≈quantity 30 场']],
  ['收入增长6.5%左右', ['≈quantity 6.5 %']],
  ['收入增长6.5%以上，税收超过3亿元', ['≥quantity 6.5 %', '≥quantity 300000000 元']],
  ['达标率不低于98%，差错率低于2%', ['≥quantity 98 %', '≤quantity 2 %']],
  ['失业率控制在5.5%以内，差距不超过3个百分点', ['≤quantity 5.5 %', '≤quantity 3 个百分点']],
  ['下降0.8个百分点', ['quantity 0.8 个百分点']],
  ['整改率提高百分之十二', ['quantity 12 %']],
  ['投资1.72亿元', ['quantity 172000000 元']],
  ['装机3千瓦、5万千瓦时，补助两千元', ['quantity 3 千瓦', 'quantity 50000 千瓦时', 'quantity 2000 元']],
  ['粮食产量120-130万吨', ['quantity 1200000-1300000 吨']],
  ['建议12,600件', ['quantity 12600 件']],
  ['调研组走访村民各3户', ['各quantity 3 户']],
  ['接待来访26批、38人（件）次', ['quantity 26 批', 'quantity 38 人次']],
  ['办理代表建议一百二十六件', ['quantity 126 件']],
  ['先后召开会议两次，作出决定三项', ['quantity 2 次', 'quantity 3 项']],
  ['粮食三千八百五十六亿斤，棉花七百三十万担，机床一万二千多台', ['quantity 385600000000 斤', 'quantity 7300000 担', '≈quantity 12000 台']],
  ['制定法规1 9 7 个，增长1 5．3％', ['quantity 197 个', 'quantity 15.3 %']],
  ['货物周转量20亿吨公里，发电量30亿千瓦小时', ['quantity 2000000000 吨公里', 'quantity 3000000000 千瓦小时']],
])('%s is a quantity', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers)
})

test.each([
  ['2024年3月，第3次会议', ['date 2024 年', 'date 3 月', 'ordinal 3 次']],
  ['青禾市六届人大三次会议', ['date 6 届', 'ordinal 3 次']],
  ['依照第12条', ['article 12 条']],
  ['列全省前3名', ['ordinal 3 名']],
  ['落实“135”行动和《2022-2026年规划》', ['name 135', 'name 2022-2026 年']],
  ['12345热线、5G基站、PM2.5、1+6工作法', ['name 12345', 'name 5', 'name 2.5', 'name 1', 'name 6']],
  ['围绕4个方面', ['incidental 4 个']],
  ['1.加强监督', ['ordinal 1']],
  ['用时2个小时，连续3天', ['date 2 个小时', 'date 3 天']],
  ['五百亿级集群、十四五规划、两个确立、一系列举措、一批项目、三农工作、一府一委两院、四级联动', []],
])('%s holds no quantity', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers)
})

test('offsets are those of the text, whatever its width', () => {
  const text = '全年，共收到提案１２０余件，'
  const [number] = findNumbers(plainText(text))
  expect(text.slice(number?.start, number?.end)).toBe('１２０余件')
  expect(number?.prefixStart).toBe(text.indexOf('共') < 0 ? -1 : text.indexOf('１'))
})

test.each([
  ['一百二十六', 126],
  ['两万', 20_000],
  ['十五', 15],
  ['二〇二三', 2023],
  ['三点五', 3.5],
  ['一亿零三百万', 103_000_000],
  ['三五十', undefined],
  ['亿', undefined],
])('%s reads as %s', (numeral, value) => {
  expect(readChineseNumeral(numeral)).toBe(value)
})
