import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type Placed, pdf } from '../../../e2e/fixtures/documents.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { congressReport } from '../fixtures/reports.ts'
import { parseSource } from '../parse-source.ts'
import { unified } from './radicals.ts'

const SIZE = 16
const LEFT = 72
const PER_LINE = 28

/** Sets paragraphs as Word does: indented by two characters, broken at the margin, with a head and a number on each page. */
function typeset(paragraphs: readonly string[], linesPerPage: number): Placed[][] {
  const pages: Placed[][] = []
  const lines = paragraphs.flatMap((text, at) => {
    if (at === 0) return [{ text, x: 150 }]
    const first = text.slice(0, PER_LINE - 2)
    const rest = text.slice(PER_LINE - 2).match(new RegExp(`.{1,${PER_LINE}}`, 'g')) ?? []
    return [{ text: first, x: LEFT + 2 * SIZE }, ...rest.map(line => ({ text: line, x: LEFT }))]
  })
  for (let from = 0; from < lines.length; from += linesPerPage) {
    const page = lines.slice(from, from + linesPerPage).map((line, at) => ({ ...line, y: 730 - at * 24, size: SIZE }))
    pages.push([
      { text: '青禾市人大文件汇编', x: 220, y: 800, size: 10 },
      ...page,
      { text: `- ${pages.length + 1} -`, x: 280, y: 40, size: 10 },
    ])
  }
  return pages
}

/** A title over columns of text, set at a width of so many characters with a gutter between them. */
function newspaper([title = '', ...paragraphs]: readonly string[], columns: number): Placed[] {
  const size = 9
  const perLine = Math.floor((595 - 80 - 20 * (columns - 1)) / columns / size)
  const lines = paragraphs.flatMap(text => {
    const first = text.slice(0, perLine - 2)
    return [
      { text: first, indent: 2 * size },
      ...(text.slice(perLine - 2).match(new RegExp(`.{1,${perLine}}`, 'g')) ?? []).map(line => ({ text: line, indent: 0 })),
    ]
  })
  const perColumn = Math.ceil(lines.length / columns)
  return [
    { text: title, x: 130, y: 780, size: 20 },
    ...lines.map(({ text, indent }, at) => ({
      text,
      x: 40 + Math.floor(at / perColumn) * (perLine * size + 20) + indent,
      y: 740 - (at % perColumn) * 14,
      size,
    })),
  ]
}

async function parse(bytes: Uint8Array): Promise<ParsedSource> {
  const [source] = await parseSource({ path: '报告.pdf', bytes })
  if (!source) throw new Error('no source came back')
  expect(brokenPromises(source)).toEqual([])
  return source
}

describe('a PDF', () => {
  test('gives paragraphs again, also across pages, with heads and page numbers shown as cut', async () => {
    const source = await parse(pdf(typeset(congressReport(), 7)))
    expect(source).toMatchObject({ format: 'pdf', problems: [] })
    expect(source.reports.map(report => report.text)).toEqual([congressReport().join('\n')])
    const cut = (reason: string) => source.cuts.filter(each => each.reason === reason).map(each => source.text.slice(each.start, each.end))
    expect(cut('page-number').slice(0, 2)).toEqual(['- 1 -', '- 2 -'])
    expect(new Set(cut('running-head'))).toEqual(new Set(['青禾市人大文件汇编']))
  })

  test.each([
    ['in the order of the columns', false],
    ['line by line across the columns', true],
  ])('with columns as newspapers have is read column by column, written %s', async (_, across) => {
    const [title = '', ...paragraphs] = congressReport()
    for (const columns of [2, 3]) {
      const placed = newspaper([title, ...paragraphs, ...congressReport().slice(5)], columns)
      const page = across ? placed.toSorted((one, other) => other.y - one.y || one.x - other.x) : placed
      const { reports } = await parse(pdf([page]))
      expect(reports.map(report => report.text)).toEqual([[title, ...paragraphs, ...congressReport().slice(5)].join('\n')])
    }
  })

  test('with a table keeps the cells of a row together', async () => {
    const rows = ['指标', '地区生产总值', '粮食产量', '财政收入', '居民收入', '就业人数', '绿化面积', '公路里程'].map((name, at) => [
      { text: name, x: 80, y: 600 - at * 24 },
      { text: `${at * 3 + 1}%`, x: 320, y: 600 - at * 24 },
    ])
    const [source] = await parseSource({ path: '报告.pdf', bytes: pdf([[...(typeset(congressReport(), 4)[0] ?? []), ...rows.flat()]]) })
    expect(source?.text).toMatch(/粮食产量\s7%/)
  })

  test('without a text layer is named as scanned, with what to do', async () => {
    const [problem] = (await parse(pdf([[], [{ text: '扫描', x: 500, y: 20 }]]))).problems
    expect(problem?.code).toBe('unsupported-format')
    expect(problem?.message).toMatch(/scanned.*OCR/)
  })

  test('with a password is named as such', async () => {
    const locked = pdf(
      typeset(congressReport(), 20),
      `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >> `,
    )
    const [problem] = (await parse(locked)).problems
    expect(problem?.code).toBe('unsupported-format')
    expect(problem?.message).toContain('password')
  })

  test('cut short is read as far as it goes or called damaged', async () => {
    const whole = pdf(typeset(congressReport(), 7))
    const source = await parse(whole.subarray(0, 900))
    expect(source.problems.length).toBeGreaterThan(0)
  })

  test('that unpacks to more than any text is refused before it does', async () => {
    const bomb = deflateSync(Buffer.alloc(60_000_000, ' '))
    const whole = pdf([[]]).toString('latin1')
    const cut = whole.indexOf('stream\n') + 'stream\n'.length
    const source = await parse(Buffer.concat([Buffer.from(whole.slice(0, cut), 'latin1'), bomb, Buffer.from('\nendstream\nendobj')]))
    expect(source.problems).toMatchObject([{ code: 'too-large' }])
  })

  test('has characters instead of the radicals that look like them', () => {
    expect(unified('⻘年⼯作报告，⻓远⺠⽣，ABC')).toBe('青年工作报告，长远民生，ABC')
  })
})
