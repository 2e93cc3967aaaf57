import { expect, it } from 'vitest'
import type { Report } from '../../shared/model/report.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { createAppStore } from './store.ts'

async function startWith(...first: Report[]) {
  const held = [...first]
  const api = fakeApi({
    reports: first,
    answers: {
      'reports.list': ({ filter }) =>
        held
          .filter(report => !filter?.ids || filter.ids.includes(report.id))
          .map(report => ({ ...report, problems: report.problems.length })),
    },
  })
  const store = createAppStore(api)
  await store.getState().start()
  return { held, store }
}

it('keeps the list as it is when a report was announced in which nothing changed', async () => {
  const { store } = await startWith(fakeReport('a', '甲'), fakeReport('b', '乙'))
  const before = store.getState().reports
  await store.getState().refreshReports(['b'])
  expect(store.getState().reports).toBe(before)
})

it('takes over what changed, came and went, and keeps the others', async () => {
  const { held, store } = await startWith(fakeReport('a', '甲'), fakeReport('b', '乙'), fakeReport('c', '丙'))
  const [kept] = store.getState().reports
  held.splice(1, 2, fakeReport('b', '乙', { highlights: 1 }), fakeReport('d', '丁'))
  await store.getState().refreshReports(['b', 'c', 'd'])
  const { reports, reportsById } = store.getState()
  expect(reports.map(({ id, highlights }) => [id, highlights])).toEqual([
    ['a', 0],
    ['b', 1],
    ['d', 0],
  ])
  expect([...reportsById.keys()]).toEqual(['a', 'b', 'd'])
  expect(reports[0]).toBe(kept)
})
