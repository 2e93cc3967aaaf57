import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Comparison } from '../../../shared/model/comparison.ts'
import { outlineOf } from '../../importing/structure/outline.ts'
import { addRevision, findRevision, listKnownReports, reviseReport } from '../../store/report-revisions.ts'
import { parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../../test-engine.ts'
import { createComparedSections } from './compared-sections.ts'
import { createComparisons } from './comparison.ts'
import type { ThemesService } from './themes.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const LAW = '制定城市绿化条例，修改立法规划，审查规范性文件三十件，推动宪法法律和地方性法规的实施，以良法保障善治。'
const DEPUTIES = '督办代表建议六十件，建成代表联络站十个，邀请代表列席会议，代表履职平台更加完善，联系群众更加经常。'
const PARTY = '坚持党的领导，深入学习理论，向市委请示报告重大事项，坚定拥护“两个确立”，坚决做到“两个维护”。'
const OWN = '落实全面从严治党主体责任，加强作风建设和机关干部队伍建设，修订常委会工作规则，改进作风，提升机关工作效能，廉洁勤政。'
const TOWN_LAW = '制定城市绿化条例和文明行为促进条例，修改立法规划，审查规范性文件，推动宪法法律实施，以立法推动城市更新。'
const TOWN = '推动城市更新，新建公园三十个，加强城市绿化，打通断头路十条，地铁二号线开工，城市道路更加畅通，面貌焕然一新。'

function reportText(city: string, sections: readonly string[]): string {
  const head = [`${city}人大常委会工作报告`, '各位代表：', '我受市人大常委会委托，向大会报告工作，请予审议。', '2023年工作回顾']
  return [...head, ...sections, '2024年工作安排', `一、做好全年各项工作`, `新的一年，${PARTY}`, '二、提高立法质量', LAW].join('\n')
}

const QINGHE = reportText('青禾市', ['一、把牢政治方向', PARTY, '二、加强立法工作', LAW, '三、密切联系代表', DEPUTIES])
const LANZHU = reportText('兰渚市', ['一、支持代表履职', DEPUTIES, '二、坚持党的领导', PARTY, '三、推进地方立法', LAW])
const YUNDU = reportText('云渡市', ['一、立良法保善治', LAW, '二、发挥代表作用', DEPUTIES])

const TEXTS = [QINGHE, LANZHU, YUNDU, LANZHU]

const PAIRS =
  '会會长長报報请請审審议議党黨领領导導为為设設员員级級进進联聯系係规規范範决決务務实實发發条條机機关關质質开開络絡检檢查查动動两兩个個维維护護坚堅学學习習论論达達请請良良订訂台臺'
/** Enough of them for a text to look traditional. */
const TRADITIONAL = new Map(Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS.charAt(2 * at), PAIRS.charAt(2 * at + 1)]))

let engine: TestEngine
let ids: readonly string[]

beforeEach(async () => {
  engine = await startEngine()
  const report = (text: string, city: string, body: 'npc' | 'other' = 'npc') =>
    parsedReport(text, { city, year: 2024, body, outline: outlineOf(text, 2024) })
  const texts = [report(QINGHE, '青禾市'), report(LANZHU, '兰渚市'), report(YUNDU, '云渡市'), report(LANZHU, '兰渚市', 'other')]
  ids = store(engine.services.current.database(), 'a.txt', ...texts).reportIds
})
afterEach(() => engine.stop())

const idsAt = (...at: readonly number[]) => at.map(each => ids[each] ?? '')
const open = (...at: readonly number[]) => engine.call('compare.open', { reportIds: idsAt(...at) })
/** `heading | heading` of each row, without the stretches around the sections; `-` where there is none. */
function rows({ reports, rows: found }: Comparison): string[] {
  const sections = found.filter(({ cells }) =>
    cells.some((cell, column) => cell.some(at => reports[column]?.sections[at]?.role === 'section')),
  )
  return sections.map(({ cells }) =>
    cells.map((cell, column) => cell.map(at => reports[column]?.sections[at]?.heading).join('+') || '-').join(' | '),
  )
}
const link = (from: readonly [number, string], to: readonly [number, string], linked: boolean | null) => {
  const place = ([at, heading]: readonly [number, string]) => ({ reportId: ids[at] ?? '', start: TEXTS[at]?.indexOf(heading) ?? 0 })
  return engine.call('compare.link', { from: place(from), to: place(to), linked })
}

async function words(from: readonly [number, string], to: readonly [number, string]): Promise<string[]> {
  const place = ([at, heading]: readonly [number, string]) => ({ reportId: ids[at] ?? '', start: TEXTS[at]?.indexOf(heading) ?? 0 })
  const [own] = (await engine.call('compare.words', { pairs: [{ from: place(from), to: place(to) }] })).words
  return own ?? []
}

const AS_PROGRAM = [
  '一、把牢政治方向 | 二、坚持党的领导',
  '二、加强立法工作 | 三、推进地方立法',
  '三、密切联系代表 | 一、支持代表履职',
  '一、做好全年各项工作 | 一、做好全年各项工作',
  '二、提高立法质量 | 二、提高立法质量',
]

describe('reports laid side by side', () => {
  it('have the themes of the text whose sections they show, though it changes while they are told', async () => {
    const { current, themes } = engine.services
    const db = current.database()
    const [reportId = ''] = ids
    let changes = 0
    const changing: Pick<ThemesService, 'modelFor' | 'ofReport'> = {
      modelFor: themes.modelFor,
      async ofReport(input) {
        const [known] = listKnownReports(db, 1)
        const found = known && findRevision(db, known.revisionId)
        if (known && found && input.reportId === reportId && ++changes === 1) {
          const text = `在所有其他的话前面有了一句新的话。\n${found.text}`
          const revised = { ...found, text, outline: outlineOf(text, 2024) }
          reviseReport(db, known, 0, addRevision(db, reportId, revised, '2025-01-01'), revised)
        }
        return themes.ofReport(input)
      },
    }
    const comparisons = createComparisons(current, createComparedSections(), changing, () => undefined)
    const { reports } = await comparisons.open({ reportIds: idsAt(0, 1) }, { signal: new AbortController().signal })
    const text = (await engine.call('reports.get', { id: reportId, text: true })).text ?? ''
    const section = reports[0]?.sections.find(({ heading }) => heading === '二、加强立法工作')
    expect([section?.start, section?.themes[0]?.theme]).toEqual([text.indexOf('二、加强立法工作'), 'legislation'])
  })

  it('have their sections in rows, with the theme and the words that link them', async () => {
    const comparison = await open(0, 1)
    expect(rows(comparison)).toEqual(AS_PROGRAM)
    expect(comparison.themeSet).toBe('npc')
    expect(comparison.reports.map(({ place, year }) => [place, year])).toEqual([
      ['青禾市', 2024],
      ['兰渚市', 2024],
    ])
    const row = comparison.rows.find(({ theme }) => theme === 'deputies')
    const deputies = comparison.links.find(({ theme }) => theme === 'deputies')
    expect(row?.part).toBe('review')
    expect(deputies?.by).toBe('program')
    const shared = (await words([0, '三、密切联系代表'], [1, '一、支持代表履职'])).join(' ')
    expect(shared).toMatch(/代表联络站( |$)/)
    expect(shared).not.toMatch(/十/)
    const texts = comparison.reports.map(({ sections }, at) =>
      sections.map(({ start, end }) => [QINGHE, LANZHU][at]?.slice(start, end)).join(''),
    )
    expect(texts).toEqual([QINGHE, LANZHU])
  })

  it('may be three, and what one does not have stays empty there', async () => {
    expect(rows(await open(0, 1, 2)).slice(0, 3)).toEqual([
      '一、把牢政治方向 | 二、坚持党的领导 | -',
      '二、加强立法工作 | 三、推进地方立法 | 一、立良法保善治',
      '三、密切联系代表 | 一、支持代表履职 | 二、发挥代表作用',
    ])
  })

  it('go by words alone where no set of themes is for all of them', async () => {
    const comparison = await open(0, 3)
    expect(comparison.themeSet).toBeNull()
    expect(rows(comparison)).toEqual(AS_PROGRAM)
    expect((await engine.call('compare.open', { reportIds: idsAt(0, 3), setId: 'npc' })).themeSet).toBe('npc')
  })

  it('are named by an own set, and correspond as they did before it was taught anything', async () => {
    const theme = (name: string, ...keywords: string[]) => ({ name, keywords })
    const themes = [theme('立规', '条例', '法规'), theme('其余')]
    const { id } = await engine.call('themes.saveSet', { name: '两大块', bodies: ['npc'], themes })
    const comparison = await open(0, 1)
    expect(comparison.themeSet).toBe(id)
    expect(rows(comparison)).toEqual(AS_PROGRAM)
    const [row] = comparison.rows.filter(({ cells }) => cells[0]?.some(at => comparison.reports[0]?.sections[at]?.heading.includes('立法')))
    const [law] = (await engine.call('themes.sets', {}))[0]?.themes ?? []
    expect(row?.theme).toBe(law?.id)
  })

  it('of different bodies share rows where both do the same work, not by words that mean something else there', async () => {
    const congress = ['一、推进地方立法', TOWN_LAW, '二、支持代表履职', DEPUTIES, '三、加强自身建设', OWN]
    const government = ['一、提升城市品质', TOWN, '二、加强政府自身建设', OWN.replace('常委会', '政府')]
    const texts = [reportText('青禾市', congress), reportText('青禾市', government).replace('人大常委会', '政府')]
    const { reportIds } = store(
      engine.services.current.database(),
      'b.txt',
      ...texts.map((text, at) =>
        parsedReport(text, { city: '青禾市', year: 2025, body: at === 0 ? 'npc' : 'government', outline: outlineOf(text, 2025) }),
      ),
    )
    const comparison = await engine.call('compare.open', { reportIds: [...reportIds] })
    expect(comparison.themeSet).toBeNull()
    expect(rows(comparison)).toEqual(
      expect.arrayContaining([
        '一、推进地方立法 | -',
        '二、支持代表履职 | -',
        '三、加强自身建设 | 二、加强政府自身建设',
        '- | 一、提升城市品质',
      ]),
    )
    // No theme is named by another body's set.
    expect(comparison.reports.flatMap(({ sections }) => sections.flatMap(({ themes }) => themes))).toEqual([])
  })

  it('in traditional characters correspond to those in simplified ones, and are shown as they are written', async () => {
    const traditional = (text: string) => Array.from(text, sign => TRADITIONAL.get(sign) ?? sign).join('')
    const text = traditional(LANZHU)
    const report = parsedReport(text, {
      city: '兰渚市',
      year: 2025,
      body: 'npc',
      outline: outlineOf(LANZHU, 2024).map(entry => ({ ...entry, heading: traditional(entry.heading) })),
    })
    const [id = ''] = store(engine.services.current.database(), 'c.txt', report).reportIds
    const comparison = await engine.call('compare.open', { reportIds: [ids[0] ?? '', id] })
    expect(rows(comparison)).toEqual(
      AS_PROGRAM.map(row =>
        row
          .split(' | ')
          .map((heading, at) => (at === 1 ? traditional(heading) : heading))
          .join(' | '),
      ),
    )
    const from = { reportId: id, start: text.indexOf('一、支持') }
    const asked = await engine.call('compare.words', { pairs: [{ from, to: { reportId: ids[0] ?? '', start: QINGHE.indexOf('三、') } }] })
    expect(asked.words[0]?.join(' ')).toContain('代表聯絡站')
  })

  it('must be there, and different ones', async () => {
    expect(await failureOf(engine.call('compare.open', { reportIds: idsAt(0, 0) }))).toMatchObject({ code: 'bad-input' })
    expect(await failureOf(engine.call('compare.open', { reportIds: [ids[0] ?? '', 'gone'] }))).toMatchObject({ code: 'not-found' })
  })
})

describe('what the user says of two sections', () => {
  const MOVED = ['一、把牢政治方向 | -', '二、加强立法工作 | 三、推进地方立法', '三、密切联系代表 | 一、支持代表履职+二、坚持党的领导']

  it('holds against the program, can be said anew and taken back', async () => {
    await link([0, '一、把牢政治方向'], [1, '二、坚持党的领导'], false)
    const apart = await open(0, 1)
    expect(rows(apart)).toContain('一、把牢政治方向 | -')
    const headingAt = ({ column, section }: { column: number; section: number }) => apart.reports[column]?.sections[section]?.heading
    expect(apart.apart.map(({ from, to }) => [headingAt(from), headingAt(to)])).toEqual([['一、把牢政治方向', '二、坚持党的领导']])
    await link([1, '二、坚持党的领导'], [0, '三、密切联系代表'], true)
    const said = await open(0, 1)
    expect(rows(said).slice(0, 3)).toEqual(MOVED)
    expect(said.links.filter(({ by }) => by === 'user')).toHaveLength(1)
    expect(engine.payloads('comparisons.changed')).toHaveLength(2)

    await link([0, '三、密切联系代表'], [1, '二、坚持党的领导'], null)
    await link([0, '一、把牢政治方向'], [1, '二、坚持党的领导'], null)
    expect(rows(await open(0, 1))).toEqual(AS_PROGRAM)
  })

  it('holds in every order of the reports, and among more of them', async () => {
    await link([0, '一、把牢政治方向'], [1, '二、坚持党的领导'], false)
    expect(rows(await open(1, 0))).toContain('二、坚持党的领导 | -')
    expect(rows(await open(2, 1, 0)).some(row => row.includes('二、坚持党的领导 | 一、把牢政治方向'))).toBe(false)
  })

  it('is undone and done again, also after a restart', async () => {
    await link([0, '一、把牢政治方向'], [1, '二、坚持党的领导'], false)
    engine = await engine.restart()
    expect(rows(await open(0, 1))).not.toEqual(AS_PROGRAM)
    await engine.call('journal.undo', {})
    expect(rows(await open(0, 1))).toEqual(AS_PROGRAM)
    await engine.call('journal.redo', {})
    expect(rows(await open(0, 1))).toContain('一、把牢政治方向 | -')
  })

  it('is refused for places where no section stands, and within one report', async () => {
    expect(
      await failureOf(
        engine.call('compare.link', {
          from: { reportId: ids[0] ?? '', start: 99_999 },
          to: { reportId: ids[1] ?? '', start: 0 },
          linked: true,
        }),
      ),
    ).toMatchObject({ code: 'bad-input' })
    expect(await failureOf(link([0, '一、把牢政治方向'], [0, '二、加强立法工作'], true))).toMatchObject({ code: 'bad-input' })
  })
})

it('what the user said stays on the words of the sections when a file changes', async () => {
  const import_ = async (text: string) => {
    await engine.call('sources.import', { paths: [engine.write('文件', { '青禾市人大常委会工作报告2024.txt': text })] })
  }
  await import_(QINGHE)
  const list = async () => (await engine.call('reports.list', {})).find(({ sourcePath }) => sourcePath.includes('青禾市人大'))?.id ?? ''
  const before = await list()
  const from = { reportId: before, start: QINGHE.indexOf('一、把牢政治方向') }
  await engine.call('compare.link', { from, to: { reportId: ids[1] ?? '', start: LANZHU.indexOf('二、坚持党的领导') }, linked: false })

  await import_(QINGHE.replace('请予审议。', '请予审议，并请列席的同志提出意见。'))
  const comparison = await engine.call('compare.open', { reportIds: [await list(), ids[1] ?? ''] })
  expect(await list()).toBe(before)
  expect(rows(comparison)).toContain('一、把牢政治方向 | -')
})
