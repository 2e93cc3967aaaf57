import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addRevision, currentRevision, listKnownReports, reviseReport } from '../../store/report-revisions.ts'
import { listReportsById } from '../../store/reports.ts'
import { parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../../test-engine.ts'
import { readThemes } from './read-themes.ts'

const HEADINGS = ['一、坚持党的全面领导,把牢政治方向', '二、加强立法工作', '三、密切联系代表']
const LAW = '制定城市绿化条例，修改立法规划，审查规范性文件三十件，推动宪法法律和地方性法规的实施，以良法保障善治。'
const DEPUTIES = '督办代表建议六十件，建成代表联络站十个，邀请代表列席会议，代表履职平台更加完善，联系群众更加经常。'
const PARTY = '坚持党的领导，深入学习理论，向市委请示报告重大事项，坚定拥护“两个确立”，坚决做到“两个维护”。'
const ORDINARY = '全体人员同心协力，克服种种困难，如期完成了年初确定的各项任务，得到了各方面的充分肯定和支持。'

let engine: TestEngine
let reportId: string
let text: string

beforeEach(async () => {
  engine = await startEngine()
  text = ['青禾市人大常委会工作报告', HEADINGS[0], PARTY, HEADINGS[1], LAW, ORDINARY, HEADINGS[2], DEPUTIES].join('\n')
  const starts = HEADINGS.map(heading => text.indexOf(heading))
  const outline = HEADINGS.map((heading, at) => {
    return { level: 1, heading, start: starts[at] ?? 0, end: starts[at + 1] ?? text.length, part: 'review' as const }
  })
  const db = engine.services.current.database()
  const report = parsedReport(text, { city: '青禾市', year: 2024, title: '报告', body: 'npc', outline })
  reportId = store(db, 'a.txt', report).reportIds[0] ?? ''
})
afterEach(() => engine.stop())

const ofReport = (setId?: string) => engine.call('themes.ofReport', { reportId, ...(setId === undefined ? {} : { setId }) })
const themeOf = async (words: string, setId?: string) => {
  const start = text.indexOf(words)
  return (await ofReport(setId)).paragraphs.find(paragraph => paragraph.start === start)?.themes[0]?.theme
}
const rangeOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

describe('the themes of a report', () => {
  it('are told for sections and for paragraphs, by the set for its body', async () => {
    const { setId, place, sections } = await ofReport()
    expect([setId, place]).toEqual(['npc', '青禾市'])
    const named = sections.filter(({ themes }) => themes.length > 0)
    expect(named.map(({ heading, part, themes }) => [heading, part, themes[0]?.theme])).toEqual([
      [HEADINGS[0], 'review', 'party'],
      [HEADINGS[1], 'review', 'legislation'],
      [HEADINGS[2], 'review', 'deputies'],
    ])
    expect(await Promise.all([PARTY, LAW, DEPUTIES].map(words => themeOf(words)))).toEqual(['party', 'legislation', 'deputies'])
  })

  it('are about what their section is about where they say little themselves', async () => {
    expect(await themeOf(ORDINARY)).toBe('legislation')
  })

  it('are the same when they are asked for again, and for many reports at once', async () => {
    const first = await ofReport()
    expect(await ofReport()).toEqual(first)
    const { reports } = await engine.call('themes.list', { paragraphs: true })
    expect(reports).toEqual([first])
    const short = await engine.call('themes.list', { filter: { body: ['npc'] } })
    expect(short.reports).toEqual([{ ...first, paragraphs: [] }])
  })

  it('are those of the headings of its own text, also where the report shows another one by the time it is read', async () => {
    const db = engine.services.current.database()
    const first = await ofReport()
    const before = currentRevision(db, reportId)
    const [summary] = listReportsById(db, [reportId])
    const model = summary && engine.services.themes.modelFor(db, summary)
    const [known] = listKnownReports(db, summary?.sourceId ?? 0)
    if (!summary || !model || !known) return expect.unreachable()
    const revised = parsedReport(LAW, { city: '青禾市', year: 2024, title: '报告', body: 'npc' })
    reviseReport(db, known, 0, addRevision(db, reportId, revised, '2025-01-01'), revised)
    const reading = readThemes(db, { ...model, version: 'read anew' }, summary, before, [])
    let step = reading.next()
    while (!step.done) step = reading.next()
    expect(step.value.sections).toEqual(first.sections)
  })

  it('come in pages, by place and year, with how many there are in all', async () => {
    const db = engine.services.current.database()
    const of = (city: string, year: number) => parsedReport(text, { city, year, title: '报告', body: 'npc' })
    store(db, 'b.txt', of('青禾市', 2023), of('兰渚市', 2024))
    const page = async (offset: number) => {
      const { reports, total } = await engine.call('themes.list', { offset, limit: 2 })
      return [total, ...reports.map(({ place, year }) => `${place} ${year}`)]
    }
    expect(await page(0)).toEqual([3, '兰渚市 2024', '青禾市 2023'])
    expect(await page(2)).toEqual([3, '青禾市 2024'])
    expect(await page(4)).toEqual([3])
  })

  it('are none where no set is for the body', async () => {
    await engine.call('reports.update', { ids: [reportId], patch: { body: 'court' } })
    expect(await ofReport()).toMatchObject({ setId: null, sections: [], paragraphs: [] })
  })
})

describe('what the user says of a stretch', () => {
  it('counts without doubt, is told, and can be taken back', async () => {
    const before = engine.payloads('themes.changed').length
    await engine.call('themes.choose', { reportId, ...rangeOf(ORDINARY), theme: 'building' })
    const told = (await ofReport()).paragraphs.find(({ start }) => start === text.indexOf(ORDINARY))
    expect(told).toMatchObject({ chosen: true, themes: [{ theme: 'building', share: 1 }] })
    await engine.call('journal.undo', {})
    expect(await themeOf(ORDINARY)).toBe('legislation')
    await engine.call('journal.redo', {})
    expect(await themeOf(ORDINARY)).toBe('building')
    await engine.call('themes.choose', { reportId, ...rangeOf(ORDINARY), theme: null })
    expect(await themeOf(ORDINARY)).toBe('legislation')
    expect(engine.payloads('themes.changed').length - before).toBe(4)
  })

  it('holds for one theme only, the last one', async () => {
    await engine.call('themes.choose', { reportId, ...rangeOf(LAW), theme: 'building' })
    await engine.call('themes.choose', { reportId, ...rangeOf(LAW), theme: 'supervision' })
    expect(await themeOf(LAW)).toBe('supervision')
    expect((await engine.call('themes.sets', {})).find(({ id }) => id === 'npc')?.chosen).toBe(1)
  })

  it('teaches at once: a stretch of like words elsewhere follows', async () => {
    const other = `青禾市人大常委会工作报告\n${ORDINARY.replace('如期', '按时')}\n${ORDINARY.replace('种种', '重重')}`
    const outline = [{ level: 1, heading: '', start: 13, end: other.length, part: 'review' as const }]
    const db = engine.services.current.database()
    const id = store(db, 'b.txt', parsedReport(other, { city: '青禾市', year: 2023, body: 'npc', outline })).reportIds[0] ?? ''
    const best = async () => (await engine.call('themes.ofReport', { reportId: id })).sections.at(-1)?.themes[0]?.theme
    expect(await best()).not.toBe('epidemic')
    for (const words of [ORDINARY, LAW]) {
      await engine.call('themes.choose', { reportId, ...rangeOf(words), theme: words === ORDINARY ? 'epidemic' : 'legislation' })
    }
    await engine.call('themes.choose', { reportId: id, start: 13, end: 13 + ORDINARY.length, theme: 'epidemic' })
    expect(await best()).toBe('epidemic')
  })

  it('stays on its words when the file changes', async () => {
    const words = (...lines: string[]) =>
      ['青禾市人大常委会工作报告', '一、加强立法工作', ...lines, '二、密切联系代表', DEPUTIES].join('\n')
    const folder = engine.write('files', { 'b.txt': words(LAW, ORDINARY) })
    await engine.call('sources.import', { paths: [folder] })
    const imported = (await engine.call('reports.list', {})).find(({ sourcePath }) => sourcePath.includes('b.txt'))?.id ?? ''
    const at = async () => {
      const { text: now } = await engine.call('reports.get', { id: imported, text: true })
      return now?.indexOf(ORDINARY) ?? -1
    }
    const start = await at()
    await engine.call('themes.choose', { reportId: imported, start, end: start + ORDINARY.length, theme: 'epidemic' })
    engine.write('files', { 'b.txt': words('新的一段放在前面，说的是制定法规。', LAW, ORDINARY) })
    await engine.call('sources.import', { paths: [folder] })
    const moved = await at()
    expect(moved).toBeGreaterThan(start)
    const { paragraphs } = await engine.call('themes.ofReport', { reportId: imported })
    expect(paragraphs.filter(({ chosen }) => chosen).map(each => [each.start, each.themes])).toEqual([
      [moved, [{ theme: 'epidemic', share: 1 }]],
    ])
  })

  it('refuses themes and stretches that are not there', async () => {
    const choose = (input: { theme?: string; start?: number; end?: number; setId?: string }) =>
      failureOf(engine.call('themes.choose', { reportId, start: 0, end: 5, theme: 'party', ...input }))
    expect((await choose({ theme: 'rural' })).code).toBe('not-found')
    expect((await choose({ setId: 'nothing' })).code).toBe('not-found')
    expect((await choose({ end: 100_000 })).code).toBe('bad-input')
    expect((await choose({ start: 5 })).code).toBe('bad-input')
  })
})

describe('a set of the user', () => {
  const themes = [
    { name: '学习', keywords: ['学习', '请示报告'] },
    { name: '规矩', keywords: ['条例', '规划'] },
    { name: '联络', keywords: [] },
  ]

  it('goes before that of the program, judges by keywords and learns from what is chosen', async () => {
    const set = await engine.call('themes.saveSet', { name: '我的', bodies: ['npc'], themes })
    const [study, rules, ties] = set.themes.map(({ id }) => id)
    expect((await engine.call('themes.sets', {})).map(({ id }) => id)).toEqual([set.id, 'npc', 'cppcc', 'government'])
    expect((await ofReport()).setId).toBe(set.id)
    expect(await Promise.all([PARTY, LAW].map(words => themeOf(words)))).toEqual([study, rules])
    expect(await themeOf(DEPUTIES)).not.toBe(ties)
    await engine.call('themes.choose', { reportId, ...rangeOf(DEPUTIES), theme: ties ?? '' })
    expect(await themeOf(DEPUTIES)).toBe(ties)
    expect(await themeOf(LAW, 'npc')).toBe('legislation')
  })

  it('learns what is proposed for the sections that are left in one step, which is undone in one', async () => {
    const set = await engine.call('themes.saveSet', { name: '我的', bodies: ['npc'], themes })
    const [study, rules, ties] = set.themes.map(({ id }) => id)
    const told = async () => (await ofReport()).sections.map(({ chosen, themes: [best] }) => [best?.theme, chosen])
    const start = text.indexOf(HEADINGS[2] ?? '')
    await engine.call('themes.choose', { reportId, start, end: text.length, theme: ties ?? '' })
    const accept = () => engine.call('themes.accept', { reportId, setId: set.id })
    expect((await accept()).count).toBe(2)
    expect(await told()).toEqual([
      [undefined, false],
      [study, true],
      [rules, true],
      [ties, true],
    ])
    expect((await failureOf(accept())).code).toBe('bad-input')
    await engine.call('journal.undo', {})
    expect(await told()).toEqual([
      [undefined, false],
      [study, false],
      [rules, false],
      [ties, true],
    ])
  })

  it('keeps the ids of its themes, and its name to itself', async () => {
    const set = await engine.call('themes.saveSet', { name: '我的', bodies: [], themes })
    const [first, ...others] = set.themes.map(({ id, name, keywords }) => ({ id, name: name['zh-CN'], keywords: [...keywords] }))
    const renamed = await engine.call('themes.saveSet', {
      id: set.id,
      name: '改名',
      bodies: [],
      themes: [...others, { id: first?.id ?? '', name: '研学', keywords: [] }],
    })
    expect(renamed.themes.map(({ id, name }) => [id, name.en])).toEqual([
      [others[0]?.id, '规矩'],
      [others[1]?.id, '联络'],
      [first?.id, '研学'],
    ])
    expect((await failureOf(engine.call('themes.saveSet', { name: '改名', bodies: [], themes }))).code).toBe('conflict')
    expect((await failureOf(engine.call('themes.saveSet', { id: 'npc', name: '人大', bodies: [], themes }))).code).toBe('not-found')
  })

  it('goes with what was chosen in it, and comes back with it', async () => {
    const set = await engine.call('themes.saveSet', { name: '我的', bodies: ['npc'], themes })
    const ties = set.themes[2]?.id ?? ''
    await engine.call('themes.choose', { reportId, ...rangeOf(DEPUTIES), theme: ties })
    await engine.call('themes.removeSet', { id: set.id })
    expect((await ofReport()).setId).toBe('npc')
    expect((await failureOf(ofReport(set.id))).code).toBe('not-found')
    await engine.call('journal.undo', {})
    expect(await themeOf(DEPUTIES)).toBe(ties)
    expect((await failureOf(engine.call('themes.removeSet', { id: 'npc' }))).code).toBe('not-found')
  })
})
