import { describe, expect, it } from 'vitest'
import type { Client } from '../../shared/client.ts'
import { readArguments } from './arguments.ts'
import { FILTERS, readFilters, reportFilter } from './filters.ts'

const QINGHE = { id: 'report of a', title: '工作报告', place: '青禾市', year: 2024, body: 'npc' }

/** An engine that knows one tag and one report per source. */
const fakeClient = {
  call: async (method: string, { filter }: { filter?: { source?: string } }) => {
    if (method === 'tags.list') return [{ path: '监督/会议', id: 't1' }]
    return filter?.source === undefined ? [QINGHE] : [{ ...QINGHE, id: `report of ${filter.source}` }]
  },
} as unknown as Client

const filterOf = (...words: string[]) => reportFilter(fakeClient, readFilters(readArguments(words, FILTERS)))

describe('filters', () => {
  it('restrict nothing when none is given', async () => {
    expect(await filterOf()).toEqual({})
  })

  it('become the filter of the contract', async () => {
    const words = [
      '--place',
      '云岭,青川',
      '--year',
      '2019-2021,2023',
      '--body',
      'npc',
      '--kind',
      'report',
      '--tag',
      '监督/会议',
      '--source',
      'a',
    ]
    expect(await filterOf(...words)).toEqual({
      place: ['云岭', '青川'],
      year: [2019, 2020, 2021, 2023],
      body: ['npc'],
      kind: ['report'],
      tag: ['t1'],
      source: 'a',
    })
  })

  it('take the Chinese names of bodies and kinds', async () => {
    expect(await filterOf('--body', '人大，政协', '--kind', '报道')).toEqual({ body: ['npc', 'cppcc'], kind: ['news'] })
  })

  it('look up the reports of several sources', async () => {
    expect(await filterOf('--source', 'a', '--source', 'b')).toEqual({ ids: ['report of a', 'report of b'] })
  })

  it('take a report by its id or by words that name it, together with all other filters', async () => {
    expect(await filterOf('--report', 'report of a', '--year', '2024')).toEqual({ ids: ['report of a'], year: [2024] })
    expect(await filterOf('--report', '青禾市2024')).toEqual({ ids: ['report of a'] })
    expect(await filterOf('--report', '青禾市2024', '--source', 'b', '--source', 'c')).toEqual({ ids: [] })
    await expect(filterOf('--report', '云泽市')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('refuse what cannot be meant', async () => {
    expect(() => readFilters(readArguments(['--year', '2023-2019'], FILTERS))).toThrow('--year "2023-2019"')
    expect(() => readFilters(readArguments(['--body', '党委'], FILTERS))).toThrow('npc, cppcc')
    await expect(filterOf('--tag', '监督')).rejects.toMatchObject({ code: 'not-found', message: 'There is no tag "监督" in the library.' })
  })
})
