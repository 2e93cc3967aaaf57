import { describe, expect, it } from 'vitest'
import { alignPair, type Pin } from './align.ts'
import { columnsOf, type Line } from './sections-of-words.ts'

/** `from-to` of every link. */
function links(
  one: readonly Line[],
  other: readonly Line[],
  pins: readonly Pin[] = [],
  themes?: Record<string, readonly number[]>,
): string[] {
  const [left = [], right = []] = columnsOf([one, other], themes)
  return alignPair(left, right, pins).map(({ from, to }) => `${from}-${to}`)
}

describe('sections of two reports are linked', () => {
  it('by their words, wherever they stand', () => {
    const one = ['review 制定条例 修改法规', 'review 检查执法 听取报告', 'review 督办建议 联系群众']
    const other = ['review 联系群众 督办建议', 'review 修改法规 制定条例', 'review 听取报告 检查执法']
    expect(links(one, other)).toEqual(['0-1', '1-2', '2-0'])
  })

  it('only within the review and within the plan', () => {
    const one = ['review 制定条例 修改法规', 'plan 督办建议 联系群众']
    const other = ['review 督办建议 联系群众', 'plan 制定条例 修改法规']
    expect(links(one, other)).toEqual([])
  })

  it('over all parts where one of the reports is not divided into them', () => {
    const one = ['other 制定条例 修改法规', 'other 督办建议 联系群众']
    const other = ['review 督办建议 联系群众', 'plan 制定条例 修改法规']
    expect(links(one, other)).toEqual(['0-1', '1-0'])
  })

  it('not at all where nothing but a few words of no weight is alike', () => {
    const one = ['review 工作 制定条例', 'review 工作 督办建议']
    const other = ['review 工作 架桥修路', 'review 工作 植树造林']
    expect(links(one, other)).toEqual([])
  })

  it('by their themes where the words alone say little', () => {
    const themes = { 法: [1, 0], 桥: [0, 1], 规: [1, 0], 路: [0, 1] }
    const one = ['review 法治天地', 'review 桥梁工程']
    const other = ['review 路网建设', 'review 规章制度']
    expect(links(one, other)).toEqual([])
    expect(links(one, other, [], themes)).toEqual(['0-1', '1-0'])
  })

  it('by their words where a set of themes knows nothing of them', () => {
    const one = ['review 制定 天地玄黄宇', 'review 督办 天地玄黄宇']
    const other = ['review 制定 日月盈昃辰', 'review 督办 日月盈昃辰']
    expect(links(one, other)).toEqual(['0-0', '1-1'])
    expect(links(one, other, [], {})).toEqual(['0-0', '1-1'])
  })

  it('several with one that is about all of them', () => {
    const one = ['review 制定条例 修改法规 检查执法 听取报告', 'review 督办建议 联系群众']
    const other = ['review 制定条例 修改法规', 'review 检查执法 听取报告', 'review 督办建议 联系群众']
    expect(links(one, other)).toEqual(['0-0', '0-1', '1-2'])
  })

  it('one that is left over with the only one that is about the same, though their words differ', () => {
    const themes = { 法: [1, 0, 0], 规: [0.9, 0.1, 0], 桥: [0, 1, 0], 路: [0, 1, 0], 杂: [0.4, 0.3, 0.3] }
    const one = ['plan 法治天地', 'plan 规章制度', 'plan 桥梁工程']
    const other = ['plan 路网建设', 'plan 法庭内外']
    expect(links(one, other, [], themes)).toEqual(['0-1', '1-1', '2-0'])
    // One that is about everything goes with none.
    expect(links(['plan 法治天地', 'plan 杂七杂八', 'plan 桥梁工程'], other, [], themes)).toEqual(['0-1', '2-0'])
  })

  it('what only names further fields with the like', () => {
    const one = ['review 修路 架桥', 'review 双拥工作 国防动员', 'review fields 档案工作 气象工作']
    expect(links(one, ['review fields 双拥工作 国防动员', 'review 架桥 修路'])).toEqual(['0-1', '2-0'])
  })

  it('openings with openings, shortcomings with shortcomings, closings with closings, whatever they say', () => {
    const one = ['review opening 甲乙', 'review 制定条例', 'review shortcomings 丙丁', 'plan opening 戊己', 'plan closing 庚辛']
    const other = [
      'review opening 子丑',
      'review 制定条例',
      'review closing 寅卯',
      'review shortcomings 辰巳',
      'plan opening 午未',
      'plan closing 申酉',
    ]
    expect(links(one, other)).toEqual(['0-0', '1-1', '2-3', '3-4', '4-5'])
  })

  it('as the user says, and not as the user refuses', () => {
    const one = ['review 制定条例 修改法规', 'review 检查执法 听取报告']
    const other = ['review 修改法规 制定条例', 'review 听取报告 检查执法']
    const pin = (from: number, to: number, linked: boolean) => ({ from, to, linked })
    expect(links(one, other, [pin(0, 0, false)])).toEqual(['1-1'])
    expect(links(one, other, [pin(0, 1, true)])).toContain('0-1')
    expect(links(one, other, [pin(0, 1, true), pin(0, 0, true)])).toEqual(expect.arrayContaining(['0-0', '0-1']))
  })
})
