import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokenPromises } from './fixtures/promises.ts'
import { congressReport, digest, feature, mixedPage, template } from './fixtures/reports.ts'
import { parseSource } from './parse-source.ts'

describe('parseSource keeps its promises', () => {
  const pool = [
    ...congressReport({ session: '——2023年1月7日在青禾市第六届人民代表大会第二次会议上', speaker: '主任　闻溪' }),
    ...mixedPage(),
    ...feature(),
    ...digest(),
    ...template(),
    '12.临溪市人大常委会工作报告',
    '- 3 -',
    '　　各位代表，\u200b同志们：',
    '<br>换<BR/>行',
    [...congressReport(), ...congressReport()].join(' '),
    '附件1',
    '名词解释',
    '[1]“两化”[2]：增长5 . 5%。',
    '**粗** [链接](a) <!-- 注 -->',
    '',
    ' ',
    '工作报告',
    '😀𠮷。',
  ]
  const files = fc.array(fc.oneof(fc.constantFrom(...pool), fc.string({ maxLength: 30 })), { maxLength: 30 })

  test('for any mixture of lines', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom('\n', '\r\n', '\n\n'), fc.constantFrom('a.txt', 'b.md'), async (lines, end, path) => {
        const [source] = await parseSource({ path, bytes: Buffer.from(lines.join(end)) })
        expect(source && brokenPromises(source)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        const [source] = await parseSource({ path: 'a.txt', bytes })
        expect(source && brokenPromises(source)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
