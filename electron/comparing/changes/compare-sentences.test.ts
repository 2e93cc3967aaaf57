import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareSentences } from './compare-sentences.ts'
import type { SplitText } from './sentence-features.ts'

const cut = (text: string) => [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment)

/** A text of these sentences, one after the other. */
function split(sentences: readonly string[]): SplitText {
  let start = 0
  const ranges = sentences.map(sentence => {
    start += sentence.length
    return { start: start - sentence.length, end: start }
  })
  return { folded: sentences.join(''), sentences: ranges }
}

/** What became of each: a line a row, `+` between sentences of one side. */
function compare(left: readonly string[], right: readonly string[]): string[] {
  const [a, b] = [split(left), split(right)]
  const textOf = ({ folded }: SplitText, ranges: readonly { start: number; end: number }[]) =>
    ranges.map(({ start, end }) => folded.slice(start, end)).join('+')
  return compareSentences(a, b, cut).map(row => `${row.change} ${textOf(a, row.left)} > ${textOf(b, row.right)}`)
}

const OPENING = '现在我代表市人大常委会向大会报告工作。'
const LAW = '制定养老服务条例，修改河道管理条例。'
const CHECK = '检查食品安全法律法规的实施情况。'
const BUDGET = '听取审议预算执行情况的报告12项。'
const DEPUTIES = '组织代表三千余人次参加视察和座谈。'

describe('sentences of two years', () => {
  it('are unchanged, whatever number in a list and sign they have', () => {
    expect(compare([OPENING, `一是${LAW}`, CHECK], [OPENING, `（三）${LAW}`, `${CHECK.slice(0, -1)};`])).toEqual([
      `unchanged ${OPENING} > ${OPENING}`,
      `unchanged 一是${LAW} > （三）${LAW}`,
      `unchanged ${CHECK} > ${CHECK.slice(0, -1)};`,
    ])
  })

  it('are reworded where only figures are other ones', () => {
    expect(compare([LAW, BUDGET], [LAW, BUDGET.replace('12', '25')])).toEqual([
      `unchanged ${LAW} > ${LAW}`,
      `reworded ${BUDGET} > ${BUDGET.replace('12', '25')}`,
    ])
  })

  it('are reworded where only shares in words are other ones, or stand in figures now', () => {
    const growth = '增长百分之五点二，提高一点三个百分点。'
    const other = '增长百分之十二，提高二点八个百分点。'
    const inFigures = '增长12%，提高2.8个百分点。'
    expect(compare([growth, LAW], [LAW, other])).toEqual([`unchanged ${LAW} > ${LAW}`, `moved ${growth} > ${other}`])
    const [row] = compareSentences(split([growth]), split([inFigures]), cut)
    expect([row?.change, row?.similarity, row?.edits.map(({ figures }) => figures)]).toEqual(['reworded', 1, [true, true]])
  })

  it('are new, or gone from where they stood', () => {
    expect(compare([OPENING, LAW, CHECK], [OPENING, CHECK, DEPUTIES])).toEqual([
      `unchanged ${OPENING} > ${OPENING}`,
      `gone ${LAW} > `,
      `unchanged ${CHECK} > ${CHECK}`,
      `new  > ${DEPUTIES}`,
    ])
  })

  it('are moved where they stand among others now, also with other words', () => {
    const moved = DEPUTIES.replace('座谈', '调研')
    expect(compare([DEPUTIES, LAW, CHECK, BUDGET], [LAW, CHECK, BUDGET, moved])).toEqual([
      ...[LAW, CHECK, BUDGET].map(sentence => `unchanged ${sentence} > ${sentence}`),
      `moved ${DEPUTIES} > ${moved}`,
    ])
  })

  it('became two, or two became one', () => {
    const [first, second] = ['制定养老服务条例。', '修改河道管理条例。']
    expect(compare([LAW, CHECK], [first, second, CHECK])).toEqual([`reworded ${LAW} > ${first}+${second}`, `unchanged ${CHECK} > ${CHECK}`])
    expect(compare([first, second, CHECK], [LAW, CHECK])).toEqual([`reworded ${first}+${second} > ${LAW}`, `unchanged ${CHECK} > ${CHECK}`])
  })

  it('that are said again and again keep their order', () => {
    const call = '各位代表!'
    expect(compare([call, LAW, call, CHECK, call], [call, LAW, call, DEPUTIES, CHECK, call])).toEqual([
      `unchanged ${call} > ${call}`,
      `unchanged ${LAW} > ${LAW}`,
      `unchanged ${call} > ${call}`,
      `new  > ${DEPUTIES}`,
      `unchanged ${CHECK} > ${CHECK}`,
      `unchanged ${call} > ${call}`,
    ])
  })

  it('find the one that is nearly the same, though a lesser one stands where they stood', () => {
    const like = '检查安全生产法律法规的实施情况。'
    expect(compare([OPENING, CHECK, LAW, BUDGET], [OPENING, like, LAW, BUDGET, CHECK])).toEqual([
      `unchanged ${OPENING} > ${OPENING}`,
      `new  > ${like}`,
      `unchanged ${LAW} > ${LAW}`,
      `unchanged ${BUDGET} > ${BUDGET}`,
      `moved ${CHECK} > ${CHECK}`,
    ])
  })

  it('with nothing in common are not told word by word', () => {
    const [row] = compareSentences(
      split(['加强市场监管。']),
      split(['加强市场监管与服务体系建设，推进营商环境持续优化升级，完善政策。']),
      cut,
    )
    expect([row?.change, row?.edits]).toEqual(['reworded', [expect.anything()]])
    const far = compareSentences(split(['推进教育改革，加强学校建设。']), split(['深化医疗改革，改善医院建设条件，推进医保。']), cut)
    expect(far.flatMap(({ edits }) => edits)).toEqual([])
  })

  it('stand in exactly one row, whatever they are', () => {
    const sentence = fc.oneof(
      fc.constantFrom(OPENING, LAW, CHECK, BUDGET, DEPUTIES, '各位代表!', '。', '二是'),
      fc.string({ minLength: 1, maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), fc.array(sentence, { maxLength: 12 }), (left, right) => {
        const [a, b] = [split(left), split(right)]
        const rows = compareSentences(a, b, cut)
        const byStart = (x: { start: number }, y: { start: number }) => x.start - y.start
        expect(rows.flatMap(row => row.left).sort(byStart)).toEqual(a.sentences)
        expect(rows.flatMap(row => row.right)).toEqual(b.sentences)
      }),
    )
  })
})
