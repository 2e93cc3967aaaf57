import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import type { ConcordanceRow } from '../../../shared/model/search.ts'
import { parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../../test-engine.ts'

const QINGHE = '青禾市工作报告\n一、监督工作\n加强预算监督。听取报告，监督法律实施。\n二、代表工作\n办理代表建议。'
const SHIDU = '石渡县工作报告\n（一）监督工作\n開展預算監督。'
const YUNZE = '云泽市工作报告\n代表视察预算。'

let engine: TestEngine
let qinghe: string
let shidu: string

function outline(text: string, ...headings: readonly string[]) {
  const starts = headings.map(heading => text.indexOf(heading))
  return headings.map((heading, i) => ({
    level: 1,
    heading,
    start: starts[i] ?? 0,
    end: starts[i + 1] ?? text.length,
    part: 'review' as const,
  }))
}

beforeEach(async () => {
  engine = await startEngine()
  const db = engine.services.current.database()
  const place = { province: '云岭省', city: '青禾市' } as const
  const first = store(
    db,
    'a.txt',
    parsedReport(QINGHE, { ...place, year: 2024, title: '青禾市监督报告', outline: outline(QINGHE, '一、监督工作', '二、代表工作') }),
    parsedReport(SHIDU, {
      ...place,
      county: '石渡县',
      year: 2023,
      date: '2023-02',
      body: 'cppcc',
      outline: outline(SHIDU, '（一）监督工作'),
    }),
  )
  store(db, 'b.txt', parsedReport(YUNZE, { province: '云岭省', city: '云泽市', year: 2023, date: '2023-01-05' }))
  ;[qinghe = '', shidu = ''] = first.reportIds
  // So that the texts are read that were put in behind the engine's back.
  await engine.services.library.close()
  await engine.call('library.open', { path: engine.library })
})

afterEach(() => engine.stop())

const search = (query: string, more: Partial<Input<'reports.search'>> = {}) => engine.call('reports.search', { query, ...more })
const found = async (query: string) => (await search(query)).hits.map(({ place, occurrences }) => `${place} ${occurrences}`).sort()

describe('search', () => {
  it('finds by words, fields and nearness', async () => {
    expect(await found('预算')).toEqual(['云泽市 1', '石渡县 1', '青禾市 1'])
    expect(await found('预算 地区:青禾')).toEqual(['石渡县 1', '青禾市 1'])
    expect(await found('预算 年份:2023 机关：政协')).toEqual(['石渡县 1'])
    expect(await found('标题:监督 预算')).toEqual(['青禾市 1'])
    expect(await found('监督 节:监督 -节:代表')).toEqual(['石渡县 2', '青禾市 3'])
    expect(await found('预算 NEAR/2 监督')).toEqual(['石渡县 1', '青禾市 1'])
    expect(await found('来源:b.txt')).toEqual(['云泽市 0'])
    expect(await found('-预算')).toEqual([])
  })

  it('says how it reads a query, and what no report has', async () => {
    const result = await search('（预算 OR 监督 地区:海角')
    expect(result).toMatchObject({ reading: '(预算 OR 监督) 地区:海角', reports: 0 })
    expect(result.problems.map(({ code, start, end }) => [code, start, end])).toEqual([
      ['parenthesis-open', 0, 1],
      ['value-unknown', 10, 15],
    ])
  })

  it('puts a report first whose title has the word, and counts beyond the filter for everywhere', async () => {
    expect((await search('监督')).hits[0]?.reportId).toBe(qinghe)
    const narrowed = await search('预算', { filter: { year: [2024] }, everywhere: true })
    expect([narrowed.reports, narrowed.occurrences, narrowed.everywhere?.length]).toEqual([1, 1, 3])
  })

  it('keeps to highlights that carry a tag', async () => {
    const { id } = await engine.call('tags.create', { path: ['监督', '预算'] })
    await engine.call('highlights.add', { reportId: shidu, start: 0, end: 3, tagIds: [id] })
    expect(await found('预算 标签:监督')).toEqual(['石渡县 1'])
    expect(await found('预算 -标签:监督/预算')).toEqual(['云泽市 1', '青禾市 1'])
  })

  it('completes places by pinyin, and reads the query it is given', async () => {
    const help = await engine.call('queries.read', { query: '预算 地区:qh', caret: 8 })
    expect(help).toMatchObject({ start: 6, end: 8, suggestions: [{ text: '青禾市', kind: 'value', reports: 2 }] })
    expect(help.tokens.map(({ kind }) => kind)).toEqual(['word', 'field', 'value'])
  })

  it('completes headings without their numbers, folders and bodies, by characters or letters', async () => {
    const offered = async (query: string) => (await engine.call('queries.read', { query })).suggestions.map(({ text }) => text)
    expect(await offered('节:工作')).toEqual(['监督工作', '代表工作'])
    expect(await offered('section:jdgz')).toEqual(['监督工作'])
    expect(await offered('节:')).toEqual([])
    expect(await offered('机关:zx')).toEqual(['政协'])
    expect(await offered('kind:np')).toEqual(['npc'])
    expect(await found('预算 类型:政协')).toEqual(['石渡县 1'])
  })
})

describe('concordance', () => {
  const open = (input: Input<'concordance.open'>) => engine.call('concordance.open', input)
  async function rows(input: Input<'concordance.open'>): Promise<readonly ConcordanceRow[]> {
    const { key } = await open(input)
    return (await engine.call('concordance.rows', { key, from: 0, count: 100, width: 4 })).rows
  }

  it('shows every occurrence in its context, with its section', async () => {
    const { key, occurrences, reports } = await open({ query: '预算' })
    expect([occurrences, reports]).toEqual([3, 3])
    const page = await engine.call('concordance.rows', { key, from: 0, count: 1, width: 5 })
    expect(page).toEqual({
      rows: [
        {
          reportId: qinghe,
          title: '青禾市监督报告',
          place: '青禾市',
          year: 2024,
          date: null,
          body: 'npc',
          section: '一、监督工作',
          start: 17,
          end: 19,
          left: '工作 加强',
          hit: '预算',
          right: '监督。听取',
        },
      ],
      occurrences: 3,
      reports: 3,
    })
    expect((await engine.call('concordance.rows', { key, from: 2, count: 5 })).rows).toHaveLength(1)
  })

  it('is sorted by what follows and precedes in pinyin, by place and by year', async () => {
    const contexts = async (sort: Input<'concordance.open'>['sort']) =>
      (await rows({ query: '监督', sort })).map(({ left, right }) => [left.at(-1), right[0]].join('·'))
    expect(await contexts('right')).toEqual(['算·。', '算·。', '，·法', '、·工', '）·工'])
    expect(await contexts('left')).toEqual(['）·工', '，·法', '、·工', '算·。', '算·。'])
    expect((await rows({ query: '预算', sort: 'place' })).map(row => row.place)).toEqual(['青禾市', '石渡县', '云泽市'])
    expect((await rows({ query: '预算', sort: 'year' })).map(({ place, year, date }) => [place, year, date])).toEqual([
      ['云泽市', 2023, '2023-01-05'],
      ['石渡县', 2023, '2023-02'],
      ['青禾市', 2024, null],
    ])
  })

  it('counts by part of the library and by section, per 10,000 characters', async () => {
    const { key } = await open({ query: '监督' })
    const years = await engine.call('concordance.groups', { key, by: 'year' })
    expect(years.groups).toEqual([
      { year: 2024, reports: 1, characters: QINGHE.length, count: { occurrences: 3, reports: 1, rate: 30_000 / QINGHE.length } },
      {
        year: 2023,
        reports: 2,
        characters: SHIDU.length + YUNZE.length,
        count: { occurrences: 2, reports: 1, rate: 20_000 / (SHIDU.length + YUNZE.length) },
      },
    ])
    const sections = await engine.call('concordance.groups', { key, by: 'section' })
    expect(sections.groups.map(({ section, reports, count }) => [section, reports, count.occurrences])).toEqual([['监督工作', 2, 5]])
  })

  it('counts the whole country as a place of its own, apart from reports of an unknown place', async () => {
    const db = engine.services.current.database()
    const nowhere = { province: null, city: null, county: null } as const
    store(db, 'c.txt', parsedReport('政府工作报告\n加强监督。', { ...nowhere, level: 'country' }))
    store(db, 'd.txt', parsedReport('某地工作报告\n监督监督监督。', { ...nowhere, level: null }))
    await engine.services.library.close()
    await engine.call('library.open', { path: engine.library })
    const { key } = await open({ query: '监督' })
    const { groups } = await engine.call('concordance.groups', { key, by: 'place' })
    expect(groups.map(({ place, count }) => [place, count.occurrences]).sort()).toEqual([
      [null, 3],
      ['全国', 1],
      ['石渡县', 2],
      ['青禾市', 3],
    ])
  })

  it('tells which words stand near one another, in rows, snippets and the report itself', async () => {
    const query = '预算 近/5 监督'
    const [hit] = (await search(query, { filter: { ids: [qinghe] } })).hits
    expect(hit?.snippets[0]?.words).toEqual([
      { start: 0, end: 2 },
      { start: 7, end: 9 },
    ])
    const { key } = await open({ query: '听取 近/5 监督', filter: { ids: [qinghe] } })
    const { rows } = await engine.call('concordance.rows', { key, from: 0, count: 9 })
    const cut = rows.map(({ hit, words = [] }) => [hit, words.map(({ start, end }) => hit.slice(start, end))])
    expect(cut).toEqual([
      ['监督。听取', ['监督', '听取']],
      ['听取报告，监督', ['听取', '监督']],
    ])
    const { ranges } = await engine.call('reports.find', { id: qinghe, query: '听取 近/5 监督' })
    expect(ranges.map(({ words = [] }) => words.map(({ start, end }) => QINGHE.slice(start, end)))).toEqual([
      ['监督', '听取'],
      ['听取', '监督'],
    ])
    const plain = await engine.call('reports.find', { id: qinghe, query: '监督' })
    expect(plain.ranges.every(range => !('words' in range))).toBe(true)
  })

  it('counts a report that is in the library twice once, where that is wanted, the copy that is left after a filter', async () => {
    const long = (name: string) =>
      `${name}工作报告\n${Array.from({ length: 60 }, (_, at) => `第${at}项工作是${String.fromCharCode(0x4e00 + at * 7).repeat(3)}监督。`).join('\n')}`
    const place = { province: '云岭省', city: '溪口市', year: 2022 } as const
    const db = engine.services.current.database()
    store(db, 'c.txt', parsedReport(long('溪口市'), place))
    store(db, 'd/c.txt', parsedReport(long('溪口市'), place))
    engine = await engine.restart()
    const counts = async (more: Partial<Input<'concordance.open'>>) => {
      const { occurrences, reports, copies } = await open({ query: '监督 地区:溪口', ...more })
      return { occurrences, reports, copies }
    }
    expect(await counts({})).toEqual({ occurrences: 120, reports: 2, copies: 0 })
    expect(await counts({ oneOfEach: true })).toEqual({ occurrences: 60, reports: 1, copies: 1 })
    expect(await counts({ oneOfEach: true, filter: { source: 'd/' } })).toEqual({ occurrences: 60, reports: 1, copies: 0 })

    const filter = { place: ['溪口市'] }
    const lines = async (oneOfEach: boolean) => {
      const { groups, series, copies } = await engine.call('trends.get', { queries: ['监督'], by: 'year', filter, oneOfEach })
      return [groups.map(({ reports }) => reports), series[0]?.total.occurrences, copies]
    }
    expect([await lines(false), await lines(true)]).toEqual([
      [[2], 120, 0],
      [[1], 60, 1],
    ])

    const all = await engine.call('words.frequency', { filter })
    const { selection, rows } = await engine.call('words.frequency', { filter, oneOfEach: true })
    expect([all.selection.copies, selection]).toEqual([0, { reports: 1, words: all.selection.words / 2, copies: 1 }])
    expect(rows.find(({ word }) => word === '监督')?.occurrences).toBe(60)
    const near = await engine.call('words.collocations', { node: '监督', filter, oneOfEach: true })
    expect([near.occurrences, near.selection.copies]).toEqual([60, 1])
    // A copy of what is looked at says nothing about the others.
    const [one] = await engine.call('reports.list', { filter })
    const compared = { filter: { ids: [one?.id ?? ''] }, against: filter }
    expect((await engine.call('words.keyness', compared)).others).toMatchObject({ reports: 1, copies: 0 })
    expect((await engine.call('words.keyness', { ...compared, oneOfEach: true })).others).toEqual({ reports: 0, words: 0, copies: 1 })
  })

  it('is made again when reports have changed', async () => {
    const { key } = await open({ query: '预算' })
    await engine.call('reports.remove', { ids: [qinghe] })
    expect(await engine.call('concordance.rows', { key, from: 0, count: 10 })).toMatchObject({ occurrences: 2, reports: 2 })
    await engine.call('journal.undo', {})
    expect(await engine.call('concordance.rows', { key, from: 0, count: 10 })).toMatchObject({ occurrences: 3 })
    expect(await failureOf(engine.call('concordance.rows', { key: 'k999', from: 0, count: 1 }))).toMatchObject({ code: 'not-found' })
  })

  it('is highlighted and tagged in one action that one undo takes back, and nothing twice', async () => {
    const { id: tag } = await engine.call('tags.create', { path: ['监督'] })
    await engine.call('highlights.add', { reportId: shidu, start: SHIDU.indexOf('預算'), end: SHIDU.indexOf('預算') + 2, colour: 'rouge' })
    const { key } = await open({ query: '预算' })
    const preview = await engine.call('concordance.highlight', { key, colour: 'rouge', tagIds: [tag], preview: true })
    expect(preview).toEqual({ added: 2, tagged: 1, unchanged: 0, reports: 3, action: null })
    expect(await engine.call('highlights.list', {})).toHaveLength(1)
    const done = await engine.call('concordance.highlight', { key, colour: 'rouge', tagIds: [tag] })
    expect(done).toMatchObject({ added: 2, tagged: 1, action: { kind: 'concordance.mark', count: 3 } })
    expect((await engine.call('highlights.list', {})).map(({ quote, tags }) => [quote, tags])).toEqual([
      ['预算', ['监督']],
      ['預算', ['监督']],
      ['预算', ['监督']],
    ])
    expect(await engine.call('concordance.highlight', { key, colour: 'rouge', tagIds: [tag] })).toMatchObject({
      added: 0,
      unchanged: 3,
      action: null,
    })
    await engine.call('journal.undo', {})
    expect((await engine.call('highlights.list', {})).map(({ quote, tags }) => [quote, tags])).toEqual([['預算', []]])
  })

  it('highlights the chosen rows only', async () => {
    const { key } = await open({ query: '预算' })
    const only = [{ reportId: qinghe, start: 17, end: 19 }]
    expect(await engine.call('concordance.highlight', { key, only })).toMatchObject({ added: 1, reports: 1 })
    const elsewhere = [{ reportId: qinghe, start: 18, end: 20 }]
    expect(await failureOf(engine.call('concordance.highlight', { key, only: elsewhere }))).toMatchObject({ code: 'conflict' })
    expect(await engine.call('highlights.list', {})).toHaveLength(1)
  })

  it('is highlighted with its sentences or paragraphs, each once, whatever stands in them', async () => {
    const { key, occurrences } = await open({ query: '监督' })
    const listed = async () => (await engine.call('highlights.list', {})).map(({ quote }) => quote)
    const preview = await engine.call('concordance.highlight', { key, extent: 'paragraph', preview: true })
    expect(preview.added).toBeLessThan(occurrences)
    await engine.call('concordance.highlight', { key, extent: 'paragraph' })
    const paragraphs = await listed()
    expect(paragraphs).toHaveLength(preview.added)
    const lines = [QINGHE, SHIDU, YUNZE].flatMap(text => text.split('\n')).map(line => line.trim())
    expect(paragraphs.toSorted()).toEqual(lines.filter(line => line.includes('监督') || line.includes('監督')).toSorted())
    expect(await engine.call('concordance.highlight', { key, extent: 'paragraph' })).toMatchObject({ added: 0, action: null })
    await engine.call('journal.undo', {})
    await engine.call('concordance.highlight', { key, extent: 'sentence' })
    for (const quote of await listed()) expect(quote).toMatch(/^\S.*[监監]督.*\S$/)
  })

  it('is written to a table', async () => {
    const { key } = await open({ query: '预算', sort: 'year' })
    const { file, rows } = await engine.call('exports.concordance', { directory: `${engine.folder}/out`, key, width: 2 })
    const lines = readFileSync(file, 'utf8').split('\r\n')
    expect(rows).toBe(3)
    expect(lines[0]).toBe('\uFEFF地区,年份,日期,机关,标题,节,前文,命中,后文,起,止,报告')
    expect(lines[3]).toBe(`青禾市,2024,,人大,青禾市监督报告,一、监督工作,加强,预算,监督,17,19,${qinghe}`)
    const english = await engine.call('exports.concordance', { directory: `${engine.folder}/en`, key, width: 2, language: 'en' })
    const [head, , , row] = readFileSync(english.file, 'utf8').split('\r\n')
    expect(head).toBe('\uFEFFPlace,Year,Date,Body,Title,Section,Left,Hit,Right,Start,End,Report')
    expect(row).toContain(',2024,,NPC,')
  })

  it('has its counts written to a table, the parts named in its language', async () => {
    const { key } = await open({ query: '监督' })
    const { file, rows } = await engine.call('exports.counts', { directory: `${engine.folder}/out`, key, by: 'body' })
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
    expect([rows, lines[0]]).toEqual([2, '\uFEFF机关,处数,每万字,出现的报告数,报告数,字数'])
    expect(lines[2]).toBe(`政协,2,${Math.round(20_000_000 / SHIDU.length) / 1000},1,1,${SHIDU.length}`)
    const english = await engine.call('exports.counts', { directory: `${engine.folder}/en`, key, by: 'section', language: 'en' })
    expect(readFileSync(english.file, 'utf8')).toMatch(/^\uFEFFSection,Occurrences,[\s\S]*\r\n监督工作,/)
  })
})

describe('trends and concepts', () => {
  it('count queries by year and place', async () => {
    const trends = await engine.call('trends.get', { queries: ['监督', '预算 OR 代表'], by: 'year' })
    expect(trends.groups).toEqual([
      { year: 2023, reports: 2, characters: SHIDU.length + YUNZE.length },
      { year: 2024, reports: 1, characters: QINGHE.length },
    ])
    expect(trends.series.map(({ counts, total }) => [counts.map(count => count.occurrences), total.occurrences, total.reports])).toEqual([
      [[2, 3], 5, 2],
      [[3, 3], 6, 3],
    ])
    const cells = await engine.call('trends.get', { queries: ['预算'], by: 'place-year', filter: { year: [2023] } })
    expect(cells.groups.map(({ place, year }) => [place, year])).toEqual([
      ['石渡县', 2023],
      ['云泽市', 2023],
    ])
  })

  it('keeps concepts in the library, to be counted by any of their expressions and taken back', async () => {
    const concept = await engine.call('concepts.save', { name: '人大监督', expressions: ['监督法律', '预算 NEAR/2 监督', '监督法律'] })
    expect(concept).toMatchObject({ name: '人大监督', expressions: ['监督法律', '预算 NEAR/2 监督'], note: '' })
    const { series } = await engine.call('trends.get', { conceptIds: [concept.id], by: 'year' })
    expect(series.map(({ name, reading, counts }) => [name, reading, counts.map(count => count.occurrences)])).toEqual([
      ['人大监督', '监督法律 OR (预算 NEAR/2 监督)', [1, 2]],
    ])
    await engine.call('concepts.save', { id: concept.id, name: '监督', expressions: [...concept.expressions] })
    expect(await failureOf(engine.call('concepts.save', { name: '监督', expressions: ['甲'] }))).toMatchObject({ code: 'conflict' })
    await engine.call('journal.undo', {})
    await engine.call('concepts.remove', { ids: [concept.id] })
    expect(await engine.call('concepts.list', {})).toEqual([])
    await engine.call('journal.undo', {})
    expect(await engine.call('concepts.list', {})).toEqual([concept])
    expect(engine.payloads('concepts.changed').length).toBeGreaterThan(3)
  })

  it('are written to a table', async () => {
    const { file } = await engine.call('exports.trends', { directory: `${engine.folder}/out`, queries: ['预算'], by: 'year' })
    expect(readFileSync(file, 'utf8').split('\r\n')[2]).toBe(`2024,1,${QINGHE.length},1,1,${Math.round(10_000_000 / QINGHE.length) / 1000}`)
    const bodies = await engine.call('exports.trends', { directory: `${engine.folder}/bodies`, queries: ['预算'], by: 'body' })
    expect(readFileSync(bodies.file, 'utf8')).toContain('\r\n政协,1,')
    await engine.call('concepts.save', { name: '监督', expressions: ['监督法律', '预算 NEAR/2 监督'], note: '两种' })
    const concepts = await engine.call('exports.concepts', { directory: `${engine.folder}/concepts` })
    expect(readFileSync(concepts.file, 'utf8')).toBe('\uFEFF概念,说法,说明\r\n监督,监督法律,两种\r\n监督,预算 NEAR/2 监督,两种\r\n')
  })
})
