import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ReadingList, SavedSearch } from '../../../shared/model/list.ts'
import { fakeApi, fakeReport } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import ListPicker from './list-picker.tsx'
import ListsDialog from './lists-dialog.tsx'
import { SavedSearches } from './saved-searches.tsx'

const LIST: ReadingList = { id: 'l1', name: '重点', reportIds: ['a'] }
const SEARCH: SavedSearch = { id: 's1', name: '监督工作', query: '监督', filter: { year: [2024] }, exact: true }
const action = { id: 1, kind: 'list.change', count: 1, at: '' } as const

let asked: (readonly [string, unknown])[] = []

function engine() {
  return fakeApi({
    reports: ['a', 'b'].map(id => fakeReport(id, '监督')),
    answers: {
      'lists.list': () => [LIST],
      'savedSearches.list': () => [SEARCH],
      'lists.save': input => {
        asked.push(['lists.save', input])
        return { ...LIST, name: input.name }
      },
      'lists.change': input => {
        asked.push(['lists.change', input])
        return action
      },
      'lists.remove': input => {
        asked.push(['lists.remove', input])
        return action
      },
      'savedSearches.save': input => {
        asked.push(['savedSearches.save', input])
        return SEARCH
      },
      'reports.search': ({ query, filter }) => {
        asked.push(['reports.search', { query, filter }])
        return { query, reading: query, problems: [], terms: [query], reports: 0, occurrences: 0, ms: 1, hits: [] }
      },
    },
  })
}

beforeEach(() => {
  asked = []
})

test('reports go into a list that is there, or into a new one', async () => {
  const { store } = await mount(<ListPicker />, engine())
  store.getState().chooseList(['a', 'b'])
  await page.getByRole('option', { name: /重点/ }).click()
  await vi.waitFor(() => expect(asked).toEqual([['lists.change', { id: 'l1', add: ['a', 'b'], remove: [] }]]))
  expect(store.getState().listing).toBeNull()

  store.getState().chooseList(['b'])
  await userEvent.fill(page.getByRole('combobox', { name: '阅读清单' }), '新的')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(asked.at(-1)).toEqual(['lists.save', { name: '新的', reportIds: ['b'] }]))
})

test('a list that holds them all lets them go', async () => {
  const { store } = await mount(<ListPicker />, engine())
  store.getState().chooseList(['a'])
  await expect.element(page.getByRole('option', { name: /重点.*移出/ })).toBeVisible()
  await page.getByRole('option', { name: /重点/ }).click()
  await vi.waitFor(() => expect(asked).toEqual([['lists.change', { id: 'l1', add: [], remove: ['a'] }]]))
})

test('a list is renamed in place, and Escape leaves its name as it was', async () => {
  await mount(<ListsDialog />, engine())
  const name = page.getByRole('region', { name: '阅读清单' }).getByRole('textbox', { name: '名称' })
  await userEvent.fill(name, '别的')
  await userEvent.keyboard('{Escape}')
  await expect.element(name).toHaveValue('重点')
  await userEvent.fill(name, '要读的')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(asked).toEqual([['lists.save', { id: 'l1', name: '要读的' }]]))
})

test('a list opens as the library narrowed to it', async () => {
  const { store } = await mount(<ListsDialog />, engine())
  await page.getByRole('region', { name: '阅读清单' }).getByRole('button', { name: '打开' }).click()
  expect(store.getState().libraryFilter.chosen.list).toEqual(['l1'])
  expect(store.getState().listsShown).toBe(false)
})

test('a saved search is done again with its filter, and a search is kept under a name', async () => {
  const { store } = await mount(<SavedSearches />, engine())
  await page.getByRole('button', { name: '监督工作' }).click()
  await vi.waitFor(() => expect(asked).toEqual([['reports.search', { query: '监督', filter: { year: [2024] } }]]))
  expect(store.getState().exact).toBe(true)

  await page.getByRole('button', { name: '保存检索' }).click()
  await userEvent.fill(page.getByRole('textbox', { name: /检索名称/ }), '再看一遍')
  await userEvent.keyboard('{Enter}')
  const kept = { name: '再看一遍', query: '监督', filter: { year: [2024] }, exact: true }
  await vi.waitFor(() => expect(asked.at(-1)).toEqual(['savedSearches.save', kept]))
})
