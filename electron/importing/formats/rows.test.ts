import { describe, expect, test } from 'vitest'
import { gbk, zip } from '../../../e2e/fixtures/archives.ts'
import { xlsx } from '../../../e2e/fixtures/documents.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { congressReport, counselReport } from '../fixtures/reports.ts'
import { parseSource, parseSources } from '../parse-source.ts'

const congress = congressReport({ title: '' }).join('\n')
const counsel = counselReport('', '我代表政协常务委员会向大会报告工作，请予审议。').join('\n').trim()

async function parse(content: string | Uint8Array, path: string): Promise<ParsedSource> {
  const [source] = await parseSource({ path, bytes: typeof content === 'string' ? Buffer.from(content) : content })
  if (!source) throw new Error('no source came back')
  expect(brokenPromises(source)).toEqual([])
  return source
}
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const csv = (rows: readonly (readonly string[])[]) => rows.map(row => row.map(quoted).join(',')).join('\r\n')
const rows = [
  ['标题', '省份', '城市', '年份', '正文', '网址'],
  ['市人大常委会工作报告', '云岭省', '青禾市', '2023', congress, 'https://a.example'],
  ['政协临溪市委员会常务委员会工作报告', '', '', '', counsel, ''],
]
const wanted = [
  ['市人大常委会工作报告', '青禾市', 2023, 'npc'],
  ['政协临溪市委员会常务委员会工作报告', '临溪市', 2023, 'cppcc'],
]
const found = (source: ParsedSource) => source.reports.map(({ title, city, year, body }) => [title, city, year, body])

describe('a table with a report per row', () => {
  test('is read from CSV: the title heads the text, the rest of the row is shown as cut', async () => {
    const source = await parse(csv(rows), '表.csv')
    expect(source).toMatchObject({ format: 'csv', encoding: 'utf-8', problems: [] })
    expect(found(source)).toEqual(wanted)
    expect(source.reports[0]?.text).toBe(`市人大常委会工作报告\n${congress}`)
    const [about] = source.cuts.filter(cut => cut.reason === 'preamble')
    expect(source.text.slice(about?.start, about?.end)).toBe('省份：云岭省\t城市：青禾市\t年份：2023\t网址：https://a.example')
  })

  test.each([
    ['a GBK file', gbk(csv(rows)), 'x.csv', 'csv'],
    ['a file of another name', Buffer.from(csv(rows)), 'x.txt', 'csv'],
    ['tabs', Buffer.from(rows.map(row => row.map(cell => quoted(cell)).join('\t')).join('\n')), 'x.tsv', 'csv'],
    ['a workbook', xlsx([['说明']], rows), 'x.xlsx', 'xlsx'],
    [
      'JSON lines',
      Buffer.from(
        rows
          .slice(1)
          .map(row => JSON.stringify({ title: row[0], city: row[2], year: Number(row[3]) || null, content: row[4]?.split('\n') }))
          .join('\n'),
      ),
      'x.jsonl',
      'jsonl',
    ],
    [
      'a JSON list',
      Buffer.from(
        JSON.stringify(
          rows.slice(1).map(row => ({ 标题: row[0], 地区: row[2], 正文: row[4] })),
          null,
          2,
        ),
      ),
      'x.json',
      'jsonl',
    ],
  ])('is read from %s', async (_, bytes, path, format) => {
    const source = await parse(bytes, path)
    expect(source.format).toBe(format)
    expect(found(source)).toEqual(wanted)
  })

  test('finds the texts by their length where no column is named', async () => {
    const source = await parse(
      csv([
        ['编号', '标题', '材料'],
        ['1', '青禾市人大常委会工作报告', congress],
      ]),
      'x.csv',
    )
    expect(source.reports.map(report => report.city)).toEqual(['青禾市'])
  })

  test('knows places, years and bodies by what the cells hold where the columns are named otherwise', async () => {
    const source = await parse(
      csv([
        ['序', '单位', '届次', '何处', '材料', '备注'],
        ['1', '柳州市', '2021', '人大', congress.replace(/20\d\d年/g, ''), '无'],
        ['2', '桂林市', '2022年', '政协', counsel.replace(/20\d\d年/g, ''), ''],
      ]),
      'x.csv',
    )
    expect(source.reports.map(({ city, year, body }) => [city, year, body])).toEqual([
      ['柳州市', 2021, 'npc'],
      ['桂林市', 2022, 'cppcc'],
    ])
  })

  test('reads a cell of HTML as text', async () => {
    const html = congress
      .split('\n')
      .map(line => `<p class="a">${line}&nbsp;</p>`)
      .join('')
    const source = await parse(
      csv([
        ['标题', '正文'],
        ['青禾市人大常委会工作报告', html],
      ]),
      'x.csv',
    )
    expect(source.reports[0]?.text).toBe(`青禾市人大常委会工作报告\n${congress}`)
  })

  test("says the year where the text names others in passing; the user's word wins over all that the text says", async () => {
    const told = ['各位代表：', '一、1959年的工作', '1959年，我县粮食产量增长了。', ...congress.split('\n').slice(-3)].join('\n')
    const dated = `青禾市人大常委会工作报告\n——2019年1月7日在青禾市第三届人民代表大会第四次会议上\n${told}`
    const table = csv([
      ['地区', '年份', '正文'],
      ['青禾市', '2021', told],
      ['临溪市', '2021', dated],
    ])
    const years = (source: ParsedSource | undefined) => source?.reports.map(({ year, yearInferred }) => [year, yearInferred])
    expect(years(await parse(table, '表.csv'))).toEqual([
      [2021, false],
      [2019, false],
    ])
    const columns = [
      { name: '年份', at: 1, as: 'year' },
      { name: '正文', at: 2, as: 'text' },
    ] as const
    const chosen = parseSources({ path: '表.csv', bytes: Buffer.from(table) }, { told: { columns: { '表.csv': columns } } })
    expect(years((await chosen.next()).value as ParsedSource)).toEqual([
      [2021, false],
      [2021, false],
    ])
  })

  test('of titles alone is no report, and says what is missing', async () => {
    const source = await parse(
      csv([
        ['title', 'url'],
        ['青禾市政府工作报告', 'https://a.example'],
      ]),
      '题.csv',
    )
    expect(source).toMatchObject({ reports: [], problems: [{ code: 'no-report' }] })
    expect(source.problems[0]?.message).toContain('no column with the texts')
  })

  test('shows the row that holds no report', async () => {
    const source = await parse(
      csv([
        ['标题', '正文'],
        ['青禾市人大常委会工作报告', congress],
        ['空', '略'],
      ]),
      'x.csv',
    )
    const [problem] = source.problems
    expect(problem?.code).toBe('no-report')
    expect(source.text.slice(problem?.start, problem?.end)).toBe('空\n略')
  })

  test('reads days that Excel keeps as numbers', async () => {
    const source = await parse(
      xlsx([
        ['标题', '日期', '正文'],
        ['青禾市人大常委会工作报告', 44_938, congress],
      ]),
      'x.xlsx',
    )
    expect(source.text).toContain('日期：2023-01-12')
  })

  test('costs nothing for a cell at the far end of a sheet', async () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    const source = await parse(
      zip([
        { name: 'xl/workbook.xml', data: '<workbook/>' },
        { name: 'xl/worksheets/sheet1.xml', data: sheet },
      ]),
      'x.xlsx',
    )
    expect(source.text.length).toBeLessThan(10)
  })

  test('survives a quote that is never closed', async () => {
    const source = await parse(`标题,正文\n青禾市人大常委会工作报告,"${congress.replaceAll('\n', '')}\n`, 'x.csv')
    expect(source.reports).toHaveLength(1)
  })
})
