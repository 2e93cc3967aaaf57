import { expect, it, describe as suite } from 'vitest'
import { describe } from './describe.ts'
import { createLocator, locate } from './locate.ts'

/** Selector of the n-th place (from 0) where `quote` stands. */
function mark(text: string, quote: string, nth = 0) {
  let start = text.indexOf(quote)
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1)
  return describe(text, start, start + quote.length)
}

function found(text: string, quote: string, changed: string, previous?: string) {
  const { state, start, end } = locate(mark(text, quote), changed, previous)
  return { state, words: changed.slice(start, end) }
}

const REPORT = [
  '云岭市人民代表大会常务委员会工作报告',
  '一年来，常委会紧扣中心大局，依法履职尽责，召开常委会会议7次，听取审议专项工作报告12项，作出决议决定9项。',
  '一是坚持党的领导。严格执行重大事项请示报告制度，全年向市委请示报告重要工作23件。',
  '二是加强正确监督。围绕优化营商环境开展执法检查，提出意见建议16条，推动解决问题11个。',
  '三是做好代表工作。组织代表开展视察调研8次，督办代表建议143件，满意率达到98.5%。',
  '今后一年，常委会将召开常委会会议6次，继续围绕优化营商环境开展执法检查。',
].join('\n')

suite('locate', () => {
  it('leaves a passage where it is when the text did not change', () => {
    expect(found(REPORT, '召开常委会会议7次', REPORT)).toEqual({ state: 'anchored', words: '召开常委会会议7次' })
  })

  it('follows the exact words when text is put in front of them', () => {
    const changed = `（二〇二四年一月）\n${REPORT}`
    expect(found(REPORT, '视察调研8次', changed)).toEqual({ state: 'anchored', words: '视察调研8次' })
  })

  it('does not care about lines wrapped again, spaces and the width of letters', () => {
    const changed = REPORT.replace('提出意见建议16条，推动', '提出意见\n建议１６条, 推动')
    expect(found(REPORT, '提出意见建议16条，推动解决问题11个', changed)).toEqual({
      state: 'anchored',
      words: '提出意见\n建议１６条, 推动解决问题11个',
    })
  })

  it('chooses between repeats by what stands around them, not by distance', () => {
    const quote = '围绕优化营商环境开展执法检查'
    const second = mark(REPORT, quote, 1)
    const changed = REPORT.replace('云岭市', `${'补充一段与此无关的话。'.repeat(30)}\n云岭市`)
    const place = locate(second, changed)
    expect(place.state).toBe('anchored')
    expect(place.start).toBe(changed.lastIndexOf(quote))
  })

  it('asks when two places are equally good', () => {
    const line = '指标完成情况良好，超过年初预期目标。\n'
    const text = line.repeat(6)
    const selector = describe(text, line.length * 3, line.length * 4 - 1)
    expect(locate(selector, `新增。\n${text}`).state).toBe('doubtful')
  })

  it('does not take the same words for the passage when chance has moved them to its place', () => {
    const text = '甲方监督到位，乙方协助。后面另有监督工作一项。'
    const selector = mark(text, '监督')
    const changed = `${'监督'.repeat(2)}之外另加，甲方监督到位，乙方协助。后面另有监督工作一项。`
    const place = locate(selector, changed)
    expect([place.state, place.start]).toEqual(['anchored', changed.indexOf('甲方') + 2])
  })

  it('follows a paragraph that was moved as a whole', () => {
    const lines = REPORT.split('\n')
    const moved = [lines[0], lines[4], lines[1], lines[2], lines[3], lines[5]].join('\n')
    const whole = lines[4] ?? ''
    expect(found(REPORT, whole, moved, REPORT)).toEqual({ state: 'anchored', words: whole })
    expect(found(REPORT, '督办代表建议143件', moved)).toEqual({ state: 'anchored', words: '督办代表建议143件' })
  })

  it('follows a long quote through a small correction of words', () => {
    const changed = REPORT.replace('严格执行重大事项请示报告制度', '严格落实重大事项请示报告制度')
    expect(found(REPORT, '严格执行重大事项请示报告制度，全年向市委请示报告重要工作', changed)).toEqual({
      state: 'anchored',
      words: '严格落实重大事项请示报告制度，全年向市委请示报告重要工作',
    })
  })

  it('asks when a figure in the quote was changed', () => {
    const changed = REPORT.replace('143件', '148件')
    expect(found(REPORT, '督办代表建议143件，满意率达到98.5%', changed)).toEqual({
      state: 'doubtful',
      words: '督办代表建议148件，满意率达到98.5%',
    })
  })

  it('never places a short quote on other words', () => {
    const text = '本周完成了数据接口工作，下周计划进行系统测试。'
    const changed = '本周完成了数据接入工作，下周计划进行系统测试。'
    expect(locate(mark(text, '数据接口工作'), changed).state).toBe('orphan')
  })

  it('keeps a removed passage as an orphan at its old offsets', () => {
    const selector = mark(REPORT, '组织代表开展视察调研8次，督办代表建议143件')
    const changed = REPORT.split('\n').toSpliced(4, 1).join('\n')
    expect(locate(selector, changed)).toEqual({ state: 'orphan', start: selector.start, end: selector.end })
  })

  it('does not move a removed set phrase onto its twin elsewhere', () => {
    const phrase = '坚持以人民为中心的发展思想不动摇'
    const text = `开头部分讲去年的成绩，${phrase}，成效明显。\n${'中间内容各不相同。'.repeat(9)}\n最后部分讲明年打算，${phrase}，继续努力。`
    const selector = mark(text, phrase)
    const changed = text.slice(text.indexOf('\n') + 1)
    expect(locate(selector, changed, text).state).toBe('doubtful')
    expect(locate(mark(text, '开头部分'), changed).state).toBe('orphan')
  })

  it('counts in units where characters beyond the basic plane stand before and in the quote', () => {
    const text = '𠮷𠮷镇的𡋾头村建成示范点三个，群众满意。'
    const quote = '𡋾头村建成示范点三个'
    expect(found(text, quote, `新增𠮷字。${text}`)).toEqual({ state: 'anchored', words: quote })
  })

  it('keeps a highlight of white space only where it was', () => {
    const text = '甲\n\n乙'
    expect(locate(describe(text, 1, 3), text).state).toBe('anchored')
    expect(locate(describe(text, 1, 3), '丙甲乙').state).toBe('orphan')
  })
})

/** Reproducible numbers, so that the counts below are the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const OPENINGS = ['一年来，', '过去一年，', '围绕中心工作，', '在市委领导下，', '按照年度计划，', '坚持问题导向，']
const ACTS = ['听取审议', '组织开展', '督促办理', '修订出台', '跟踪检查', '联合推动', '研究部署', '统筹安排']
const THINGS = ['专项工作报告', '代表建议', '地方性法规', '执法检查', '民生实事项目', '预算绩效评价', '视察调研', '规范性文件备案']
const ENDS = ['成效明显', '取得新的进展', '群众满意度提高', '有力促进了发展', '受到各方面好评', '为全市大局作出贡献']

function generated(seed: number): string[] {
  const next = random(seed)
  const pick = (words: readonly string[]) => words[next(words.length)] ?? ''
  return Array.from(
    { length: 60 },
    () => `${pick(OPENINGS)}${pick(ACTS)}${pick(THINGS)}${next(90) + 2}件，${pick(THINGS)}${next(40) + 2}项，${pick(ENDS)}。`,
  )
}

suite('locate on generated reports', () => {
  const text = (lines: readonly string[]) => lines.join('\n')

  it('finds nearly every kept passage and puts hardly any removed one elsewhere', () => {
    const count = { kept: 0, found: 0, wrong: 0, removed: 0, attached: 0 }
    for (let seed = 1; seed <= 4; seed++) {
      const next = random(seed * 7919)
      const lines = generated(seed)
      const gone = new Set(Array.from({ length: 12 }, () => next(lines.length)))
      const inserted = lines.map((line, i) => (i % 9 === 4 ? [`新增的第${i}段，内容与原来不同。`, line] : [line]))
      const kept = inserted.flatMap((group, i) => (gone.has(i) ? [] : group.map(line => line.replace('，', ' ，'))))
      const [before, after] = [text(lines), text(kept)]
      const locator = createLocator(after, before)
      lines.forEach((line, i) => {
        const start = before.split('\n', i).join('\n').length + (i > 0 ? 1 : 0)
        const place = locator(describe(before, start, start + line.length - 1))
        const words = after.slice(place.start, place.end).replaceAll(' ', '')
        if (gone.has(i)) {
          count.removed++
          if (place.state === 'anchored') count.attached++
        } else {
          count.kept++
          if (place.state === 'anchored' && words === line.slice(0, -1)) count.found++
          else if (place.state === 'anchored') count.wrong++
        }
      })
    }
    expect(count.wrong).toBe(0)
    expect(count.found / count.kept).toBeGreaterThan(0.97)
    expect(count.attached / count.removed).toBeLessThan(0.03)
  })

  it('neither loses nor invents anything: every selector gets exactly one state and a range inside the text', () => {
    const before = text(generated(9))
    const after = text(generated(10))
    const locator = createLocator(after)
    for (let start = 0; start + 20 < before.length; start += 17) {
      const selector = describe(before, start, start + 3 + (start % 17))
      const place = locator(selector)
      if (place.state === 'orphan') expect([place.start, place.end]).toEqual([selector.start, selector.end])
      else expect(place.start >= 0 && place.start < place.end && place.end <= after.length).toBe(true)
    }
  })
})
