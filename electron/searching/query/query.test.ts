import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import type { QueryNode } from './syntax.ts'

const show = (input: string) => {
  const { root } = parseQuery(input)
  return root ? tree(root) : ''
}

/** `and(甲 or(乙 丙))`, a word as it is, a pattern as ~甲?乙~. */
function tree(node: QueryNode): string {
  switch (node.kind) {
    case 'word':
      return node.text.includes(' ') ? `<${node.text}>` : node.text
    case 'pattern':
      return `~${node.text}~`
    case 'field':
      return `${node.field}=${node.values.join('|')}`
    case 'not':
      return `not(${tree(node.operand)})`
    case 'near':
      return `${node.within}/${node.distance}(${tree(node.left)} ${tree(node.right)})`
    default:
      return `${node.kind}(${node.operands.map(tree).join(' ')})`
  }
}
const codes = (input: string) => parseQuery(input).problems.map(({ code, start, end }) => `${code} ${input.slice(start, end)}`)

describe('words and phrases', () => {
  it('wants all words, taken apart at every kind of space, each once', () => {
    expect(show('  监督　立法\t代表 监督 ')).toBe('and(监督 立法 代表)')
    expect(show('监督 且 立法 AND 代表')).toBe('and(监督 立法 代表)')
    expect(show(' 　 ')).toBe('')
  })

  it('takes a phrase whole, in Latin, Chinese and corner quotation marks', () => {
    expect(show('"five year plan" “乡村 振兴” 「一府两院」 『甲 乙』 ”丙 丁“')).toBe(
      'and(<five year plan> <乡村 振兴> 一府两院 <甲 乙> <丙 丁>)',
    )
    expect(show('“监督”“代表”')).toBe('and(监督 代表)')
    expect(show('"" 监督 「」')).toBe('监督')
  })

  it('takes quotation marks inside a word and unbalanced ones for what they are', () => {
    expect(show('对“一府一委两院”的监督')).toBe('对“一府一委两院”的监督')
    expect(show('"监督 立法')).toBe('and("监督 立法)')
    expect(show('监督"')).toBe('监督"')
  })
})

describe('operators', () => {
  it('joins OR closer than a space, and NEAR closer than OR', () => {
    expect(show('听证 OR 座谈 预算')).toBe('and(or(听证 座谈) 预算)')
    expect(show('甲 或 “乙 丙” ＯＲ 丁')).toBe('or(甲 <乙 丙> 丁)')
    expect(show('甲 OR 乙 NEAR/5 丙 丁')).toBe('and(or(甲 report/5(乙 丙)) 丁)')
    expect(show('甲 OR 甲')).toBe('甲')
  })

  it('leaves out what follows a minus or NOT', () => {
    expect(show('立法 -规划 －"五年 计划" NOT 预算')).toBe('and(立法 not(规划) not(<五年 计划>) not(预算))')
    expect(show('立法 - 规划 2022-2023')).toBe('and(立法 - 规划 2022-2023)')
    expect(show('甲 OR -乙')).toBe('or(甲 not(乙))')
    expect(show('甲 -(乙 丙)')).toBe('and(甲 not(and(乙 丙)))')
  })

  it('knows NEAR under its names, with and without a distance', () => {
    expect(show('甲 NEAR 乙')).toBe('report/10(甲 乙)')
    expect(show('甲 近／3 乙')).toBe('report/3(甲 乙)')
    expect(show('甲 同句 乙')).toBe('sentence/null(甲 乙)')
    expect(show('甲 SENTENCE/8 乙')).toBe('sentence/8(甲 乙)')
    expect(show('甲 同段 (乙 OR 丙)')).toBe('paragraph/null(甲 or(乙 丙))')
    expect(show('甲 NEAR/2 乙 NEAR/3 丙')).toBe('report/3(report/2(甲 乙) 丙)')
    expect(show('近 五年')).toBe('and(近 五年)')
  })

  it('reads an operator with nothing to join as a word, and says so', () => {
    expect([show('OR 甲'), codes('OR 甲')]).toEqual(['and(OR 甲)', ['operator-alone OR']])
    expect([show('甲 OR'), codes('甲 OR')]).toEqual(['and(甲 OR)', ['operator-alone OR']])
    expect([show('甲 "OR" 乙'), codes('甲 "OR" 乙')]).toEqual(['and(甲 OR 乙)', []])
    expect([show('甲 or 乙'), codes('甲 or 乙')]).toEqual(['and(甲 or 乙)', []])
    expect(show('甲 AND OR 乙')).toBe('and(甲 or(AND 乙))')
  })

  it('says that NEAR joins words only, and asks for both sides', () => {
    expect([show('甲 NEAR 年份:2020'), codes('甲 NEAR 年份:2020')]).toEqual(['and(甲 year=2020)', ['near-needs-words NEAR']])
  })

  it('says where only what must not occur is named', () => {
    expect(codes('-甲 NOT 乙')).toEqual(['only-without -甲 NOT 乙'])
    expect(codes('-甲 年份:2020')).toEqual([])
  })
})

describe('parentheses', () => {
  it('hold together what they enclose, in both widths', () => {
    expect(show('(甲 OR 乙) 丙')).toBe('and(or(甲 乙) 丙)')
    expect(show('（甲 乙） OR （丙 -（丁 戊））')).toBe('or(and(甲 乙) and(丙 not(and(丁 戊))))')
    expect(show('甲 (乙 丙)')).toBe('and(甲 乙 丙)')
    expect(show('("a) b" OR c) 丁')).toBe('and(or(<a) b> c) 丁)')
  })

  it('are text where they go on as a word, or hold one word', () => {
    for (const text of ['（一）加强监督', '（草案）', '办法（试行）', '(三', '四)'])
      expect([show(text), codes(text)], text).toEqual([text, []])
    expect(show('（二） 监督')).toBe('and(（二） 监督)')
  })

  it('reach to the end where they are not closed', () => {
    expect([show('丙 (甲 OR 乙'), codes('丙 (甲 OR 乙')]).toEqual(['and(丙 or(甲 乙))', ['parenthesis-open (']])
    expect(show('(监督 立法')).toBe('and((监督 立法)')
  })

  it('and quotation marks without their partner are text, which is said where it is not the whole query', () => {
    expect([codes('(监督 立法'), codes('监督 立法)'), codes('“监督 立法'), codes('"监督')]).toEqual([
      ['mark-alone ('],
      ['mark-alone )'],
      ['mark-alone “'],
      [],
    ])
    expect(codes('“双减”政策 （一）监督 办法（试行） 「监督」')).toEqual([])
  })
})

describe('wildcards', () => {
  it('count between characters, in both widths', () => {
    expect(show('监?督')).toBe('~监?督~')
    expect(show('全面＊发展？了')).toBe('~全面*发展?了~')
    expect(show('"监?督"')).toBe('监?督')
  })

  it('are left out or text at the ends', () => {
    expect([show('监督*'), codes('监督*')]).toEqual(['监督', ['wildcard-at-edge 监督*']])
    expect([show('怎么办？'), codes('怎么办？')]).toEqual(['怎么办？', []])
    expect(show('*')).toBe('*')
    expect(show('“怎么？”他问')).toBe('“怎么？”他问')
  })
})

describe('fields', () => {
  it('have Chinese and English names, both colons, and lists of values', () => {
    expect(show('地区:青禾市，云泽 Title：“五年 规划” 監督')).toBe('and(place=青禾市|云泽 title=五年 规划 監督)')
    expect(show('机关:人大 kind:news 标签:监督/会议 来源:a.txt 节: 代表')).toBe(
      'and(body=人大 kind=news tag=监督/会议 source=a.txt section=代表)',
    )
    expect(show('-地区:青禾')).toBe('not(place=青禾)')
    expect(show('機關:政協 種類:政协,報告')).toBe('and(body=政協 kind=政协|報告)')
  })

  it('take years alone, as spans and by comparison', () => {
    expect(show('年份:2020-2024,2026 year>=2020 年份：２０２２年')).toBe('and(year=2020-2024|2026 year=>=2020 year=２０２２年)')
  })

  it('say what is missing or not known, and read it as text', () => {
    expect([show('地区: '), codes('地区: ')]).toEqual(['', ['field-empty 地区:']])
    expect([show('年份:去年'), codes('年份:去年')]).toEqual(['年份:去年', ['not-a-year 去年']])
    expect([codes('机关:公司 监督'), codes('类型:公司 监督')]).toEqual([['not-a-body 公司'], ['not-a-kind 公司']])
    expect([show('会议主题:监督'), codes('会议主题:监督')]).toEqual(['会议主题:监督', []])
  })
})

describe('any query', () => {
  const piece = fc.constantFrom(
    ...[
      '监督',
      '会',
      'a',
      '1',
      ' ',
      ' ',
      '　',
      '\n',
      '"',
      '“',
      '”',
      '「',
      '」',
      '『',
      '』',
      '(',
      ')',
      '（',
      '）',
      '-',
      '－',
      '?',
      '？',
      '*',
    ],
    ...[
      ' OR ',
      ' AND ',
      ' NOT ',
      ' NEAR/3 ',
      ' 同句 ',
      ' 同段/20 ',
      '近/5',
      '或',
      '标题:',
      'year：',
      '年份>=',
      '2020',
      '-2024',
      ',',
      '，',
      '、',
      '地区：',
      '𠮷',
    ],
  )
  const input = fc.oneof(
    fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  const bare = (node: QueryNode | null): unknown =>
    JSON.parse(JSON.stringify(node, (key, value) => (key === 'start' || key === 'end' ? undefined : value)))

  it('is read, and the reading is read as the same', () => {
    fc.assert(
      fc.property(input, text => {
        const { root } = parseQuery(text)
        if (!root) return
        expect(bare(parseQuery(printQuery(root)).root), printQuery(root)).toEqual(bare(root))
      }),
      { numRuns: 20_000 },
    )
  })

  it('has tokens and problems within its bounds, tokens without overlap', () => {
    fc.assert(
      fc.property(input, text => {
        const { tokens, problems } = parseQuery(text)
        let end = 0
        for (const token of tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end)
          expect(token.end).toBeGreaterThan(token.start)
          end = token.end
        }
        for (const { start, end } of [...tokens, ...problems]) expect(text.slice(start, end).length).toBe(end - start)
      }),
      { numRuns: 5_000 },
    )
  })
})
