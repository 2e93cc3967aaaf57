import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input, Output } from '../../shared/contract.ts'
import type { Concept, QueryGroup } from '../../shared/model/search.ts'
import { occurrences } from '../../shared/text/occurrences.ts'
import { TrendVisit } from '../features/trends/trend-visit.tsx'
import { useApp } from '../state/store.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import TrendsScreen from './trends-screen.tsx'

const REPORTS = [
  fakeReport('q19', '监督监督预算', { year: 2019 }),
  fakeReport('q21', '监督', { year: 2021 }),
  fakeReport('y21', '预算预算预算', { year: 2021, place: '云泽市', city: '云泽市' }),
]

/** What the engine would count, for plain words. */
function count(input: Input<'trends.get'>, concepts: readonly Concept[]): Output<'trends.get'> {
  const parts = new Map<string, { group: QueryGroup; texts: string[] }>()
  for (const { place, year, body, text: written } of REPORTS) {
    const text = written ?? ''
    const named = { year: { year }, place: { place }, body: { body }, 'place-year': { place, year } }[input.by]
    const key = JSON.stringify(named)
    const known = parts.get(key) ?? { group: { ...named, reports: 0, characters: 0 }, texts: [] }
    const { reports, characters } = known.group
    parts.set(key, {
      group: { ...known.group, reports: reports + 1, characters: characters + text.length },
      texts: [...known.texts, text],
    })
  }
  const groups = [...parts.values()]
  const asked = [
    ...(input.queries ?? []).map(query => ({ name: query, words: [query], query })),
    ...(input.conceptIds ?? []).map(id => {
      const concept = concepts.find(other => other.id === id)
      const words = [...(concept?.expressions ?? [])]
      return { name: concept?.name ?? '', words, query: words.join(' OR ') }
    }),
  ]
  const countIn = (texts: readonly string[], words: readonly string[]) => {
    const each = texts.map(text => words.reduce((sum, word) => sum + occurrences(text, word).length, 0))
    const sum = each.reduce((a, b) => a + b, 0)
    return { occurrences: sum, reports: each.filter(hits => hits > 0).length, rate: (sum * 10_000) / texts.join('').length }
  }
  return {
    groups: groups.map(({ group }) => group),
    copies: input.oneOfEach ? 1 : 0,
    series: asked.map(({ name, words, query }) => ({
      name,
      query,
      reading: query,
      problems: [],
      counts: groups.map(({ texts }) => countIn(texts, words)),
      total: countIn(
        groups.flatMap(({ texts }) => texts),
        words,
      ),
    })),
    ms: 1,
  }
}

async function open() {
  await page.viewport(1280, 800)
  const concepts: Concept[] = []
  const asked: Input<'trends.get'>[] = []
  const searched: Input<'reports.search'>[] = []
  const exports: Input<'exports.trends'>[] = []
  const api = fakeApi({
    reports: REPORTS,
    answers: {
      'trends.get': input => {
        asked.push(input)
        return count(input, concepts)
      },
      'concepts.list': () => [...concepts],
      'concepts.save': ({ id = `c${concepts.length}`, note = '', ...rest }) => {
        const concept = { id, note, ...rest }
        const at = concepts.findIndex(other => other.id === id)
        concepts.splice(at === -1 ? concepts.length : at, 1, concept)
        api.announce('concepts.changed', {})
        return concept
      },
      'concepts.remove': ({ ids }) => {
        concepts.splice(0, concepts.length, ...concepts.filter(({ id }) => !ids.includes(id)))
        const action = { id: 7, kind: 'concept.remove', count: ids.length, at: '' } as const
        api.announce('journal.changed', { undo: action, redo: null })
        api.announce('concepts.changed', {})
        return action
      },
      'queries.read': ({ query }) => ({
        reading: query,
        written: query,
        problems: query.includes('(')
          ? [{ code: 'parenthesis-open', message: '', start: query.indexOf('('), end: query.indexOf('(') + 1 }]
          : [],
        tokens: [],
        suggestions: [],
        start: 0,
        end: 0,
      }),
      'reports.search': input => {
        searched.push(input)
        return { query: input.query, reading: input.query, problems: [], terms: [], reports: 0, occurrences: 0, ms: 1, hits: [] }
      },
      'concordance.open': ({ query }) => ({ key: 'k', reading: query, problems: [], occurrences: 0, reports: 0, copies: 0, ms: 1 }),
      'host.grant': ({ path }) => ({ path }),
      'exports.trends': input => {
        exports.push(input)
        return { file: '/home/trends.csv', rows: 2 }
      },
    },
  })
  const mounted = await mount(<Screens />, api)
  mounted.store.getState().show('trends')
  const field = page.getByRole('textbox', { name: '要数的字句' })
  await expect.element(field).toBeVisible()
  const add = async (words: string) => {
    await userEvent.fill(field, words)
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('button', { name: `去掉“${words}”` })).toBeVisible()
  }
  return { api, concepts, asked, searched, exports, add, ...mounted }
}

/** As the window does: the search stands in its place while a point is looked at. */
function Screens() {
  const screen = useApp(state => state.screen)
  if (screen === 'trends') return <TrendsScreen />
  return screen === 'search' ? <TrendVisit /> : null
}

const POINT = '监督，2021 年：每万字 1,250.00 处，共 1 处，2 份报告里有 1 份提到'

test('a word becomes a line whose points tell all their values; a year without reports has none', async () => {
  const { add } = await open()
  await add('监督')
  await expect.element(page.getByRole('button', { name: POINT })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /^监督，2019 年/ })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /2020 年/ })).not.toBeInTheDocument()
  await userEvent.click(page.getByRole('radio', { name: '表' }))
  await expect.element(page.getByRole('row', { name: '2020 年 没有报告' })).toBeVisible()
})

test('the keyboard goes from point to point, and Enter to the passages under the same filter and back', async () => {
  const { add, searched, store } = await open()
  await add('监督')
  await add('预算')
  await userEvent.click(page.getByRole('checkbox', { name: /^人大/ }))
  await vi.waitFor(() => expect(store.getState().trends?.filter).toEqual({ body: ['npc'] }))
  const first = page.getByRole('button', { name: /^监督，2019 年/ })
  await expect.element(first).toBeVisible()
  first.element().focus()
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  const point = page.getByRole('button', { name: /^预算，2021 年/ })
  await expect.element(point).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('来自趋势：预算，2021 年')).toBeVisible()
  expect(searched.at(-1)).toMatchObject({ query: '预算', filter: { body: ['npc'], year: [2021] }, exact: false })
  expect(store.getState().searchView).toBe('concordance')
  await userEvent.click(page.getByRole('button', { name: '回到趋势' }))
  await expect.element(point).toHaveFocus()
})

test('places are sorted by the line that was chosen', async () => {
  const { add } = await open()
  await add('监督')
  await add('预算')
  await userEvent.click(page.getByRole('radio', { name: '地区', exact: true }))
  const names = () => [...document.querySelectorAll('[aria-label="各处的数值"] > li > span')].map(name => name.textContent)
  await vi.waitFor(() => expect(names()).toEqual(['云泽市', '青禾市']))
  await userEvent.selectOptions(page.getByRole('combobox', { name: '排序' }), '按“监督”的数值')
  await vi.waitFor(() => expect(names()).toEqual(['青禾市', '云泽市']))
})

test('an expression that is not read as written is told before it is saved; the concept is drawn at once', async () => {
  const { concepts } = await open()
  await userEvent.click(page.getByRole('button', { name: '新概念' }))
  const dialog = page.getByRole('dialog', { name: '新概念' })
  await expect.element(dialog.getByRole('button', { name: '保存' })).toBeDisabled()
  await userEvent.fill(dialog.getByRole('textbox', { name: '名称' }), '人大监督')
  await userEvent.fill(dialog.getByRole('textbox', { name: /包括的说法/ }), '监督\n(预算')
  await expect.element(dialog.getByText(/^第 2 行“\(”：/)).toBeVisible()
  await userEvent.fill(dialog.getByRole('textbox', { name: /包括的说法/ }), '监督\n预算')
  await expect.element(dialog.getByText(/^第 2 行/)).not.toBeInTheDocument()
  await userEvent.click(dialog.getByRole('button', { name: '保存' }))
  expect(concepts).toEqual([{ id: 'c0', name: '人大监督', expressions: ['监督', '预算'], note: '' }])
  await expect.element(page.getByRole('button', { name: /^人大监督，2021 年：.*共 4 处/ })).toBeVisible()
})

test('a concept is seen by place and year, renamed, and its line goes with it when it is deleted', async () => {
  const { api, concepts, store } = await open()
  concepts.push({ id: 'c0', name: '民生', expressions: ['预算'], note: '' })
  api.announce('concepts.changed', {})
  store.getState().drawTrends({ view: 'table' })
  await userEvent.click(page.getByRole('button', { name: '“民生”按地区和年份' }))
  await expect.element(page.getByRole('button', { name: /^民生，云泽市 · 2021 年：.*共 3 处/ })).toBeVisible()
  await expect.element(page.getByRole('row', { name: /^青禾市/ }).getByText('没有报告')).toBeInTheDocument()
  await userEvent.click(page.getByRole('button', { name: '修改“民生”' }))
  await userEvent.fill(page.getByRole('dialog').getByRole('textbox', { name: '名称' }), '财政')
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: '保存' }))
  await expect.element(page.getByRole('table', { name: '“财政”按地区和年份' })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '删除“财政”' }))
  await expect.element(page.getByRole('heading', { name: '看字句怎样随年份、地区变化' })).toBeVisible()
  expect(store.getState().notices.at(-1)).toMatchObject({ message: 'notices.conceptRemoved', undoes: 7 })
})

test('the table is copied as it is shown, and exported as it was asked for', async () => {
  const { add, exports, store } = await open()
  await add('监督')
  await userEvent.selectOptions(page.getByRole('combobox', { name: '数值' }), '处数')
  await userEvent.click(page.getByRole('button', { name: '复制、导出' }))
  await userEvent.click(page.getByRole('menuitem', { name: '复制表格' }))
  await vi.waitFor(() => expect(store.getState().notices.at(-1)?.message).toBe('notices.tableCopied'))
  await userEvent.click(page.getByRole('button', { name: '新概念' }))
  const written = page.getByRole('textbox', { name: /包括的说法/ })
  await userEvent.click(written)
  await userEvent.paste()
  await expect.element(written).toHaveValue('年份\t报告\t字数\t监督 处数\n2019 年\t1\t6\t2\n2020 年\t0\t0\t\n2021 年\t2\t8\t1')
  await userEvent.click(page.getByRole('button', { name: '取消' }))
  await userEvent.click(page.getByRole('button', { name: '复制、导出' }))
  await userEvent.click(page.getByRole('menuitem', { name: '导出 CSV…' }))
  await vi.waitFor(() => expect(store.getState().picking).toBe('export-folder'))
  await store.getState().answerPick(['/home'])
  await vi.waitFor(() => expect(store.getState().notices.at(-1)).toMatchObject({ message: 'notices.tableWritten' }))
  expect(exports).toEqual([
    {
      ...{ directory: '/home', format: 'csv', language: 'zh-CN' },
      ...{ queries: ['监督'], conceptIds: [], filter: {}, exact: false, oneOfEach: false, by: 'year' },
    },
  ])
  // By place and year one line is shown; the table has all of them.
  await add('预算')
  await store.getState().changeTrends({ by: 'place-year' })
  const exported = store.getState().exportTrends('csv')
  await vi.waitFor(() => expect(store.getState().picking).toBe('export-folder'))
  await store.getState().answerPick(['/home'])
  await exported
  expect(exports.at(-1)).toMatchObject({ by: 'place-year', queries: ['监督', '预算'] })
})

test('what was searched for is the line that is looked at, also where there is room for one only', async () => {
  const { add, store } = await open()
  await add('监督')
  await store.getState().changeTrends({ by: 'place-year' })
  await store.getState().search({ query: '预算' })
  await store.getState().countSearch()
  await expect.element(page.getByRole('table', { name: '“预算”按地区和年份' })).toBeVisible()
})

test('leaves out copies of reports where that is chosen, and says how many; so does the table that is exported', async () => {
  const { store, asked, exports, add } = await open()
  await add('监督')
  store.setState({ reports: store.getState().reports.map(report => ({ ...report, duplicates: 1 })) })
  await userEvent.click(page.getByText('重复的只计一份'))
  await expect.element(page.getByText('1 份重复的未计')).toBeVisible()
  expect(asked.map(({ oneOfEach }) => oneOfEach)).toEqual([false, true])
  const exported = store.getState().exportTrends('csv')
  await vi.waitFor(() => expect(store.getState().picking).toBe('export-folder'))
  await store.getState().answerPick(['/home'])
  await exported
  expect(exports).toMatchObject([{ oneOfEach: true }])
})
