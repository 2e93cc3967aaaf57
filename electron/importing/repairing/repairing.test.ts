import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ParsedSource, RepairStep } from '../../../shared/model/source.ts'
import type { ColumnChoice } from '../../../shared/model/table.ts'
import { toGraphemeBorder } from '../../../shared/text/offsets.ts'
import { compose } from '../compose.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { congressReport, counselReport, mixedPage } from '../fixtures/reports.ts'
import { loadGazetteer } from '../metadata/gazetteer.ts'
import { parseSources } from '../parse-source.ts'
import { parseText } from '../parse-text.ts'
import { anchorNext, doRepairs, type KnownRepair, type MachineLayout } from './repairing.ts'

const gazetteer = await loadGazetteer()

const CHOICE: ColumnChoice = (['place', 'year', 'text'] as const).map((as, at) => ({ name: ['地区', '年份', '正文'][at] ?? '', at, as }))

/** Does steps one after the other as a user does them; those that make no sense are left out. */
function repairs(machine: MachineLayout, steps: readonly RepairStep[]): KnownRepair[] {
  const known: KnownRepair[] = []
  for (const step of steps) {
    try {
      known.push({ id: known.length + 1, anchored: anchorNext(machine, known, step) })
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^repair-/) })
    }
  }
  return known
}

function sourceOf(machine: MachineLayout, known: readonly KnownRepair[], previous?: string): ParsedSource {
  const { cuts, reports, problems } = doRepairs(gazetteer, machine, known, previous)
  return { path: machine.path, sha256: '', bytes: 0, format: 'text', encoding: null, text: machine.text, cuts, reports, problems }
}

function parse(lines: readonly string[], path = '报告.txt'): MachineLayout {
  const text = lines.join('\n')
  return { path, text, ...parseText(gazetteer, text, path) }
}

function repaired(machine: MachineLayout, ...steps: RepairStep[]): ParsedSource {
  const known = repairs(machine, steps)
  expect(known).toHaveLength(steps.length)
  const source = sourceOf(machine, known)
  expect(brokenPromises(source)).toEqual([])
  return source
}

const at = (machine: MachineLayout, words: string) => {
  const offset = machine.text.indexOf(words)
  expect(offset, `${words} stands in the text`).toBeGreaterThanOrEqual(0)
  return offset
}
const stretch = (machine: MachineLayout, words: string) => ({ start: at(machine, words), end: at(machine, words) + words.length })

const lines = (source: ParsedSource) => source.reports.map(report => report.text.split('\n'))

describe('a split', () => {
  /** The second report has no head that the importer knows. */
  const machine = parse([
    ...congressReport(),
    '石渡县人大2021年情况',
    ...congressReport()
      .slice(3)
      .map(line => line.replace('2022', '2021')),
  ])

  test('makes two reports, each described by its own text', () => {
    expect(machine.reports).toHaveLength(1)
    const { reports } = repaired(machine, { kind: 'split', at: at(machine, '石渡县人大2021年情况') })
    expect(reports.map(report => [report.title, report.text.split('\n').length])).toEqual([
      ['青禾市人民代表大会常务委员会工作报告', 13],
      ['石渡县人大2021年情况', 11],
    ])
    expect(reports[1]?.outline[0]?.heading).toBe('2021年主要工作')
  })

  test('and a merge after it give the report that was there, to the last value', () => {
    const offset = at(machine, '石渡县人大2021年情况')
    const source = repaired(machine, { kind: 'split', at: offset }, { kind: 'merge', at: 0 })
    expect(source.reports).toEqual(parseText(gazetteer, machine.text, machine.path).reports)
    expect(source.cuts).toEqual(machine.cuts)
  })

  test('is refused where a report begins and in what was left out', () => {
    expect(() => anchorNext(machine, [], { kind: 'split', at: 0 })).toThrow(expect.objectContaining({ code: 'repair-begins-here' }))
    const cut = parse(['更多范文请加客服，电话:000-00000000', ...congressReport()])
    expect(() => anchorNext(cut, [], { kind: 'split', at: 3 })).toThrow(expect.objectContaining({ code: 'repair-left-out' }))
  })
})

describe('a merge', () => {
  const machine = parse([
    ...congressReport(),
    '',
    ...counselReport('政协石渡县委员会常务委员会工作报告', '我代表县政协常委会，向大会报告工作。'),
  ])

  test('makes one report of two, and needs a second one', () => {
    expect(machine.reports).toHaveLength(2)
    const { reports } = repaired(machine, { kind: 'merge', at: 3 })
    expect(reports).toHaveLength(1)
    expect(reports[0]?.text).toBe(
      parseText(gazetteer, machine.text, '')
        .reports.map(report => report.text)
        .join('\n'),
    )
    const last = at(machine, '政协石渡县')
    expect(() => anchorNext(machine, [], { kind: 'merge', at: last })).toThrow(expect.objectContaining({ code: 'repair-no-next' }))
  })
})

describe('a move', () => {
  test('brings a paragraph of a mixed page into the other report', () => {
    const machine = parse(mixedPage())
    const words = '二、聚焦中心大局，增强监督实效'
    const beside = at(machine, '一、2020年工作回顾')
    const [congress, counsel] = lines(repaired(machine, { kind: 'move', ...stretch(machine, words), beside, side: 'before' }))
    expect(congress).not.toContain(words)
    expect(counsel?.indexOf(words)).toBe((counsel?.indexOf('一、2020年工作回顾') ?? 0) - 1)
  })

  test('out of the middle of a paragraph leaves the rest of it in one', () => {
    const machine = parse(congressReport())
    const [report] = lines(
      repaired(machine, {
        kind: 'move',
        ...stretch(machine, '听取和审议专项工作报告9项，'),
        beside: at(machine, '2023年工作安排'),
        side: 'after',
      }),
    )
    const place = report?.indexOf('2023年工作安排') ?? 0
    expect(report?.[place + 1]).toBe('听取和审议专项工作报告9项，')
    expect(report).toHaveLength(machine.text.split('\n').length + 1)
  })

  test('into itself is refused', () => {
    const machine = parse(congressReport())
    const range = stretch(machine, '2023年工作安排')
    expect(() => anchorNext(machine, [], { kind: 'move', ...range, beside: range.start + 2, side: 'after' })).toThrow(
      expect.objectContaining({ code: 'repair-into-itself' }),
    )
  })
})

describe('what was left out', () => {
  const credit = '责任编辑：王小明'
  const machine = parse([...congressReport(), credit])

  test('is kept as the last paragraph of the report before it, or as a report', () => {
    expect(machine.cuts.map(cut => cut.reason)).toContain('credits')
    const text = repaired(machine, { kind: 'keep', ...stretch(machine, credit), as: 'text' })
    expect(lines(text).map(list => list.at(-1))).toEqual([credit])
    const report = repaired(machine, { kind: 'keep', ...stretch(machine, credit), as: 'report' })
    expect(lines(report)[1]).toEqual([credit])
  })

  test('by hand is cut with that reason, and kept again stands where it stood', () => {
    const words = '我受市人大常委会委托，'
    const cut = repaired(machine, { kind: 'cut', ...stretch(machine, words) })
    expect(cut.cuts.find(each => each.reason === 'by-hand')).toMatchObject(stretch(machine, words))
    expect(cut.reports[0]?.text).not.toContain(words)
    const again = repaired(machine, { kind: 'cut', ...stretch(machine, words) }, { kind: 'keep', ...stretch(machine, words), as: 'text' })
    expect([again.cuts, again.reports]).toEqual([machine.cuts, parseText(gazetteer, machine.text, machine.path).reports])
  })

  test('may not be a whole report, nor what is left out already', () => {
    const whole = { kind: 'cut', start: 0, end: machine.text.length } as const
    expect(() => anchorNext(machine, [], whole)).toThrow(expect.objectContaining({ code: 'repair-whole-report' }))
    const done = { kind: 'cut', ...stretch(machine, credit) } as const
    expect(() => anchorNext(machine, [], done)).toThrow(expect.objectContaining({ code: 'repair-nothing-there' }))
    const kept = { kind: 'keep', ...stretch(machine, '各位代表'), as: 'text' } as const
    expect(() => anchorNext(machine, [], kept)).toThrow(expect.objectContaining({ code: 'repair-kept-already' }))
  })
})

describe('what a repaired report is known by', () => {
  test('is read in simplified characters where the text is in traditional ones, which it keeps', () => {
    const head = ['桂林市人民代表大會常務委員會工作報告', '——2009年1月9日在桂林市第三屆人民代表大會第四次會議上', '各位代表：']
    const review = [
      '我受市人大常委會委託，向大會報告工作，請予審議。',
      '一、過去一年的工作',
      '過去的一年，常委會聽取和審議專項工作報告9項，開展執法檢查4次，各項工作取得新的進展。',
      '二、下一年工作安排',
      '新的一年，要緊緊圍繞全市工作大局，加強監督，為建設美好家園而努力奮鬥！',
    ]
    const second = ['南寧市人民代表大會常務委員會工作報告', '——2008年1月9日在南寧市第三屆人民代表大會第四次會議上', '各位代表：', ...review]
    const machine = parse([...head, ...review, ...second])
    const merged = machine.reports.length === 1 ? [] : [{ kind: 'merge', at: 0 } as const]
    const { reports } = repaired(
      machine,
      ...merged,
      { kind: 'split', at: at(machine, '南寧市') },
      { kind: 'cut', ...stretch(machine, '專項') },
    )
    expect(reports.map(({ title, city, body, year, outline }) => [title, city, body, year, outline[0]?.heading])).toEqual([
      ['桂林市人民代表大會常務委員會工作報告', '桂林市', 'npc', 2009, '一、過去一年的工作'],
      ['南寧市人民代表大會常務委員會工作報告', '南宁市', 'npc', 2008, '一、過去一年的工作'],
    ])
    expect(reports[0]?.text).toBe([...head, ...review].join('\n').replace('專項', ''))
  })

  test.each([
    ['names', undefined],
    ['the user', CHOICE],
  ])('is what the table says of its row, of which the columns are known by %s', async (_, columns) => {
    const text = [
      '各位代表：',
      '过去一年，常委会听取和审议专项工作报告9项，作出决议决定6项。',
      '下一步，要依法履职，努力开创人大工作新局面！',
    ]
    const cell = [...text, ...text].join('\n')
    const table = `地区,年份,正文\n柳州市,2021,"${cell}"\n桂林市,2022,"${cell}"\n`
    const told = columns && { columns: { '表.csv': columns } }
    const sources = []
    for await (const source of parseSources({ path: '表.csv', bytes: Buffer.from(table) }, told && { told })) sources.push(source)
    const [machine] = sources
    if (!machine) throw new Error('no source came back')
    const second = machine.text.indexOf('各位代表', machine.reports[1]?.pieces[0]?.start ?? 0)
    const split = machine.text.indexOf('各位代表', second + 1)
    const { reports } = repaired(machine, { kind: 'split', at: split })
    expect(reports.map(({ city, year, yearInferred }) => [city, year, yearInferred])).toEqual([
      ['柳州市', 2021, false],
      ['桂林市', 2022, false],
      ['桂林市', 2022, false],
    ])
  })
})

describe('a text that changed', () => {
  const before = parse([...congressReport(), '石渡县人大2021年情况', ...congressReport().slice(5)])
  const known = repairs(before, [
    { kind: 'split', at: at(before, '石渡县人大2021年情况') },
    { kind: 'cut', ...stretch(before, '作出决议决定6项') },
  ])

  test('is repaired at the same words, and its repairs are found there from then on', () => {
    const after = parse(['新闻', '', ...congressReport(), '石渡县人大2021年情况', ...congressReport().slice(5)])
    const { repairs: outcomes, reports } = doRepairs(gazetteer, after, known, before.text)
    expect(outcomes.map(({ state, anchored }) => [state, anchored.step])).toEqual([
      ['applied', { kind: 'split', at: at(after, '石渡县人大2021年情况') }],
      ['applied', { kind: 'cut', ...stretch(after, '作出决议决定6项') }],
    ])
    expect(reports.map(report => report.title)).toEqual(['青禾市人民代表大会常务委员会工作报告', '石渡县人大2021年情况'])
    expect(doRepairs(gazetteer, after, outcomes).reports).toEqual(reports)
  })

  test('without the words keeps the repair as lost and says so', () => {
    const after = parse(congressReport())
    const { repairs: outcomes, problems } = doRepairs(gazetteer, after, known, before.text)
    expect(outcomes.map(({ state }) => state)).toEqual(['lost', 'applied'])
    expect(outcomes[0]?.anchored).toBe(known[0]?.anchored)
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'repair-lost', details: { count: 1, quote: expect.stringContaining('石渡县人大') } }),
    )
  })
})

const offset = fc.nat(400)
const range = fc.tuple(offset, offset).map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) + 1 }))
const step: fc.Arbitrary<RepairStep> = fc.oneof(
  offset.map(place => ({ kind: 'split', at: place }) as const),
  offset.map(place => ({ kind: 'merge', at: place }) as const),
  fc
    .record({ kind: fc.constant('move' as const), range, beside: offset, side: fc.constantFrom('before' as const, 'after' as const) })
    .map(({ range: { start, end }, ...rest }) => ({ ...rest, start, end })),
  fc.tuple(range, fc.constantFrom('text' as const, 'report' as const)).map(([where, as]) => ({ kind: 'keep', ...where, as }) as const),
  range.map(where => ({ kind: 'cut', ...where }) as const),
)

/** Any layout that `compose` can make: lines and half lines dealt out to two reports or to nobody, also out of order. */
const dealt = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('甲', '乙', '。', '，', ' ', '\n', '　', '一', '、', '👨‍👩‍👧'), minLength: 1, maxLength: 120 }),
    fc.array(fc.nat(), { maxLength: 40 }),
  )
  .map(([text, choices]): MachineLayout => {
    const blocks: { start: number; end: number; join: '\n' | '' }[][] = [[], []]
    let from = 0
    for (const choice of choices) {
      let start = from
      const end = toGraphemeBorder(text, Math.min(text.length, from + 1 + (choice % 7), nextLineEnd(text, from)), 'after')
      while (start < end && /\s/.test(text[start] ?? '')) start++
      let to = end
      while (to > start && /\s/.test(text[to - 1] ?? '')) to--
      if (start < to && choice % 3 < 2)
        blocks[choice % 3]?.[choice % 2 ? 'push' : 'unshift']({ start, end: to, join: choice % 5 === 0 ? '' : '\n' })
      from = Math.max(end, from + 1)
    }
    const filled = blocks.filter(list => list.length > 0)
    const { pieces, cuts } = compose(text, filled, [])
    const reports = pieces.map(list => ({ ...NOTHING, pieces: list }))
    return { path: '报告.txt', text, cuts, reports, problems: [] }
  })

function nextLineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found === from ? from + 1 : found < 0 ? text.length : found
}

const NOTHING = parseText(gazetteer, congressReport().join('\n'), '').reports.map(({ text: _, outline: __, problems: ___, ...rest }) => ({
  ...rest,
  outline: [],
  problems: [],
}))[0] as MachineLayout['reports'][number]

describe('whatever is repaired', () => {
  test('every unit is in one piece or one cut, and texts are those of their pieces', () => {
    fc.assert(
      fc.property(dealt, fc.array(step, { maxLength: 8 }), (machine, steps) => {
        const scaled = steps.map(each => scale(each, machine.text.length))
        const known = repairs(machine, scaled)
        const source = sourceOf(machine, known)
        expect(brokenPromises(source)).toEqual([])
        // Done again, also in parts, it is the same; none is lost on the text it was made for.
        expect(sourceOf(machine, known)).toEqual(source)
        expect(source.problems.map(problem => problem.code)).not.toContain('repair-lost')
        // Any of them may be taken back.
        for (const { id } of known)
          expect(
            brokenPromises(
              sourceOf(
                machine,
                known.filter(each => each.id !== id),
              ),
            ),
          ).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('nothing repaired is what the importer made', () => {
    fc.assert(
      fc.property(dealt, machine => {
        const { cuts, reports } = doRepairs(gazetteer, machine, [])
        expect([cuts, reports.map(({ text: _, ...rest }) => rest)]).toEqual([machine.cuts, machine.reports])
      }),
    )
    const page = parse(mixedPage())
    const { cuts, reports } = doRepairs(gazetteer, page, [])
    expect({ cuts, reports }).toMatchObject({ cuts: page.cuts, reports: page.reports })
  })
})

/** Offsets are drawn for any text and fitted to this one. */
function scale(each: RepairStep, length: number): RepairStep {
  const fitted = ([name, value]: [string, unknown]) => [name, typeof value === 'number' ? value % (length + 1) : value]
  const step = Object.fromEntries(Object.entries(each).map(entry => fitted(entry as [string, unknown]))) as RepairStep
  return 'start' in step && step.start > step.end ? { ...step, start: step.end, end: step.start } : step
}
