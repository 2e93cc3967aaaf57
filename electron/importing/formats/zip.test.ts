import { describe, expect, test } from 'vitest'
import { type Entry, gbk, zip } from '../../../e2e/fixtures/archives.ts'
import { docx, para } from '../../../e2e/fixtures/documents.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import { congressReport } from '../fixtures/reports.ts'
import { parseSource } from '../parse-source.ts'

const report = congressReport().join('\n')
const parse = (entries: readonly Entry[]): Promise<ParsedSource[]> => parseSource({ path: '报告.zip', bytes: zip(entries) })
const summary = (sources: readonly ParsedSource[]) =>
  sources.map(source => [source.path, source.reports.length, source.problems.map(problem => problem.code)])

describe('an archive', () => {
  test('gives one source per member, with names in GBK where nothing says UTF-8', async () => {
    const sources = await parse([
      { name: gbk('各市/青禾市.txt'), data: report, flags: 0 },
      { name: gbk('各市/'), data: '', flags: 0 },
      {
        name: gbk('各市\\临溪市.docx'),
        data: docx(
          congressReport()
            .map(line => para(line))
            .join(''),
        ),
        flags: 0,
      },
    ])
    expect(summary(sources)).toEqual([
      ['报告.zip/各市/青禾市.txt', 1, []],
      ['报告.zip/各市/临溪市.docx', 1, []],
    ])
  })

  test('takes names without the flag for UTF-8 where they are', async () => {
    expect(summary(await parse([{ name: '青禾市.txt', data: report, flags: 0 }]))).toEqual([['报告.zip/青禾市.txt', 1, []]])
  })

  test('passes over what systems leave in it', async () => {
    const debris = ['__MACOSX/._青禾市.txt', '.DS_Store', '~$青禾市.docx', 'a/Thumbs.db'].map(name => ({ name, data: 'x' }))
    expect(summary(await parse([...debris, { name: '青禾市.txt', data: report }]))).toEqual([['报告.zip/青禾市.txt', 1, []]])
  })

  test('keeps every member below the archive, under a name of its own', async () => {
    const names = ['../../etc/a.txt', '/a.txt', 'C:\\a.txt', './/a.txt', 'a\n.txt']
    const sources = await parse(names.map(name => ({ name, data: report })))
    expect(sources.map(source => source.path)).toEqual([
      '报告.zip/etc/a.txt',
      '报告.zip/a.txt',
      '报告.zip/a (2).txt',
      '报告.zip/a (3).txt',
      '报告.zip/a\uFFFD.txt',
    ])
  })

  test('opens an archive in an archive, and leaves the third alone', async () => {
    const third = zip([{ name: '丙.txt', data: report }])
    const second = zip([
      { name: '乙.txt', data: report },
      { name: '三.zip', data: third },
    ])
    expect(summary(await parse([{ name: '二.zip', data: second }]))).toEqual([
      ['报告.zip/二.zip/乙.txt', 1, []],
      ['报告.zip/二.zip/三.zip', 0, ['unsupported-format']],
    ])
  })

  test('names a bad member and reads the others', async () => {
    const sources = await parse([
      { name: 'a.txt', data: report },
      { name: 'more-than-said.txt', data: report, claimedBytes: 10 },
      { name: 'less-than-said.txt', data: report, claimedBytes: 900_000 },
      { name: 'other-words.txt', data: report, claimedCrc: 1 },
      { name: 'locked.txt', data: report, flags: 0x801 },
      { name: 'bomb.txt', data: Buffer.alloc(5_000_000) },
      { name: 'huge.txt', data: 'x', claimedBytes: 0xfffffff0 },
      { name: 'z.txt', data: report },
    ])
    expect(summary(sources).map(([, ...rest]) => rest)).toEqual([
      [1, []],
      [0, ['unreadable']],
      [0, ['unreadable']],
      [0, ['unreadable']],
      [0, ['unsupported-format']],
      [0, ['too-large']],
      [0, ['too-large']],
      [1, []],
    ])
  })

  test('says so when there is nothing in it', async () => {
    expect(await parse([])).toMatchObject([{ path: '报告.zip', format: 'zip', problems: [{ code: 'empty' }] }])
  })
})
