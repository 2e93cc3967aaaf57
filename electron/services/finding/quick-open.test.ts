import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { QuickOpenItem } from '../../../shared/model/quick-open.ts'
import type { Body } from '../../../shared/model/report.ts'
import { mark, parsedReport, store } from '../../store/test-rows.ts'
import { startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
})

afterEach(() => engine.stop())

interface Place {
  readonly province?: string
  readonly city?: string
  readonly county?: string
}

let files = 0

/** Puts a report in behind the engine's back; it is read when the first is asked for. */
function add(place: Place, year: number, title: string, body: Body = 'npc', headings: readonly string[] = []): string {
  const text = [title, ...headings.flatMap(heading => [heading, '全年召开会议7次。'])].join('\n')
  const starts = headings.map(heading => text.indexOf(`\n${heading}\n`) + 1)
  const outline = headings.map((heading, i) => ({
    level: 1,
    heading,
    start: starts[i] ?? 0,
    end: starts[i + 1] ?? text.length,
    part: 'review' as const,
  }))
  const source = store(engine.services.current.database(), `${++files}.txt`, parsedReport(text, { ...place, year, title, body, outline }))
  return source.reportIds[0] ?? ''
}

/** Places and years of the reports that are found, in their order. */
async function suggested(query: string): Promise<string[]> {
  const { groups } = await engine.call('quickOpen.find', { query, limit: 100, kinds: ['report'] })
  const reports = await engine.call('reports.list', {})
  return (groups[0]?.items ?? []).map(item => {
    const report = reports.find(other => item.kind === 'report' && other.id === item.reportId)
    return `${report?.place} ${report?.year}`
  })
}

/** A line for each group, with what is found between the marks in brackets. */
async function found(query: string): Promise<string[]> {
  const { groups } = await engine.call('quickOpen.find', { query, limit: 20 })
  return groups.map(({ kind, items }) => `${kind}: ${items.map(marked).join(' | ')}`)
}

function marked({ text, marks }: QuickOpenItem): string {
  return marks.reduceRight((line, { start, end }) => `${line.slice(0, start)}[${line.slice(start, end)}]${line.slice(end)}`, text)
}

describe('reports that are meant', () => {
  beforeEach(() => {
    add({ province: '云岭省', city: '临溪市' }, 2024, '临溪市工作报告')
    add({ province: '云岭省', city: '青禾市' }, 2022, '青禾市工作报告')
    add({ province: '云岭省', city: '青禾市' }, 2025, '青禾市工作报告')
    add({ province: '云岭省', city: '青禾市', county: '石渡县' }, 2025, '石渡县工作报告', 'cppcc')
    add({ province: '云岭省' }, 2024, '政府工作报告 谈到临溪', 'government')
  })

  it.each([
    ['青禾 2022', ['青禾市 2022']],
    ['qh', ['青禾市 2022', '青禾市 2025', '石渡县 2025']],
    ['qhs', ['青禾市 2022', '青禾市 2025', '石渡县 2025']],
    ['qhrd2025', ['青禾市 2025']],
    ['qh2022', ['青禾市 2022']],
    ['qinghe2022', ['青禾市 2022']],
    ['qinghes', ['青禾市 2022', '青禾市 2025', '石渡县 2025']],
    ['qhs2022', ['青禾市 2022']],
    ['QingHe 2022', ['青禾市 2022']],
    ['qinghezhengxie', ['石渡县 2025']],
    ['zx', ['石渡县 2025']],
    ['政协 2025', ['石渡县 2025']],
    ['government', ['云岭省 2024']],
    ['臨溪', ['临溪市 2024', '云岭省 2024']],
    ['没有', []],
  ])('%s', async (query, places) => {
    expect(await suggested(query)).toEqual(places)
  })

  it('are counted beyond those that are shown', async () => {
    const { groups } = await engine.call('quickOpen.find', { query: '工作报告', limit: 2, kinds: ['report'] })
    expect(groups.map(({ items, total }) => [items.length, total])).toEqual([[2, 5]])
  })

  it('follow a correction', async () => {
    const { groups } = await engine.call('quickOpen.find', { query: 'shidu', limit: 1, kinds: ['report'] })
    const ids = groups.flatMap(({ items }) => items.flatMap(item => (item.kind === 'report' ? item.reportId : [])))
    await engine.call('reports.update', { ids, patch: { county: '单县' } })
    expect(await suggested('sxzx')).toEqual(['单县 2025'])
    expect(await suggested('shiduxian')).toEqual(['单县 2025'])
  })
})

describe('whatever can be gone to', () => {
  let qinghe: string

  beforeEach(async () => {
    const headings = ['一、围绕中心开展立法工作', '二、监督工作', '（三）立法工作']
    qinghe = add({ province: '云岭省', city: '青禾市' }, 2024, '青禾市人大常委会工作报告', 'npc', headings)
    add({ province: '云岭省', city: '临溪市' }, 2024, '临溪市人大常委会工作报告', 'npc', ['一、立法工作'])
    await engine.call('tags.create', { path: ['立法', '程序'] })
  })

  it('is found by its characters, in kinds, with what was meant marked', async () => {
    expect(await found('立法')).toEqual([
      'section: （三）[立法]工作 | 一、[立法]工作 | 一、围绕中心开展[立法]工作',
      'tag: [立法] | [立法]/程序',
    ])
    expect(await found('青禾')).toEqual(['report: [青禾]市人大常委会工作报告', 'place: [青禾]市'])
  })

  it('is found by words of several names: a place, a year and a heading', async () => {
    expect(await found('青禾 2024 立法')).toEqual(['section: （三）[立法]工作 | 一、围绕中心开展[立法]工作'])
    expect(await found('qhrd2024 lfgz')).toEqual(['section: 一、围绕中心开展[立法工作] | （三）[立法工作]'])
  })

  it('is found in any script and width', async () => {
    expect(await found('監督')).toEqual(['section: 二、[监督]工作'])
    expect(await found('ｌｆｃｘ')).toEqual(['tag: [立法/程序]'])
    expect(await found('JianDu')).toEqual(['section: 二、[监督]工作'])
  })

  it('is found with a slip, but what was typed rightly comes first', async () => {
    await engine.services.quickOpen.learn()
    expect(await found('jandugongzuo')).toEqual(['section: 二、监督工作'])
    expect((await found('qinhe')).slice(0, 2)).toEqual(['report: 青禾市人大常委会工作报告', 'place: 青禾市'])
    add({ province: '云岭省', city: '秦河市' }, 2024, '秦河市工作报告')
    await restart()
    await engine.services.quickOpen.learn()
    expect((await found('qinhe')).slice(0, 2)).toEqual(['report: [秦河]市工作报告 | 青禾市人大常委会工作报告', 'place: [秦河]市 | 青禾市'])
  })

  it('is found by words that were typed without spaces', async () => {
    expect(await found('青禾监督')).toEqual(['section: 二、[监督]工作'])
  })

  it('leads to its place', async () => {
    const { groups } = await engine.call('quickOpen.find', { query: '监督工作', limit: 1 })
    const text = (await engine.call('reports.get', { id: qinghe, text: true })).text ?? ''
    expect(groups.flatMap(group => group.items)).toEqual([
      { kind: 'section', text: '二、监督工作', marks: [{ start: 2, end: 6 }], reportId: qinghe, start: text.indexOf('二、监督') },
    ])
  })

  it('follows every change at once', async () => {
    expect(await found('很重要')).toEqual([])
    mark(engine.services.current.database(), qinghe, 0, 3, '第一句')
    const highlight = await engine.call('highlights.add', { reportId: qinghe, start: 0, end: 3, note: '这一段很重要' })
    expect(await found('很重要')).toEqual(['note: 这一段[很重要]'])
    expect(await found('青禾 hzy')).toEqual(['note: 这一段[很重要]'])
    await engine.call('highlights.update', { ids: [highlight.id], note: '改了' })
    expect(await found('很重要')).toEqual([])
    const tag = await engine.call('tags.create', { path: ['预算'] })
    expect(await found('yusuan')).toEqual(['tag: [预算]'])
    await engine.call('tags.remove', { id: tag.id })
    expect(await found('yusuan')).toEqual([])
    await engine.call('reports.remove', { ids: [qinghe] })
    expect(await found('青禾')).toEqual([])
    await engine.call('journal.undo', {})
    expect(await found('青禾')).toEqual(['report: [青禾]市人大常委会工作报告', 'place: [青禾]市'])
  })

  it('is a memo by its words and by what it is about, shown by the sentence that is meant', async () => {
    const text = '# 为什么选这些报告\n\n- 都谈到**听证**会。\n- 预算监督写得细'
    await engine.call('memos.save', { about: { kind: 'report', id: qinghe }, text })
    expect(await found('听证')).toEqual(['memo: 都谈到[听证]会。'])
    expect(await found('青禾 tingzheng')).toEqual(['memo: 都谈到[听证]会。'])
    expect(await found('听证 预算')).toEqual(['memo: 都谈到[听证]会。'])
    expect(await found('听证 临溪')).toEqual([])

    await engine.call('memos.save', { about: { kind: 'library' }, text: '总的看法' })
    expect((await engine.call('quickOpen.find', { query: '看法', limit: 1 })).groups.flatMap(({ items }) => items)).toEqual([
      { kind: 'memo', text: '总的看法', marks: [{ start: 2, end: 4 }], about: { kind: 'library' }, name: '书库' },
    ])
    await engine.call('memos.save', { about: { kind: 'report', id: qinghe }, text: '改了' })
    expect(await found('听证')).toEqual([])
    await engine.call('reports.remove', { ids: [qinghe] })
    expect(await found('改了')).toEqual([])
  })

  it('is nothing before something is typed, and never of another library', async () => {
    expect(await found(' ')).toEqual([])
    await engine.call('library.open', { path: `${engine.folder}/另一个.duidu`, create: true })
    expect(await found('青禾')).toEqual([])
  })
})

/** So that what was put in behind the engine's back is read. */
async function restart(): Promise<void> {
  await engine.call('library.open', { path: `${engine.folder}/另一个.duidu`, create: true })
  await engine.call('library.open', { path: engine.library })
}

/** Real names: characters of several readings are what this is about. */
describe('a place is found by how it is read', () => {
  it.each([
    ['重庆市', 'cq'],
    ['漯河市', 'lh'],
    ['六安市', 'la'],
    ['蚌埠市', 'bb'],
    ['亳州市', 'bz'],
    ['泸州市', 'lz'],
    ['衢州市', 'qz'],
    ['儋州市', 'dz'],
    ['台州市', 'tz'],
    ['厦门市', 'xm'],
    ['长治市', 'cz'],
    ['大理市', 'dl'],
    ['乐山市', 'ls'],
    ['乐清市', 'yq'],
    ['民乐县', 'ml'],
    ['单县', 'sx'],
    ['大城县', 'dc'],
    ['涡阳县', 'gy'],
    ['歙县', 'sx'],
    ['宕昌县', 'tc'],
    ['尉犁县', 'yl'],
    ['曾都区', 'zd'],
    ['什邡市', 'shifang'],
    ['都匀市', 'duyun'],
    ['重慶市', 'cq'],
  ])('%s by %s', async (city, typed) => {
    add({ city }, 2024, '工作报告')
    expect(await suggested(typed)).toEqual([`${city} 2024`])
  })
})
