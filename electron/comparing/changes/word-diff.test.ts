import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WordEdit } from '../../../shared/model/comparison.ts'
import { fold } from '../../fold-table.ts'
import { createSegmenter } from '../../searching/words/segmenter.ts'
import { readWordList } from '../../searching/words/word-list.ts'
import { diffWords } from './word-diff.ts'
import { tokens } from './word-tokens.ts'

const program = createRequire(import.meta.url)
  .resolve('jieba-wasm/web')
  .replace(/\.js$/, '_bg.wasm')
const dictionary = readWordList(readFileSync(resolve(import.meta.dirname, '../../../resources/words/dictionary.txt'), 'utf8'))
const cut = createSegmenter(program, dictionary)
const whole = (text: string) => ({ start: 0, end: text.length })

function edits(left: string, right: string): WordEdit[] {
  const [a, b] = [fold(left), fold(right)]
  return diffWords(a, whole(a), b, whole(b), cut)
}

/** `审议[-报告-]{+议案+}`: what goes, then what comes; `#` behind figures. */
function shown(left: string, right: string): string {
  let [text, at] = ['', 0]
  for (const { left: gone, right: fresh, figures } of edits(left, right)) {
    text += left.slice(at, gone.start)
    if (gone.end > gone.start) text += `[-${left.slice(gone.start, gone.end)}-]`
    if (fresh.end > fresh.start) text += `{+${right.slice(fresh.start, fresh.end)}+}`
    if (figures) text += '#'
    at = gone.end
  }
  return text + left.slice(at)
}

describe('a word diff', () => {
  it.each([
    ['a word that became another', '审议专项工作报告。', '审查专项工作报告。', '[-审议-]{+审查+}专项工作报告。'],
    ['a figure is one word', '听取报告18项。', '听取报告21项。', '听取报告[-18-]{+21+}#项。'],
    ['with its decimals and its percent sign', '办结率98.5%。', '办结率100%。', '办结率[-98.5%-]{+100%+}#。'],
    ['also which one of several', '第三次会议', '第四次会议', '第[-三-]{+四+}#次会议'],
    ['figures in Chinese', '开展三次执法检查。', '开展五次执法检查。', '开展[-三-]{+五+}#次执法检查。'],
    [
      'each figure for itself, whatever stands between',
      '分别为12件和18件。',
      '分别为15件和20件。',
      '分别为[-12-]{+15+}#件和[-18-]{+20+}#件。',
    ],
    ['also beside other words', '增长7.4%，快于经济增速。', '增长6.3%。', '增长[-7.4%-]{+6.3%+}#[-，快于经济增速-]。'],
    ['and where a clause follows', '每天新增1.2万户。', '每天新增1.5万户，共有4.5万户。', '每天新增[-1.2-]{+1.5+}#万户{+，共有4.5万户+}。'],
    ['a list of years is no figure with commas', '2022，2023年', '2022，2024年', '2022，[-2023-]{+2024+}#年'],
    ['a name with digits is no figure', '治理PM2.5污染。', '治理PM10污染。', '治理[-PM2.5-]{+PM10+}污染。'],
    [
      'a clause comes with the sign at its end',
      '加强监督，推进工作。',
      '加强监督，依法履职，推进工作。',
      '加强监督，{+依法履职，+}推进工作。',
    ],
    ['and goes with it', '加强监督，依法履职，推进工作。', '加强监督，推进工作。', '加强监督，[-依法履职，-]推进工作。'],
    [
      'a word and a clause behind it are two changes',
      '加强建设，推动发展。',
      '加强管理，依法履职，推动发展。',
      '加强[-建设-]{+管理+}，{+依法履职，+}推动发展。',
    ],
    ['a lone character between two changes is no island', '组织代表的视察', '邀请委员的调研', '[-组织代表的视察-]{+邀请委员的调研+}'],
    ['a sign between two changes stays', '开展视察，组织调研', '举行座谈，邀请委员', '[-开展视察-]{+举行座谈+}，[-组织调研-]{+邀请委员+}'],
  ])('%s', (_, left, right, wanted) => {
    expect(shown(left, right)).toBe(wanted)
  })

  it('says nothing where only the form of signs and of characters differs', () => {
    expect(edits('審議“十四五”規劃,聽取報告', '审议"十四五"规划，听取报告')).toEqual([])
  })

  it('speaks of places in the whole texts', () => {
    const [a, b] = ['前言。听取报告8项。', '听取报告9项。']
    expect(diffWords(a, { start: 3, end: 11 }, b, whole(b), cut)).toEqual([
      { left: { start: 7, end: 8 }, right: { start: 4, end: 5 }, figures: true },
    ])
  })

  const pieces = fc.constantFrom(
    ...'人大常委会 审议 报告 8 18 2023年 12.5% ， 。 、 和 的 监督 代表 建议 办理 \n x é 𠮷 " （ ）'.split(' '),
  )
  const text = fc
    .array(fc.oneof(pieces, pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 })
    .map(parts => parts.join(''))

  it('makes the later words of the earlier ones, whatever they are, and cuts no word', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b] = [fold(left), fold(right)]
        const found = diffWords(a, whole(a), b, whole(b), cut)
        let [made, at] = ['', 0]
        for (const edit of found) {
          made += a.slice(at, edit.left.start) + b.slice(edit.right.start, edit.right.end)
          at = edit.left.end
        }
        expect(made + a.slice(at)).toBe(b)
        const ends = (whole: string) => new Set([0, ...tokens(whole, 0, whole.length, cut).map(({ end }) => end)])
        const [leftEnds, rightEnds] = [ends(a), ends(b)]
        expect(found.flatMap(edit => [edit.left.start, edit.left.end]).filter(end => !leftEnds.has(end))).toEqual([])
        expect(found.flatMap(edit => [edit.right.start, edit.right.end]).filter(end => !rightEnds.has(end))).toEqual([])
        expect(found.every((edit, i) => i === 0 || edit.left.start >= (found[i - 1]?.left.end ?? 0))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('tells stretches of any length in time', () => {
    const long = Array.from({ length: 4000 }, (_, i) => `第${i}项工作，`).join('')
    const other = Array.from({ length: 4000 }, (_, i) => `第${i * 7}件议案；`).join('')
    expect(edits(long, other).length).toBe(1)
  })
})
