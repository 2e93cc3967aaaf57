import { describe, expect, it } from 'vitest'
import { escapeInline, paragraphsOf, toOneLine } from './commonmark.ts'

describe('Markdown escaping', () => {
  it('leaves Chinese prose with its figures and punctuation as it is', () => {
    const prose = '（一）全年增长5.5%，“十四五”——开局良好；其中：A类-1号、《条例》+办法！'
    expect(paragraphsOf(prose)).toEqual([prose])
  })

  it('takes the meaning from every mark of CommonMark, of GitHub and of Obsidian', () => {
    expect(escapeInline('*a* _b_ `c` [d](e) <f> &amp; ~~g~~ |h| #i $j$ ^k ==l== %%m%% \\')).toBe(
      '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\&amp; \\~\\~g\\~\\~ \\|h\\| \\#i \\$j\\$ \\^k \\=\\=l\\=\\= \\%\\%m\\%\\% \\\\',
    )
  })

  it('takes the meaning from the beginning of a line: lists, headings, rules, code', () => {
    expect(paragraphsOf('- 一\n+ 二\n1. 三\n12) 四\n# 五\n---\n===\n    六\n\t七')).toEqual([
      '\\- 一',
      '\\+ 二',
      '1\\. 三',
      '12\\) 四',
      '\\# 五',
      '\\---',
      '\\=\\=\\=',
      '&#32;&#32;&#32;&#32;六',
      '&#9;七',
    ])
  })

  it('makes a paragraph of every line and leaves out empty ones', () => {
    expect(paragraphsOf('一\n\n　二 \n')).toEqual(['一', '&#12288;二&#32;'])
  })

  it('makes one line of anything', () => {
    expect(toOneLine(' 一\n二\u2028三\u0007\ud800 ')).toBe('一 二 三 \ufffd')
  })
})
