import { describe, expect, test } from 'vitest'
import type { ParsedSource } from '../../shared/model/source.ts'
import { brokenPromises } from './fixtures/promises.ts'
import { congressReport, counselReport, digest, feature, mixedPage, paragraph, template } from './fixtures/reports.ts'
import { parseSource } from './parse-source.ts'

async function parse(text: string | readonly string[], path = '工作报告.txt'): Promise<ParsedSource> {
  return parseBytes(Buffer.from(typeof text === 'string' ? text : text.join('\n')), path)
}

async function parseBytes(bytes: Uint8Array, path = '工作报告.txt'): Promise<ParsedSource> {
  const [source] = await parseSource({ path, bytes })
  if (!source) throw new Error('no source came back')
  expect(brokenPromises(source)).toEqual([])
  return source
}

const codes = (of: { readonly problems: readonly { readonly code: string }[] }) => of.problems.map(problem => problem.code)
const cutAs = (source: ParsedSource, reason: string) =>
  source.cuts.filter(cut => cut.reason === reason).map(cut => source.text.slice(cut.start, cut.end))

describe('parseSource', () => {
  test('reads all of a report from its own words', async () => {
    const source = await parse(
      congressReport({
        title: '云岭省青禾市人民代表大会常务委员会工作报告',
        session: '——2023年1月7日在青禾市第六届人民代表大会第二次会议上',
        speaker: '青禾市人大常委会主任　闻　溪',
      }),
      '甲/无名.txt',
    )
    expect(source).toMatchObject({ path: '甲/无名.txt', format: 'text', encoding: 'utf-8', problems: [] })
    expect(source.reports).toHaveLength(1)
    expect(source.reports[0]).toMatchObject({
      title: '云岭省青禾市人民代表大会常务委员会工作报告',
      province: '云岭省',
      city: '青禾市',
      county: null,
      level: 'prefecture',
      body: 'npc',
      kind: 'report',
      year: 2023,
      yearInferred: false,
      reviewFrom: 2022,
      reviewTo: 2022,
      session: '青禾市第六届人民代表大会第二次会议',
      date: '2023-01-07',
      speaker: '闻溪',
      incomplete: false,
      problems: [],
      evidence: { year: { from: 'text', confidence: 1 }, city: { from: 'title' } },
    })
  })

  test('takes a compilation apart: no advertisement, no false title, no lost report', async () => {
    const source = await parse([
      '某某公文网(www.example.com)收集，更多资料请登录！',
      '5.临溪市人大常委会工作报告',
      '6.石渡县人大常委会工作报告',
      ...congressReport({ title: '青禾市人民代表大会常务委员会工作报告' }),
      ...counselReport('临溪市第十届委员会常务委员会工作报告', '我代表政协临溪市第十届委员会常务委员会向大会报告工作，请予审议。'),
      ...congressReport({ title: '石渡县人大常委会工作报告' }),
      '需要更多材料请联系客服，微信:abc12345，网址 https://shop.example.com/',
    ])
    expect(source.reports.map(({ title, city, county, level, body, year }) => [title, city ?? county, level, body, year])).toEqual([
      ['青禾市人民代表大会常务委员会工作报告', '青禾市', 'prefecture', 'npc', 2023],
      ['临溪市第十届委员会常务委员会工作报告', '临溪市', 'prefecture', 'cppcc', 2023],
      ['石渡县人大常委会工作报告', '石渡县', 'county', 'npc', 2023],
    ])
    expect(cutAs(source, 'false-title')).toEqual(['5.临溪市人大常委会工作报告', '6.石渡县人大常委会工作报告'])
    expect(cutAs(source, 'advertisement')).toHaveLength(2)
    expect(codes(source)).toEqual(['false-title', 'false-title'])
  })

  test('takes a numbered title with a text under it for a report', async () => {
    const source = await parse([
      ...congressReport({ title: '1.青禾市人大常委会工作报告' }),
      ...congressReport({ title: '2、临溪市人大常委会工作报告' }),
    ])
    expect(source.reports.map(report => report.title)).toEqual(['青禾市人大常委会工作报告', '临溪市人大常委会工作报告'])
  })

  test('puts a title of two lines together', async () => {
    const [first, ...rest] = congressReport()
    const source = await parse([(first ?? '').replace('工作报告', ''), '工作报告', ...rest])
    expect(source.reports.map(report => report.title)).toEqual(['青禾市人民代表大会常务委员会工作报告'])
  })

  test('does not split where a report mentions reports', async () => {
    const lines = congressReport()
    lines.splice(7, 0, '听取和审议市人民政府工作报告', '关于落实市人大常委会工作报告', '各位代表：', paragraph(4))
    expect((await parse(lines)).reports).toHaveLength(1)
  })

  test('untangles a page with two reports into reading order and marks what is missing', async () => {
    const source = await parse(mixedPage())
    const [congress, counsel] = source.reports
    expect(source.reports.map(({ body, county, year, speaker, incomplete }) => ({ body, county, year, speaker, incomplete }))).toEqual([
      { body: 'npc', county: '东溪区', year: 2021, speaker: '宋知远', incomplete: true },
      { body: 'cppcc', county: '东溪区', year: 2021, speaker: '闻一舟', incomplete: true },
    ])
    expect(congress?.text.startsWith('青禾市东溪区人民代表大会常务委员会工作报告\n——2021年1月12日')).toBe(true)
    expect(congress?.text).toContain('通过以案释法。人大代表带头学习')
    expect(congress?.outline.map(entry => entry.heading)).toEqual([
      '2020年主要工作回顾',
      '一、坚持党的领导，把准政治方向',
      '二、聚焦中心大局，增强监督实效',
      '三、激发代表活力，做实代表工作',
    ])
    expect(congress?.text).not.toContain('政协')
    expect(counsel?.text).toContain('区政协把基层治理列为年度协商计划的重点')
    expect(counsel?.text.indexOf('一是着力协商议政')).toBeLessThan(counsel?.text.indexOf('二是着力凝聚共识') ?? 0)
    expect(counsel?.text).not.toContain('人大常委会')
    expect(codes(source)).toEqual(['mixed-reports'])
    expect(codes(congress ?? { problems: [] })).toEqual(['mixed-reports', 'incomplete'])
    expect(codes(counsel ?? { problems: [] })).toContain('incomplete')
    expect(cutAs(source, 'leftover')).toEqual([])
  })

  test('untangles also where the column before the first title ends with a whole sentence', async () => {
    const lines = mixedPage()
    lines[4] = '区人大常委会认真落实区委决定，依法任免国家机关工作人员30人次。'
    lines[1] = '我受区人大常委会委托，向大会报告工作，请予审议，并请各位政协委员提出意见。'
    const { reports } = await parse(lines)
    expect(reports.map(({ body, speaker }) => [body, speaker])).toEqual([
      ['npc', '宋知远'],
      ['cppcc', '闻一舟'],
    ])
    expect(reports[0]?.text.split('\n').slice(3, 5)).toEqual(lines.slice(0, 2))
  })

  test('knows a newspaper feature, its place and its year, and leaves out captions and byline', async () => {
    const source = await parse(feature())
    expect(source.reports).toHaveLength(1)
    expect(source.reports[0]).toMatchObject({
      title: '为民履职写新篇 笃行实干谱华章',
      county: '石渡县',
      level: 'county',
      body: 'npc',
      kind: 'news',
      year: 2020,
      yearInferred: true,
      reviewTo: 2019,
    })
    expect(cutAs(source, 'caption')).toEqual([
      '县人大常委会主任陶然(左三)看望基层代表',
      '组织代表视察农村公路',
      '常委会组成人员听取群众意见',
      '代表之家揭牌',
    ])
    expect(cutAs(source, 'credits')).toEqual(['通讯员 陆行之'])
  })

  test('separates the two items of a digest, with session, day and speaker of each', async () => {
    const source = await parse(digest())
    expect(
      source.reports.map(({ kind, body, county, year, date, speaker, session }) => ({ kind, body, county, year, date, speaker, session })),
    ).toEqual([
      {
        kind: 'news',
        body: 'npc',
        county: '石渡县',
        year: 2020,
        date: '2020-03-08',
        speaker: '陶然',
        session: '石渡县第十二届人民代表大会第五次会议',
      },
      {
        kind: 'news',
        body: 'cppcc',
        county: '石渡县',
        year: 2020,
        date: '2020-03-07',
        speaker: '程砚秋',
        session: '政协石渡县第九届委员会第四次会议',
      },
    ])
    expect(cutAs(source, 'preamble')).toEqual(['聚焦两会'])
    expect(cutAs(source, 'credits')).toEqual(['记者 林晚舟', '记者 林晚舟'])
  })

  test('calls a template a template and believes none of its places', async () => {
    const [report] = (await parse(template())).reports
    expect(report).toMatchObject({ kind: 'template', body: 'npc', province: null, city: null, county: null, level: 'county', year: 2020 })
    expect(codes(report ?? { problems: [] })).toEqual(['template'])
  })

  test('reads years in Chinese numerals and a whole term', async () => {
    const source = await parse([
      ...congressReport({ review: '二〇二二年以来的主要工作', plan: '二〇二三年的主要工作' }),
      ...congressReport({ title: '临溪市人大常委会工作报告', review: '过去五年工作回顾', plan: '2023年工作建议' }),
      ...congressReport({
        title: '石渡县人大常委会工作报告',
        review: '县七届人大常委会的主要工作',
        plan: '县八届人大常委会工作总体要求及2023年工作建议',
      }),
    ])
    expect(source.reports.map(({ year, reviewFrom, reviewTo }) => [year, reviewFrom, reviewTo])).toEqual([
      [2023, 2022, 2022],
      [2023, 2018, 2022],
      [2023, null, null],
    ])
  })

  test('takes a year that the text does not name from the other reports of the file, and says so', async () => {
    const source = await parse([
      ...congressReport(),
      ...congressReport({ title: '临溪市人大常委会工作报告' }),
      ...congressReport({ title: '石渡县人大常委会工作报告', review: '过去一年的主要工作', plan: '今后一年工作建议' }),
    ])
    expect(source.reports[2]).toMatchObject({ year: 2023, yearInferred: true, reviewTo: 2022, evidence: { year: { from: 'neighbour' } } })
    expect(codes(source.reports[2] ?? { problems: [] })).toEqual(['year-inferred'])
  })

  test('takes year, place and title from the file name where the text is silent', async () => {
    const text = congressReport({ title: '', review: '过去一年的主要工作', plan: '今后一年工作建议' })
    const [report] = (await parse(text, '两会/2024年昆明市人大常委会工作报告.txt')).reports
    expect(report).toMatchObject({
      title: '2024年昆明市人大常委会工作报告',
      province: '云南省',
      city: '昆明市',
      year: 2024,
      yearInferred: true,
      evidence: { city: { from: 'file-name' } },
    })
  })

  test('names a report as such reports are called where the file is named by its place alone', async () => {
    const text = congressReport({ title: '', review: '过去一年的主要工作', plan: '今后一年工作建议' })
    for (const name of ['昆明', '2024年昆明市']) {
      const [report] = (await parse(text, `两会/${name}.txt`)).reports
      expect(report?.title).toBe('昆明市人民代表大会常务委员会工作报告')
    }
  })

  test('believes the text where the file name says another place, and says so', async () => {
    const text = congressReport({ title: '昆明市人民代表大会常务委员会工作报告' })
    const [report] = (await parse(text, '兰州市人大常委会工作报告.txt')).reports
    expect(report?.city).toBe('昆明市')
    expect(report?.problems).toMatchObject([{ code: 'place-contradicts-name', details: { text: '昆明市', name: '兰州市' } }])
  })

  test('reports notes that are missing and a text that stops in mid-sentence', async () => {
    const [report] = (
      await parse([
        ...congressReport(),
        `推进“一法一条例”[1]、“两化”[2]和“三联系”[3]制度。${paragraph(0)}`,
        '我们将继续组织代表深入一线，把群众的意见带上来，把党的',
      ])
    ).reports
    expect(codes(report ?? { problems: [] })).toEqual(['notes-missing'])
    const cutOff = (await parse([...congressReport(), '我们将继续组织代表深入一线开展调查研究，把群众的意见带上来，把党的好政策带下']))
      .reports[0]
    expect(cutOff).toMatchObject({ incomplete: true, problems: [{ code: 'incomplete' }] })
  })

  test('joins a sentence that a column broke, and lines that were wrapped at a width', async () => {
    const broken = congressReport()
    broken.splice(
      8,
      0,
      '市人大常委会围绕群众关心的饮水安全开展调研，推动相关部门加强养老服',
      '务工作，群众满意度明显提高，养老服务站点实现全覆盖。',
    )
    expect((await parse(broken)).reports[0]?.text).toContain('加强养老服务工作')

    const long = congressReport().flatMap(line => (line.length > 40 ? (`　　${line}`.match(/.{1,32}/gu) ?? []) : [line]))
    const wrapped = (await parse([...long, ...[0, 1, 2, 3].flatMap(turn => `　　${paragraph(turn)}`.match(/.{1,32}/gu) ?? [])])).reports[0]
    expect(wrapped?.text.split('\n')).toEqual([...congressReport(), paragraph(0), paragraph(1), paragraph(2), paragraph(3)])
  })

  test('drops page numbers and what web sites put around a text', async () => {
    const lines = congressReport()
    lines.splice(8, 0, '— 1 —')
    lines.splice(11, 0, '第2页 共3页')
    const source = await parse([
      '首页 > 政务公开 > 工作报告 > 正文',
      '发布时间：2023-01-12 来源：青禾日报',
      '【字体：大 中 小】',
      ...lines,
      '责任编辑：王小明',
      '主办单位：青禾市人大常委会办公室',
      '打印本页',
    ])
    expect(cutAs(source, 'page-number')).toEqual(['— 1 —', '第2页 共3页'])
    expect(source.reports[0]?.text.split('\n')).toEqual(congressReport())
  })

  test('reads Markdown without its signs', async () => {
    const [title, ...rest] = congressReport()
    const source = await parse(
      ['---', 'tags: [报告]', '---', `# ${title}`, ...rest.map(line => (line.length < 20 ? `## **${line}**` : line))],
      '报告.md',
    )
    expect(source.format).toBe('markdown')
    expect(source.reports[0]?.text.split('\n')).toEqual(congressReport())
  })

  test('keeps a text that is no report, and says so', async () => {
    const source = await parse([paragraph(0), paragraph(1)], '随笔.txt')
    expect(source.reports).toMatchObject([{ kind: 'other', title: '随笔' }])
    expect(codes(source)).toEqual(['no-report'])
  })
})

describe('parseSource on files that are not plain UTF-8', () => {
  const text = congressReport().join('\r\n')
  const canonical = congressReport().join('\n')
  const wide = (order: 'le' | 'be', mark: boolean) => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
    return order === 'le' ? bytes : bytes.swap16()
  }

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 little-endian with a mark', wide('le', true), 'utf-16le'],
    ['UTF-16 big-endian with a mark', wide('be', true), 'utf-16be'],
    ['UTF-16 little-endian without a mark', wide('le', false), 'utf-16le'],
    ['UTF-16 big-endian without a mark', wide('be', false), 'utf-16be'],
  ])('reads %s', async (_, bytes, encoding) => {
    const source = await parseBytes(bytes)
    expect(source).toMatchObject({ encoding, text: canonical, problems: [] })
    expect(source.reports[0]?.text).toBe(canonical)
  })

  test('says of a broken UTF-8 file that it is doubtful, and where', async () => {
    const bytes = Buffer.concat([
      Buffer.from('青禾市人大常委会工作报告\n'),
      Buffer.from(text).subarray(0, 1500),
      Buffer.from([0xe5, 0x9b]),
      Buffer.from(text).subarray(1500),
    ])
    const source = await parseBytes(bytes)
    expect(source.problems[0]).toMatchObject({ code: 'encoding-doubtful', start: source.text.indexOf('\uFFFD') })
    expect(source.reports).toHaveLength(1)
  })

  test.each([
    ['an empty file', Buffer.alloc(0), 'x.txt', 'empty'],
    ['a blank file', Buffer.from(' \n　\n'), 'x.txt', 'empty'],
    ['random bytes', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919 + at * at) % 256)), 'x.txt', 'not-text'],
    ['a damaged Word document', Buffer.from('PK\u0003\u0004rest of it'), 'x.docx', 'unreadable'],
    ['an old Word document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'x.doc', 'unsupported-format'],
    ['a damaged PDF that is called a text', Buffer.from('%PDF-1.7 …'), 'x.txt', 'unreadable'],
    ['a web page without a report', Buffer.from('<html><body>报告</body></html>'), 'x.html', 'no-report'],
  ])('says what %s is and throws nothing', async (_, bytes, path, code) => {
    const source = await parseBytes(bytes, path)
    expect(source.reports).toEqual([])
    expect(source.problems).toMatchObject([{ code }])
    expect(source.problems[0]?.message).toMatch(/\.$/)
  })

  test('replaces U+0000, which separates reports in the search index', async () => {
    expect((await parse(`${congressReport().join('\n')}\n尾\u0000巴。`)).text.endsWith('尾\uFFFD巴。')).toBe(true)
  })
})
