import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Body } from '../../shared/model/report.ts'
import { parsedReport, store } from '../store/test-rows.ts'
import { startEngine, type TestEngine } from '../test-engine.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

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

function add(place: Place, year: number, title: string, body: Body = 'npc'): void {
  const metadata = { ...place, year, title, body }
  store(engine.services.current.database(), `${++files}.txt`, parsedReport('全年召开会议7次。', metadata))
}

/** Places and years of what is suggested, in their order. */
async function suggested(query: string): Promise<string[]> {
  const { ids } = await engine.call('reports.suggest', { query, limit: 100 })
  const reports = await engine.call('reports.list', {})
  return ids.map(id => {
    const report = reports.find(other => other.id === id)
    return `${report?.place} ${report?.year}`
  })
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
    const { ids, total } = await engine.call('reports.suggest', { query: '工作报告', limit: 2 })
    expect([ids.length, total]).toEqual([2, 5])
  })

  it('follow a correction', async () => {
    const { ids } = await engine.call('reports.suggest', { query: 'shidu', limit: 1 })
    await engine.call('reports.update', { ids, patch: { county: '单县' } })
    expect(await suggested('sxzx')).toEqual(['单县 2025'])
    expect(await suggested('shidu')).toEqual([])
  })
})

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
