import { expect, test } from 'vitest'
import { fakeReport } from '../testing/fake-api.ts'
import { findNeighbours } from './neighbour-reports.ts'

const summary = (id: string, place: string, year: number | null, title: string, characters = 9000) => ({
  ...fakeReport(id, '', { place, city: place, year, title }),
  characters,
  problems: 0,
})
const reports = [
  summary('lx24', '临溪市', 2024, '临溪市工作报告'),
  summary('qh22', '青禾市', 2022, '青禾市工作报告'),
  summary('qh24', '青禾市', 2024, '青禾市工作报告'),
  summary('qh24-short', '青禾市', 2024, '青禾市工作报告摘要', 800),
  summary('qh25', '青禾市', 2025, '青禾市工作报告'),
  summary('yl24', '云岭省', 2024, '政府工作报告 谈到临溪'),
]

test('the years beside a report are those of the same place, the longest report of each', () => {
  const neighbours = (id: string) => {
    const report = reports.find(other => other.id === id)
    const { previous, next } = report ? findNeighbours(report, reports) : { previous: null, next: null }
    return [previous?.id, next?.id]
  }
  expect([neighbours('qh22'), neighbours('qh25'), neighbours('lx24')]).toEqual([
    [undefined, 'qh24'],
    ['qh24', undefined],
    [undefined, undefined],
  ])
})

test('the whole country has years beside it, a report of an unknown place has none', () => {
  const nowhere = { province: null, city: null, place: null, level: null } as const
  const lost = { ...summary('lost', '', 2023, '某地工作报告'), ...nowhere }
  const state = (year: number) => ({ ...lost, id: `state${year}`, year, level: 'country' }) as const
  const all = [...reports, lost, state(2023), state(2024)]
  expect(findNeighbours(state(2024), all).previous?.id).toBe('state2023')
  expect(findNeighbours({ ...lost, year: 2024 }, all)).toEqual({ previous: null, next: null })
})
