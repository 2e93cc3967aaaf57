import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input } from '../../shared/contract.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import LibraryScreen from './library-screen.tsx'

const REPORTS = [
  fakeReport('qinghe-24', '甲', { title: '青禾二四', session: '第三次会议' }),
  fakeReport('qinghe-23', '乙乙', { title: '青禾二三', year: 2023 }),
  fakeReport('linxi-24', '丙丙丙', { title: '临溪二四', city: '临溪市', place: '临溪市', body: 'government' }),
]

async function open(reports = REPORTS) {
  await page.viewport(1280, 800)
  const updates: Input<'reports.update'>[] = []
  const removals: Input<'reports.remove'>[] = []
  const action = { id: 1, count: 1, at: '' }
  const api = fakeApi({
    reports,
    answers: {
      'reports.update': input => {
        updates.push(input)
        return { ...action, kind: 'report.update' }
      },
      'reports.remove': input => {
        removals.push(input)
        return { ...action, kind: 'report.remove' }
      },
    },
  })
  return {
    updates,
    removals,
    ...(await mount(
      <main>
        <LibraryScreen />
      </main>,
      api,
    )),
  }
}

/** Titles from top to bottom. */
const titles = () =>
  page
    .getByRole('row')
    .all()
    .slice(1)
    .map(row => row.element().children[1]?.textContent)

describe('the list', () => {
  test('stands by place, newest first, and is sorted by a heading', async () => {
    await open()
    await vi.waitFor(() => expect(titles()).toEqual(['临溪二四', '青禾二四', '青禾二三']))
    await userEvent.click(page.getByRole('button', { name: '字数' }))
    await vi.waitFor(() => expect(titles()).toEqual(['临溪二四', '青禾二三', '青禾二四']))
    await expect.element(page.getByRole('columnheader', { name: '字数' })).toHaveAttribute('aria-sort', 'descending')
  })

  test('is sorted by the whole cell of a heading, not by its word alone', async () => {
    await open()
    await userEvent.click(page.getByRole('columnheader', { name: '标题' }), { position: { x: 180, y: 4 } })
    await vi.waitFor(() => expect(titles()).toEqual(['临溪二四', '青禾二三', '青禾二四']))
  })

  test('shows what a place lies in before it, and the whole country by its name', async () => {
    await open([...REPORTS, fakeReport('state', '', { title: '全国二四', city: null, province: null, place: null, level: 'country' })])
    await vi.waitFor(() => expect(titles()).toEqual(['全国二四', '临溪二四', '青禾二四', '青禾二三']))
    await expect.element(page.getByRole('row', { name: /^云岭 临溪市 临溪二四/ })).toBeVisible()
    await expect.element(page.getByRole('row', { name: /^全国 全国二四/ })).toBeVisible()
    await userEvent.click(page.getByRole('checkbox', { name: /^全国/ }))
    await vi.waitFor(() => expect(titles()).toEqual(['全国二四']))
  })

  test('is narrowed by a facet and by words', async () => {
    await open()
    await userEvent.click(page.getByRole('checkbox', { name: /青禾市/ }))
    await vi.waitFor(() => expect(titles()).toEqual(['青禾二四', '青禾二三']))
    await userEvent.fill(page.getByRole('searchbox', { name: '按标题、地区、机关、年份、文件名过滤' }), '二三')
    await vi.waitFor(() => expect(titles()).toEqual(['青禾二三']))
    await expect.element(page.getByText('显示 1 / 3 份报告')).toBeVisible()
  })

  test('goes from the words it is filtered by to its first report by key', async () => {
    const { store } = await open()
    await userEvent.fill(page.getByRole('searchbox'), '二三')
    await vi.waitFor(() => expect(titles()).toEqual(['青禾二三']))
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('grid')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(store.getState().panes[0]?.reportId).toBe('qinghe-23'))
  })

  test('shows in its facets what narrows it, also where no report has that any more', async () => {
    const { store } = await open()
    store.getState().narrowLibrary({ year: ['2019'] })
    await expect.element(page.getByText('没有符合筛选的报告')).toBeVisible()
    await userEvent.click(page.getByRole('checkbox', { name: /^2019/ }))
    await vi.waitFor(() => expect(titles()).toHaveLength(3))
  })

  test('is used from the keyboard: a report opens on the left, another on the right', async () => {
    const { store } = await open()
    await userEvent.click(page.getByRole('row', { name: /临溪二四/ }))
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(store.getState().panes[0]?.reportId).toBe('linxi-24'))
    await userEvent.keyboard('{ArrowDown}{Shift>}{Enter}{/Shift}')
    await vi.waitFor(() => expect(store.getState().panes.map(pane => pane.reportId)).toEqual(['linxi-24', 'qinghe-24']))
    expect(store.getState().screen).toBe('reading')
  })

  test('removes what is selected and nothing that a filter has hidden', async () => {
    const { removals } = await open()
    await userEvent.click(page.getByRole('row', { name: /临溪二四/ }))
    await userEvent.keyboard('{Control>}a{/Control}')
    await userEvent.click(page.getByRole('checkbox', { name: /^2023/ }))
    await userEvent.click(page.getByRole('button', { name: '移除', exact: true }))
    await vi.waitFor(() => expect(removals).toEqual([{ ids: ['qinghe-23'] }]))
  })
})

describe('editing many reports', () => {
  test('changes touched fields only and says where values differ', async () => {
    const { updates } = await open()
    await userEvent.click(page.getByRole('row', { name: /青禾二四/ }))
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{F2}')
    const dialog = page.getByRole('dialog', { name: '修改 2 份报告的信息' })
    await expect.element(dialog.getByLabelText('年份')).toHaveAttribute('placeholder', '多个值')
    await expect.element(dialog.getByRole('button', { name: '保存' }).first()).toBeDisabled()
    await userEvent.selectOptions(dialog.getByLabelText('机关'), '政协')
    await userEvent.fill(dialog.getByLabelText('会议'), '第四次会议')
    await userEvent.click(dialog.getByRole('button', { name: '保存' }).first())
    await vi.waitFor(() => expect(updates).toEqual([{ ids: ['qinghe-24', 'qinghe-23'], patch: { body: 'cppcc', session: '第四次会议' } }]))
    await expect.element(dialog).not.toBeInTheDocument()
  })

  test('keeps what cannot be saved and says why beside the field', async () => {
    const { updates } = await open()
    await userEvent.click(page.getByRole('row', { name: /青禾二四/ }))
    await userEvent.keyboard('{F2}')
    const dialog = page.getByRole('dialog')
    await userEvent.fill(dialog.getByLabelText('年份'), '24')
    await userEvent.click(dialog.getByRole('button', { name: '保存' }).first())
    await expect.element(dialog.getByText(/^请写四位数的年份/)).toBeVisible()
    await expect.element(dialog.getByLabelText('年份')).toHaveAttribute('aria-invalid', 'true')
    expect(updates).toEqual([])
  })
})

test('an empty library says what to do', async () => {
  await open([])
  await expect.element(page.getByRole('heading', { name: '书库还是空的' })).toBeVisible()
  expect(page.getByRole('button', { name: '打开文件夹…' }).all().length).toBeGreaterThan(0)
})

test('the years offer nothing to do with a selection that only the list shows', async () => {
  await open()
  await userEvent.click(page.getByRole('row', { name: /临溪二四/ }))
  await expect.element(page.getByRole('button', { name: '移除', exact: true })).toBeEnabled()
  await userEvent.click(page.getByRole('radio', { name: '年表' }))
  await expect.element(page.getByRole('button', { name: '移除', exact: true })).toBeDisabled()
  await userEvent.click(page.getByRole('radio', { name: '列表' }))
  await expect.element(page.getByText(/已选 1 份/)).toBeVisible()
})

test('the years open at the newest', async () => {
  await open([fakeReport('old', '', { title: '老', year: 1954 }), ...REPORTS])
  await userEvent.click(page.getByRole('radio', { name: '年表' }))
  await expect.element(page.getByRole('button', { name: '青禾市 2024 年：青禾二四' })).toBeInViewport()
  await expect.element(page.getByRole('columnheader', { name: '1954' })).not.toBeInViewport()
})

test('a cell with many reports leads to the list of them', async () => {
  const many = Array.from({ length: 6 }, (_, at) => fakeReport(`r${at}`, '', { title: `第${at}份`, year: at < 5 ? 2023 : 2024 }))
  const { store } = await open(many)
  await userEvent.click(page.getByRole('radio', { name: '年表' }))
  await expect.element(page.getByRole('button', { name: '青禾市 2024 年：第5份' })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '青禾市 2023 · 5 份报告' }))
  await expect.element(page.getByText('显示 5 / 6 份报告')).toBeVisible()
  expect(store.getState().libraryFilter.chosen.year).toEqual(['2023'])
})

test('reports that are there twice are marked, counted once above the list, and can be listed alone', async () => {
  const copies = ['正本', '副本'].map(title => fakeReport(title, '甲', { title, duplicates: 1 }))
  const { store } = await open([...REPORTS.slice(1), ...copies])
  await userEvent.click(page.getByRole('checkbox', { name: /看来重复/ }))
  await vi.waitFor(() => expect(titles()).toEqual(['重复正本', '重复副本']))
  await userEvent.click(page.getByRole('button', { name: '与另外 1 份报告重复，打开核对' }).first())
  await vi.waitFor(() => expect(store.getState().duplicatesShown).toBe(true))
  store.getState().hideDuplicates()
  await userEvent.click(page.getByRole('button', { name: '1 份看来重复…' }))
  await vi.waitFor(() => expect(store.getState().duplicatesShown).toBe(true))
})
