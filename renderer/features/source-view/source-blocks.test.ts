import { describe, expect, it } from 'vitest'
import type { Cut, RepairStep } from '../../../shared/model/source.ts'
import { stretchesOf } from '../../../shared/text/source-stretches.ts'
import { blockAfterKey, placeAfterKey } from './paragraph-steps.ts'
import { moveStep, stepsFor, type Target } from './repair-steps.ts'
import { type Block, blocksOf } from './source-blocks.ts'

// An advertisement, a report with a paragraph in two lines, words of the second report inside its last paragraph, the second report.
const TEXT = '广告\n甲题目\n  甲的话没有\n说完。\n甲又说一半，乙插一句。\n甲说完另一半。\n乙题目\n乙的话。\n署名\n'
const of = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const gap = (before: string, after: string): Cut => ({ start: of(before).end, end: of(after).start, reason: 'blank', replacement: '\n' })
const CUTS: Cut[] = [
  { ...of('广告'), reason: 'advertisement' },
  { start: 2, end: 3, reason: 'blank' },
  gap('甲题目', '甲的话没有'),
  { start: of('甲的话没有').end, end: of('说完。').start, reason: 'line-wrap' },
  gap('说完。', '甲又说一半，'),
  { start: of('乙插一句。').end, end: of('甲说完另一半。').start, reason: 'line-wrap', replacement: '\n' },
  gap('甲说完另一半。', '乙题目'),
  gap('乙题目', '乙的话。'),
  { start: of('乙的话。').end, end: of('署名').start, reason: 'blank' },
  { ...of('署名'), reason: 'credits' },
  { start: of('署名').end, end: TEXT.length, reason: 'blank' },
]
const REPORTS = [
  { id: 'a', title: '甲题目', pieces: ['甲题目', '甲的话没有', '说完。', '甲又说一半，', '甲说完另一半。'].map(of) },
  { id: 'b', title: '乙题目', pieces: ['乙题目', '乙的话。', '乙插一句。'].map(of) },
]
const stretches = stretchesOf(TEXT.length, REPORTS, CUTS)
const blocks = blocksOf({ text: TEXT, reports: REPORTS, cuts: CUTS }, stretches)
const words = (block: Block | undefined) => block && TEXT.slice(block.start, block.end)
const target = (text: string, kind: Target['kind']): Target => ({ kind, ...of(text) })
const steps = (wanted: Target) => stepsFor(wanted, { reports: REPORTS }, stretches, blocks)

describe('what can be pointed at in a source', () => {
  it('is the paragraphs of the reports and what was left out, but for white space', () => {
    expect(blocks.all.map(words)).toEqual([
      '广告',
      '甲题目',
      '甲的话没有\n说完。',
      '甲又说一半，',
      '乙插一句。',
      '甲说完另一半。',
      '乙题目',
      '乙的话。',
      '署名',
    ])
  })

  it('is each part alone where another report stands between the parts of a paragraph', () => {
    expect(blocks.ofReport(0).map(words)).toEqual(['甲题目', '甲的话没有\n说完。', '甲又说一半，', '甲说完另一半。'])
    expect(blocks.ofReport(1).map(words)).toEqual(['乙题目', '乙的话。', '乙插一句。'])
  })

  it('is found by a place inside it, also at a line end that was taken away', () => {
    expect([0, of('没有').end, of('乙插').start + 1].map(offset => words(blocks.at(offset)))).toEqual([
      '广告',
      '甲的话没有\n说完。',
      '乙插一句。',
    ])
    expect(blocks.at(2)).toBeUndefined()
  })

  it('is stepped through in the order of the source, and of the report', () => {
    const inView = { start: 0, end: TEXT.length }
    const from = blocks.at(of('乙的话').start)
    expect(words(blockAfterKey(blocks, from, 1, { inView, report: null }))).toBe('署名')
    expect(words(blockAfterKey(blocks, from, 1, { inView, report: 1 }))).toBe('乙插一句。')
    expect(words(blockAfterKey(blocks, undefined, 1, { inView: { start: of('乙题目').start, end: TEXT.length }, report: null }))).toBe(
      '乙题目',
    )
    expect(blockAfterKey(blocks, blocks.at(of('署名').start), 1, { inView, report: null })).toBeUndefined()
  })

  it('is a place for what is moved only where it is a paragraph, and not what is moved', () => {
    const moving = of('甲又说一半，')
    expect(words(placeAfterKey(blocks, moving, undefined, -1))).toBe('甲的话没有\n说完。')
    expect(words(placeAfterKey(blocks, moving, undefined, 1))).toBe('乙插一句。')
    expect(placeAfterKey(blocks, moving, blocks.at(of('乙的话').start), 1)).toBeUndefined()
  })
})

describe('what can be done', () => {
  it('with a paragraph: a report begins here, the reports become one, it is left out, it goes up or down', () => {
    const paragraph = of('甲的话没有\n说完。')
    const expected: Record<string, RepairStep> = {
      split: { kind: 'split', at: paragraph.start },
      'merge-next': { kind: 'merge', at: of('甲题目').start },
      cut: { kind: 'cut', ...paragraph },
      up: { kind: 'move', ...paragraph, beside: of('甲题目').start, side: 'before' },
      down: { kind: 'move', ...paragraph, beside: of('甲又').start, side: 'after' },
    }
    expect(steps(target('甲的话没有\n说完。', 'paragraph'))).toEqual(expected)
  })

  it('at the beginning of a report: no split, nothing above it', () => {
    expect(Object.keys(steps(target('乙题目', 'paragraph')))).toEqual(['merge-previous', 'cut', 'down'])
  })

  it('with what was left out: it is put back, or made a report', () => {
    const found = steps(target('署名', 'cut'))
    expect(found.keep).toEqual({ kind: 'keep', ...of('署名'), as: 'text' })
    expect(found['keep-as-report']).toEqual({ kind: 'keep', ...of('署名'), as: 'report' })
    expect([found.split, found.cut, found.up]).toEqual([undefined, undefined, undefined])
  })

  it('with selected words that hold both: either', () => {
    const passage = { kind: 'passage', start: of('乙的话').start, end: of('署名').end } as const
    const found = steps(passage)
    expect(found.cut).toEqual({ kind: 'cut', start: passage.start, end: passage.end })
    expect(found.keep).toEqual({ kind: 'keep', start: passage.start, end: passage.end, as: 'text' })
    expect(found['keep-as-report']).toBeUndefined()
  })

  it('with words of two reports at once: they do not go up or down', () => {
    const found = steps({ kind: 'passage', start: of('甲又').start, end: of('乙插一句。').end })
    expect([found.up, found.down]).toEqual([undefined, undefined])
  })

  it('nothing is moved beside itself, or beside what is in no report', () => {
    const moving = of('甲又说一半，')
    const at = (text: string) => blocks.at(of(text).start)
    const step = (block: Block | undefined) => block && moveStep(moving, block, 'after')
    expect([step(at('甲又')), step(at('署名'))]).toEqual([undefined, undefined])
    expect(step(at('乙题目'))).toEqual({ kind: 'move', ...moving, beside: of('乙题目').start, side: 'after' })
  })
})
