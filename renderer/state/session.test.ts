import { expect, it, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { LibraryInfo } from '../../shared/model/library.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { createAppStore } from './store.ts'

const LIBRARY: LibraryInfo = {
  path: '/other.duidu',
  name: 'other',
  schemaVersion: 1,
  sources: 0,
  reports: 0,
  highlights: 0,
  sampleSources: 0,
  warnings: [],
}

it('forgets filters, search and selection of one library when another is opened', async () => {
  const api = fakeApi({
    reports: [fakeReport('a', '监督')],
    answers: {
      'library.open': () => LIBRARY,
      'duplicates.list': () => [],
      'journal.list': () => ({ entries: [], more: false }),
      'bin.list': () => [],
      'reports.search': ({ query }) => ({
        query,
        reading: query,
        problems: [],
        terms: [query],
        reports: 0,
        occurrences: 0,
        ms: 1,
        hits: [],
      }),
    },
  })
  const store = createAppStore(api)
  await store.getState().start()
  store.getState().filterLibrary('青禾')
  store.getState().selectReports({ ids: new Set(['a']), active: 'a', anchor: 'a' })
  await store.getState().search({ query: '监督' })
  store.getState().chooseList(['a'])
  await store.getState().showDuplicates()
  await store.getState().showHistory(true)
  await store.getState().openLibrary('/other.duidu')
  const { libraryFilter, librarySelection, query, searchResult, notices } = store.getState()
  const { listing, duplicatesShown, historyShown } = store.getState()
  expect({ listing, duplicatesShown, historyShown }).toEqual({ listing: null, duplicatesShown: false, historyShown: false })
  expect({ text: libraryFilter.text, active: librarySelection.active, query, searchResult, notices }).toEqual({
    text: '',
    active: null,
    query: '',
    searchResult: null,
    notices: [],
  })
})

it('names another library only once its reports are there, though it is announced before', async () => {
  const before = fakeReport('a', '监督')
  const after = { ...fakeReport('b', '决定'), problems: 0 }
  const opened = Promise.withResolvers<LibraryInfo>()
  let path = '/l'
  const info = () => ({ ...LIBRARY, path, name: path })
  const api = fakeApi({
    reports: [before],
    answers: {
      'library.get': info,
      'library.open': () => opened.promise,
      'reports.list': () => (path === '/l' ? [{ ...before, problems: 0 }] : [after]),
      'reports.get': () => before,
    },
  })
  const store = createAppStore(api)
  await store.getState().start()
  const shown = new Set<string>()
  store.subscribe(({ library, reports }) => shown.add(`${library?.name}: ${reports.map(({ id }) => id)}`))
  const opening = store.getState().openLibrary('/other')
  path = '/other'
  api.announce('library.changed', info())
  opened.resolve(info())
  await opening
  expect([...shown]).toEqual(['/l: a', '/other: b'])
})

it('shows the library that another window opened while this one opened one', async () => {
  let path = '/l'
  const api = fakeApi({
    reports: [],
    answers: {
      'library.get': () => {
        const answer = { ...LIBRARY, path, name: path }
        if (path === '/mine') {
          path = '/theirs'
          api.announce('library.changed', { ...LIBRARY, path, name: path })
        }
        return answer
      },
      'library.open': () => {
        path = '/mine'
        return LIBRARY
      },
    },
  })
  const store = createAppStore(api)
  await store.getState().start()
  await store.getState().openLibrary('/mine')
  expect(store.getState().library?.name).toBe('/theirs')
})

it('keeps the library when another one cannot be opened, and says why', async () => {
  const store = createAppStore(fakeApi({ reports: [fakeReport('a', '监督')] }))
  await store.getState().start()
  await store.getState().openLibrary('/nothing.duidu')
  const { phase, reports, notices } = store.getState()
  expect([phase, reports.map(report => report.id), notices.map(notice => notice.tone)]).toEqual(['ready', ['a'], ['error']])
})

it('asks for paths in the window where there is no dialog of the system, and grants what was chosen', async () => {
  const granted: string[] = []
  const api = fakeApi({
    reports: [],
    answers: {
      'host.grant': ({ path }) => {
        granted.push(path)
        return { path: `/real${path}` }
      },
    },
  })
  const store = createAppStore(api)
  await store.getState().start()
  const chosen = store.getState().pickPaths('folder')
  expect(store.getState().picking).toBe('folder')
  await store.getState().answerPick(['/报告'])
  expect([await chosen, granted, store.getState().picking]).toEqual([['/real/报告'], ['/报告'], null])
})

it('shows the window before the texts of its panes are there', async () => {
  const workspace: Workspace = {
    screen: 'reading',
    panes: [
      { reportId: 'a', position: 3, lineTop: -4.5 },
      { reportId: null, position: 0 },
    ],
    activePane: 1,
    outline: true,
    margin: true,
  }
  const api = fakeApi({ reports: [fakeReport('a', '监督')], answers: { 'workspace.get': () => workspace } })
  let send: () => void = () => {}
  const sent = new Promise<void>(resolve => {
    send = resolve
  })
  const call: typeof api.call = async (method, input) => {
    if (method === 'reports.get') await sent
    return api.call(method, input)
  }
  const store = createAppStore({ ...api, call })
  const started = store.getState().start()
  await vi.waitUntil(() => store.getState().phase === 'ready')
  const { screen, panes, activePane } = store.getState()
  expect([screen, panes[0]?.reportId, panes[0]?.report, activePane]).toEqual(['reading', 'a', null, 1])
  send()
  await started
  expect(store.getState().panes[0]).toMatchObject({ report: { text: '监督' }, position: 3, lineTop: -4.5 })
  expect(store.getState().activePane).toBe(1)
})

it('goes back and forward in each pane after a restart, and follows the pane that led, where it was calibrated', async () => {
  const saved: Workspace[] = []
  const reports = ['a', 'b', 'c'].map(id => fakeReport(id, '监督'))
  const answers = {
    'workspace.save': (workspace: Workspace) => {
      saved.push(workspace)
      return null
    },
  } as const
  const first = createAppStore(fakeApi({ reports, answers }))
  await first.getState().start()
  await first.getState().openReport('a')
  await first.getState().openReport('b')
  await first.getState().travel(0, -1)
  await first.getState().openReport('c', { pane: 'new' })
  first.getState().leadFrom(0)
  const calibrations = [{ reportId: 'c', start: 0, leaderId: 'a', leaderStart: 1 }]
  first.getState().patchPane(first.getState().panes[1]?.key ?? 0, { free: true, calibrations })
  first.getState().saveWorkspace()
  await vi.waitFor(() => expect(saved.at(-1)?.panes[1]?.free).toBe(true))
  const [workspace = null] = saved.slice(-1)
  const second = createAppStore(fakeApi({ reports, answers: { ...answers, 'workspace.get': () => workspace } }))
  await second.getState().start()
  const { panes, leader, travel } = second.getState()
  expect([leader, panes[1]?.free, panes[1]?.calibrations]).toEqual([panes[0]?.key, true, calibrations])
  await travel(0, 1)
  expect(second.getState().panes.map(({ reportId }) => reportId)).toEqual(['b', 'c'])
  await travel(0, -1)
  expect(second.getState().panes[0]?.reportId).toBe('a')
})

it('has the lines of the trends again after a restart, and writes them down when they change', async () => {
  const saved: Workspace[] = []
  const asked: unknown[] = []
  const answers = {
    'workspace.save': (workspace: Workspace) => {
      saved.push(workspace)
      return null
    },
    'trends.get': (input: unknown) => {
      asked.push(input)
      return { groups: [], series: [], copies: 0, ms: 1 }
    },
  } as const
  const first = createAppStore(fakeApi({ reports: [], answers }))
  await first.getState().start()
  await first.getState().countSubject({ kind: 'query', query: '监督' })
  await first.getState().countSubject({ kind: 'query', query: '预算' })
  await first.getState().forgetSubject('query:监督')
  first.getState().drawTrends({ measure: 'share', view: 'table' })
  await vi.waitFor(() => expect(saved.at(-1)?.trends?.measure).toBe('share'))
  const [workspace] = saved.slice(-1)
  const second = createAppStore(fakeApi({ reports: [], answers: { ...answers, 'workspace.get': () => workspace ?? null } }))
  await second.getState().start()
  // Colour and sign stay those of the line.
  expect(second.getState().trendSubjects).toEqual([{ kind: 'query', query: '预算', key: 'query:预算', slot: 1 }])
  expect(second.getState()).toMatchObject({ trendMeasure: 'share', trendView: 'table', trendFocus: 'query:预算' })
  await second.getState().refreshTrends()
  expect(asked.at(-1)).toMatchObject({ queries: ['预算'], by: 'year' })
})

it('has the table of indicators again after a restart, as it was drawn', async () => {
  const saved: Workspace[] = []
  const asked: unknown[] = []
  const answers = {
    'workspace.save': (workspace: Workspace) => {
      saved.push(workspace)
      return null
    },
    'indicators.known': () => ({ indicators: [], unnamed: [], reports: 0, ms: 1 }),
    'indicators.table': (input: unknown) => {
      asked.push(input)
      return { columns: [], rows: [], reports: 0, ms: 1 }
    },
  } as const
  const first = createAppStore(fakeApi({ reports: [], answers }))
  await first.getState().start()
  await first.getState().changeIndicators({ ids: ['gdp', 'own-1'], filter: { body: ['government'] } })
  first.getState().drawIndicators({ shape: 'years', drawing: 'chart', year: 2024, column: 'gdp|元|annual|review' })
  await vi.waitFor(() => expect(saved.at(-1)?.indicators?.drawing).toBe('chart'))
  const [workspace] = saved.slice(-1)
  const second = createAppStore(fakeApi({ reports: [], answers: { ...answers, 'workspace.get': () => workspace ?? null } }))
  await second.getState().start()
  const drawn = { indicatorShape: 'years', indicatorDrawing: 'chart', indicatorYear: 2024, indicatorColumn: 'gdp|元|annual|review' }
  expect(second.getState()).toMatchObject(drawn)
  await second.getState().refreshIndicators()
  expect(asked.at(-1)).toEqual({ filter: { body: ['government'] }, indicators: ['gdp', 'own-1'] })
})

it('says why when the window cannot learn what it needs', async () => {
  const api = fakeApi({ reports: [] })
  const call: typeof api.call = (method, input) =>
    method === 'host.info' ? Promise.reject(new AppError('engine-stopped', 'stopped')) : api.call(method, input)
  const store = createAppStore({ ...api, call })
  await store.getState().start()
  expect([store.getState().phase, store.getState().startError?.code]).toEqual(['failed', 'engine-stopped'])
})

it('answers a search anew when something changes that it asks for, once it is looked at', async () => {
  const asked: string[] = []
  const api = fakeApi({
    reports: [fakeReport('a', '监督')],
    answers: {
      'reports.search': ({ query }) => {
        asked.push(query)
        return { query, reading: query, problems: [], terms: [query], reports: asked.length, occurrences: 0, ms: 1, hits: [] }
      },
    },
  })
  const store = createAppStore(api)
  await store.getState().start()
  store.getState().show('search')
  await store.getState().search({ query: '监督' })
  api.announce('themes.changed', {})
  api.announce('tags.changed', {})
  for (const [query, event] of [
    ['主题:养老 监督', 'themes.changed'],
    ['标签:亮点 监督', 'tags.changed'],
  ] as const) {
    asked.length = 0
    await store.getState().search({ query })
    store.getState().activateHit('a 0')
    api.announce(event, {})
    await expect.poll(() => asked).toEqual([query, query])
    await expect.poll(() => store.getState().activeHit).toBe('a 0')
  }
  asked.length = 0
  store.getState().show('library')
  await store.getState().searchOutdated('reports')
  expect(asked).toEqual([])
  await store.getState().refreshSearch()
  await store.getState().refreshSearch()
  expect(asked).toEqual(['标签:亮点 监督'])
})

it('keeps the passages unfolded of a search that is answered anew', async () => {
  const snippet = (start: number) => ({ text: '监督', offset: 0, start, end: start + 2 })
  const hit = { reportId: 'a', title: '工作报告', place: null, year: null, body: 'npc', occurrences: 2, score: 1 } as const
  const api = fakeApi({
    reports: [fakeReport('a', '监督监督')],
    answers: {
      'reports.search': ({ query, filter }) => {
        const hits = [{ ...hit, snippets: filter?.ids ? [snippet(0), snippet(2)] : [snippet(0)] }]
        return { query, reading: query, problems: [], terms: [query], reports: 1, occurrences: 2, ms: 1, hits }
      },
    },
  })
  const store = createAppStore(api)
  await store.getState().start()
  store.getState().show('search')
  await store.getState().search({ query: '监督' })
  const shown = () => store.getState().searchResult?.hits.map(({ snippets }) => snippets.length)
  await store.getState().searchOutdated('reports')
  expect(shown()).toEqual([1])
  await store.getState().showAllPassages('a')
  await store.getState().searchOutdated('reports')
  expect(shown()).toEqual([2])
})

it('has the matrix of themes and the pair held sentence by sentence again after a restart', async () => {
  const saved: Workspace[] = []
  const asked: unknown[] = []
  const reports = ['a', 'b', 'c'].map(id => fakeReport(id, '监督'))
  const answers = {
    'workspace.save': (workspace: Workspace) => {
      saved.push(workspace)
      return null
    },
    'themes.sets': () => [],
    'themes.matrix': (input: unknown) => {
      asked.push(input)
      return { setId: 'npc', by: 'year' as const, part: 'plan' as const, columns: [], cells: [], reports: 0, others: 0, ms: 1 }
    },
  } as const
  const first = createAppStore(fakeApi({ reports, answers }))
  await first.getState().start()
  first.getState().arrangeCompared(['a', 'b', 'c'])
  first.getState().choosePair({ earlier: 'b', later: 'c' })
  first.getState().showComparison('matrix')
  await first.getState().changeMatrix({ by: 'year', part: 'plan', filter: { year: [2024] } })
  first.getState().turnMatrix(true)
  await vi.waitFor(() => expect(saved.at(-1)?.matrix?.turned).toBe(true))
  const [workspace = null] = saved.slice(-1)
  const second = createAppStore(fakeApi({ reports, answers: { ...answers, 'workspace.get': () => workspace } }))
  await second.getState().start()
  expect(second.getState()).toMatchObject({
    ...{ compared: ['a', 'b', 'c'], compareView: 'matrix', chosenPair: { earlier: 'b', later: 'c' } },
    ...{ matrixBy: 'year', matrixPart: 'plan', matrixTurned: true },
  })
  await second.getState().refreshMatrix()
  expect(asked.at(-1)).toEqual({ by: 'year', part: 'plan', filter: { year: [2024] } })
})
