import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Body, Part } from '../../../shared/model/report.ts'
import type { ThemeMatrix } from '../../../shared/model/theme-matrix.ts'
import { addRevision, findRevision, listKnownReports, reviseReport } from '../../store/report-revisions.ts'
import { parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../../test-engine.ts'

const LAW = '制定城市绿化条例，修改立法规划，审查规范性文件三十件，推动宪法法律和地方性法规的实施，以良法保障善治。又修改条例两件。'
const DEPUTIES = '督办代表建议六十件，建成代表联络站十个，邀请代表列席会议，代表履职平台更加完善，联系群众更加经常。'
const PARTY = '坚持党的领导，深入学习理论，向市委请示报告重大事项，坚定拥护“两个确立”，坚决做到“两个维护”。'

let engine: TestEngine
let number = 0

beforeEach(async () => {
  engine = await startEngine()
})
afterEach(() => engine.stop())

type Section = readonly [heading: string, part: Part, ...words: string[]]

function add(city: string, year: number, sections: readonly Section[], body: Body = 'npc'): string {
  const title = `${city}工作报告`
  const text = [title, ...sections.flatMap(([heading, , ...words]) => [heading, ...words])].join('\n')
  const starts = sections.map(([heading]) => text.indexOf(heading))
  const outline = sections.map(([heading, part], at) => ({
    level: 1,
    heading,
    start: starts[at] ?? 0,
    end: starts[at + 1] ?? text.length,
    part,
  }))
  const report = parsedReport(text, { city, year, title, body, outline })
  return store(engine.services.current.database(), `${++number}.txt`, report).reportIds[0] ?? ''
}

const LAWS: Section = ['一、加强立法工作', 'review', LAW]
const DEPUTY: Section = ['二、密切联系代表', 'review', DEPUTIES]
const PARTIES: Section = ['三、坚持党的全面领导', 'review', PARTY]

const themesOf = async () => (await engine.call('themes.sets', {})).find(({ id }) => id === 'npc')?.themes.map(({ id }) => id) ?? []
async function cellOf({ cells, columns }: ThemeMatrix, theme: string, key: string) {
  const themes = await themesOf()
  return cells.find(cell => themes[cell.theme] === theme && columns[cell.column]?.key === key)
}

describe('the matrix of themes', () => {
  it('quotes the text in which it found the themes, though the report shows another one by the end', async () => {
    const id = add('青禾市', 2023, [LAWS, DEPUTY])
    add('云泽市', 2023, [PARTIES])
    const db = engine.services.current.database()
    const { sourceId = 0 } = (await engine.call('reports.list', {})).find(report => report.id === id) ?? {}
    const progress = ({ done }: { done: number }) => {
      const [known] = listKnownReports(db, sourceId)
      if (done < 2 || !known) return
      const found = findRevision(db, known.revisionId)
      if (!found) throw new Error('the report has no text')
      const revised = { ...found, text: `在所有其他的话前面有了一句新的话。\n${found.text}` }
      reviseReport(db, known, 0, addRevision(db, id, revised, '2025-01-01'), revised)
    }
    const matrix = await engine.call('themes.matrix', { by: 'report', quotes: 1 }, { progress })
    const cell = await cellOf(matrix, 'legislation', `report:${id}`)
    expect(cell?.quotes.map(({ text }) => text)).toEqual([LAW.slice(0, LAW.indexOf('。') + 1)])
  })

  it('tells what share of the text each theme has, how many paragraphs, and its first sentence', async () => {
    const id = add('青禾市', 2023, [LAWS, DEPUTY])
    const matrix = await engine.call('themes.matrix', { by: 'report', quotes: 1 })
    expect(matrix).toMatchObject({ setId: 'npc', reports: 1, others: 0, part: null })
    expect(matrix.columns).toMatchObject([{ key: `report:${id}`, place: '青禾市', year: 2023, body: 'npc', reportIds: [id], unread: 0 }])
    const cell = await cellOf(matrix, 'legislation', `report:${id}`)
    const text = (await engine.call('reports.get', { id, text: true })).text ?? ''
    const running = text.replaceAll('\n', '').length
    expect(cell?.share).toBeCloseTo((LAW.length + LAWS[0].length) / running, 6)
    expect(cell).toMatchObject({ paragraphs: 1, reports: 1, summary: '' })
    const start = text.indexOf(LAW)
    const sentence = LAW.slice(0, LAW.indexOf('。') + 1)
    expect(cell?.quotes).toEqual([{ reportId: id, start, end: start + sentence.length, text: sentence }])
    expect(await cellOf(matrix, 'party', `report:${id}`)).toBeUndefined()
  })

  it('takes the mean over the reports of a place or a year, those that say nothing of a theme included', async () => {
    const one = add('青禾市', 2022, [LAWS])
    const other = add('云泽市', 2023, [DEPUTY])
    const third = add('青禾市', 2023, [LAWS, DEPUTY])
    const shareIn = async (key: string, matrix: ThemeMatrix) => (await cellOf(matrix, 'legislation', key))?.share ?? 0
    const byReport = await engine.call('themes.matrix', { by: 'report' })
    const byPlace = await engine.call('themes.matrix', { by: 'place' })
    const byYear = await engine.call('themes.matrix', { by: 'year' })
    const [first, last] = [await shareIn(`report:${one}`, byReport), await shareIn(`report:${third}`, byReport)]
    expect(await shareIn('place:青禾市', byPlace)).toBeCloseTo((first + last) / 2, 9)
    expect(await shareIn('year:2023', byYear)).toBeCloseTo((0 + last) / 2, 9)
    expect(byYear.columns.map(({ year }) => year)).toEqual([2022, 2023])
    expect(byYear.columns[1]?.reportIds.toSorted()).toEqual([other, third].toSorted())
    expect((await cellOf(byYear, 'legislation', 'year:2023'))?.reports).toBe(1)
  })

  it('keeps to a part, and tells what has no such part from what does not mention a theme', async () => {
    const planned = add('青禾市', 2023, [LAWS, ['二、密切联系代表', 'plan', DEPUTIES]])
    const without = add('云泽市', 2023, [LAWS])
    const matrix = await engine.call('themes.matrix', { by: 'report', part: 'plan' })
    expect(await cellOf(matrix, 'legislation', `report:${planned}`)).toBeUndefined()
    expect((await cellOf(matrix, 'deputies', `report:${planned}`))?.share).toBe(1)
    const column = matrix.columns.find(({ key }) => key === `report:${without}`)
    expect(column).toMatchObject({ reportIds: [], unread: 1 })
    expect(matrix.reports).toBe(1)
  })

  it('is that of the set for most of the reports; those of other bodies are counted, and left out', async () => {
    add('青禾市', 2023, [LAWS])
    add('云泽市', 2023, [LAWS])
    add(
      '临江市',
      2023,
      [['一、发展经济', 'review', '地区生产总值增长百分之六，工业投资增长较快，招商引资取得新的成效，市场主体更加活跃。']],
      'government',
    )
    expect(await engine.call('themes.matrix', { by: 'place' })).toMatchObject({ setId: 'npc', reports: 2, others: 1 })
    expect(await engine.call('themes.matrix', { by: 'place', setId: 'government' })).toMatchObject({ reports: 1, others: 2 })
    expect(await engine.call('themes.matrix', { by: 'place', filter: { year: [1999] } })).toMatchObject({ setId: null })
  })

  it('follows what the user says of a paragraph', async () => {
    const id = add('青禾市', 2023, [LAWS, DEPUTY])
    const text = (await engine.call('reports.get', { id, text: true })).text ?? ''
    const start = text.indexOf(DEPUTIES)
    await engine.call('themes.choose', { reportId: id, start, end: start + DEPUTIES.length, theme: 'building' })
    const matrix = await engine.call('themes.matrix', { by: 'report', quotes: 1 })
    expect((await cellOf(matrix, 'building', `report:${id}`))?.quotes[0]?.text).toBe(DEPUTIES)
  })

  it('can be given up', async () => {
    add('青禾市', 2023, [LAWS])
    const given = AbortSignal.abort()
    expect(await failureOf(engine.call('themes.matrix', { by: 'place' }, { signal: given }))).toMatchObject({ code: 'cancelled' })
  })
})

describe('a cell', () => {
  it('has all paragraphs about its theme, as they are read in one report, the weightiest first in several', async () => {
    const id = add('青禾市', 2023, [LAWS, DEPUTY, PARTIES])
    const cell = await engine.call('themes.cell', { reportIds: [id], setId: 'npc', theme: 'legislation' })
    expect(cell.paragraphs.map(({ text }) => text)).toEqual([LAW])
    expect(cell.paragraphs[0]).toMatchObject({ heading: LAWS[0], part: 'review', chosen: false })
    const other = add('云泽市', 2023, [['一、加强立法工作', 'review', LAW + LAW], DEPUTY])
    const both = await engine.call('themes.cell', { reportIds: [id, other], setId: 'npc', theme: 'legislation' })
    expect(both.paragraphs[0]?.text).toBe(LAW + LAW)
    expect(both.total).toBe(2)
    expect(await failureOf(engine.call('themes.cell', { reportIds: [id], setId: 'npc', theme: 'weather' }))).toMatchObject({
      code: 'not-found',
    })
  })
})

describe('the summary of a cell', () => {
  const column = 'place:青禾市'
  const summary = async (theme = 'legislation') =>
    (await cellOf(await engine.call('themes.matrix', { by: 'place' }), theme, column))?.summary
  const write = (text: string, theme = 'legislation') => engine.call('themes.summarise', { setId: 'npc', theme, column, text })

  beforeEach(() => {
    add('青禾市', 2023, [LAWS])
  })

  it('is kept, can be taken back, and is there after a restart', async () => {
    await write('三件条例')
    await write('三件条例，一件决定')
    expect(await summary()).toBe('三件条例，一件决定')
    engine = await engine.restart()
    await engine.call('journal.undo', {})
    expect(await summary()).toBe('三件条例')
    await engine.call('journal.redo', {})
    expect(await summary()).toBe('三件条例，一件决定')
    await write('')
    expect(await summary()).toBe('')
    await engine.call('journal.undo', {})
    expect(await summary()).toBe('三件条例，一件决定')
  })

  it('stands also where the theme is not mentioned', async () => {
    await write('今年没有提到', 'epidemic')
    const cell = await cellOf(await engine.call('themes.matrix', { by: 'place' }), 'epidemic', column)
    expect(cell).toMatchObject({ share: 0, paragraphs: 0, reports: 0, summary: '今年没有提到' })
  })

  it('stays when the report goes, and is there when it comes back', async () => {
    await write('三件条例')
    const [report] = await engine.call('reports.list', {})
    await engine.call('reports.remove', { ids: [report?.id ?? ''] })
    await engine.call('journal.undo', {})
    expect(await summary()).toBe('三件条例')
  })
})

describe('a theme in a query', () => {
  const linesOf = async (query: string) => {
    const { key } = await engine.call('concordance.open', { query })
    return (await engine.call('concordance.rows', { key, from: 0, count: 10 })).rows.map(({ hit }) => hit)
  }

  it('keeps hits to the paragraphs about it, in lists, lines and counts, by its name in both languages', async () => {
    const id = add('青禾市', 2023, [['一、加强立法工作', 'review', `${LAW}联系代表。`], DEPUTY])
    const found = async (query: string) => {
      const { reports, occurrences } = await engine.call('reports.search', { query })
      return [reports, occurrences]
    }
    const all = await found('代表')
    const inLaw = await found('代表 主题:立法')
    expect(inLaw).toEqual([1, 1])
    expect(await found('代表 theme:legislation')).toEqual(inLaw)
    expect(await found('代表 theme:building')).toEqual([0, 0])
    expect(await found('联络站 theme:deputies')).toEqual([1, 1])
    expect(await found('代表 -主题:立法')).toEqual([1, (all[1] ?? 0) - 1])
    expect(await found('代表 主题:疫情')).toEqual([0, 0])
    expect(await linesOf('代表 主题:立法')).toEqual(['代表'])
    const { series } = await engine.call('trends.get', { queries: ['代表 主题:立法'], by: 'year' })
    expect(series[0]?.counts.map(({ occurrences }) => occurrences)).toEqual([1])
    expect((await engine.call('reports.find', { id, query: '代表 主题:立法' })).ranges).toHaveLength(1)
  })

  it('follows what the user says, also where the same was asked before', async () => {
    const id = add('青禾市', 2023, [LAWS, DEPUTY])
    const count = async () => (await engine.call('reports.search', { query: '联络站 主题:自身建设' })).occurrences
    expect(await count()).toBe(0)
    const text = (await engine.call('reports.get', { id, text: true })).text ?? ''
    const start = text.indexOf(DEPUTIES)
    await engine.call('themes.choose', { reportId: id, start, end: start + DEPUTIES.length, theme: 'building' })
    expect(await count()).toBe(1)
    await engine.call('journal.undo', {})
    expect(await count()).toBe(0)
  })

  it('is offered while it is typed, and one that there is not is told', async () => {
    add('青禾市', 2023, [LAWS])
    const offered = async (query: string) => (await engine.call('queries.read', { query })).suggestions.map(({ text }) => text)
    expect(await offered('主题:zsjs')).toEqual(['自身建设'])
    expect(await offered('theme:legis')).toContain('"Legislation and rule of law"')
    const { problems } = await engine.call('reports.search', { query: '代表 主题:天气' })
    expect(problems.map(({ code }) => code)).toEqual(['value-unknown'])
  })
})

describe('the matrix in a file', () => {
  it('has shares as numbers, nothing where nothing was read, and a table of what stands in the cells', async () => {
    add('青禾市', 2023, [LAWS])
    add('云泽市', 2023, [['一、密切联系代表', 'plan', DEPUTIES]])
    await engine.call('themes.summarise', { setId: 'npc', theme: 'legislation', column: 'place:青禾市', text: '三件' })
    const input = { directory: engine.folder, by: 'place', part: 'review' } as const
    const { files, rows } = await engine.call('exports.themeMatrix', input)
    expect(rows).toBe((await themesOf()).length)
    const [shares = '', words = ''] = files.map(file => readFileSync(file, 'utf8'))
    const lines = shares.replace('\ufeff', '').split('\r\n')
    const places = lines[0]?.split(',').slice(1)
    expect(places?.toSorted()).toEqual(['云泽市', '青禾市'])
    const laws = lines.find(line => line.startsWith('立法'))?.split(',')
    expect(laws?.[1 + (places?.indexOf('云泽市') ?? 0)]).toBe('')
    expect(Number(laws?.[1 + (places?.indexOf('青禾市') ?? 0)])).toBeGreaterThan(80)
    expect(words).toContain('三件,')
    const turned = await engine.call('exports.themeMatrix', { ...input, turned: true, format: 'xlsx' })
    expect(turned.rows).toBe(2)
    expect(turned.files).toHaveLength(1)
  })
})
