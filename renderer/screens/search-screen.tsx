import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConcordanceGroup, ConcordanceRow, SearchResult } from '../../shared/model/search.ts'
import { SavedSearches } from '../features/lists/saved-searches.tsx'
import { ConcordanceBar, ContextWidth } from '../features/searching/concordance-bar.tsx'
import { ConcordanceTable } from '../features/searching/concordance-table.tsx'
import { CountsBar, CountsTable, DivisionChoice } from '../features/searching/counts-table.tsx'
import { HitList, hitElementId } from '../features/searching/hit-list.tsx'
import { type HitRow, hitRows, keyboardKeys } from '../features/searching/hit-rows.ts'
import type { TagPickerSlot } from '../features/searching/mark-dialog.tsx'
import { narrowed } from '../features/searching/narrowed.ts'
import { QueryProblems } from '../features/searching/query-problems.tsx'
import { SearchBar } from '../features/searching/search-bar.tsx'
import { NoPassages, NothingFound, NothingToSearch, SearchStart } from '../features/searching/search-notes.tsx'
import { ViewBar } from '../features/searching/view-bar.tsx'
import { TagPicker } from '../features/tagging/tag-picker.tsx'
import { TrendOfSearch } from '../features/trends/trend-of-search.tsx'
import { TrendVisit } from '../features/trends/trend-visit.tsx'
import { WordVisit } from '../features/words/word-visit.tsx'
import type { SearchView } from '../state/search.ts'
import { indexAfterKey } from '../state/selection.ts'
import { useApp, useAppStore } from '../state/store.ts'
import { Columns } from '../ui/columns.tsx'
import { OneOfEach } from './one-of-each.tsx'
import { SearchFacets } from './search-facets.tsx'

/** Rows that Page Down goes. */
const PAGE = 12

const tagPicker: TagPickerSlot = props => <TagPicker {...props} />

/** One field for the whole library; every hit is one key away from its place in the text. */
export default function SearchScreen() {
  const { t } = useTranslation('search')
  const store = useAppStore()
  const hasReports = useApp(state => state.reports.length > 0)
  const result = useApp(state => state.searchResult)
  const view = useApp(state => state.searchView)
  const copies = useApp(state => state.concordance?.copies ?? 0)
  const active = useApp(state => state.activeHit)
  const activateHit = useApp(state => state.activateHit)
  const showAllPassages = useApp(state => state.showAllPassages)
  const rememberQuery = useApp(state => state.rememberQuery)
  const read = useApp(state => state.read)
  const listId = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const counts = useRef<HTMLElement>(null)
  const refresh = useApp(state => state.refreshSearch)
  // The library may have changed while another screen was shown.
  useEffect(() => void refresh(), [refresh])
  const rows = useMemo(() => hitRows(result), [result])
  const keys = useMemo(() => keyboardKeys(rows), [rows])
  const focusBox = () => box.current?.focus()

  function open(row: HitRow, pane: 'new' | null): void {
    if (row.kind === 'rest') {
      // The keyboard goes on with the first passage that was not shown.
      activateHit(row.hit.snippets.length > 0 ? `${row.hit.reportId}-${row.hit.snippets.at(-1)?.start}` : null)
      void showAllPassages(row.hit.reportId)
      return
    }
    const snippet = row.kind === 'passage' ? row.snippet : row.hit.snippets[0]
    if (keys.includes(row.key)) activateHit(row.key)
    rememberQuery()
    read(row.hit.reportId, {
      ...(pane === null ? {} : { pane }),
      ...(snippet ? { position: snippet.start, flash: { start: snippet.start, end: snippet.end } } : {}),
    })
  }

  const openPassage = useCallback(
    ({ reportId, start, end }: ConcordanceRow, pane: 'new' | null) => {
      rememberQuery()
      read(reportId, { ...(pane === null ? {} : { pane }), position: start, flash: { start, end } })
    },
    [read, rememberQuery],
  )

  function narrow(group: ConcordanceGroup): void {
    const { query, searchFilter, search, showSearchAs } = store.getState()
    void search(narrowed(query, searchFilter, group))
    showSearchAs('concordance')
  }

  /** From the field into the concordance, to the row where the keyboard was, or to the counts. */
  function goToGrid(): void {
    counts.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus()
    const { concordance, concordanceRow, goToRow } = store.getState()
    if (!concordance || concordance.occurrences === 0) return
    goToRow(concordanceRow ?? 0)
    grid.current?.focus({ preventScroll: true })
  }

  function onListKey(event: KeyboardEvent): void {
    if (view !== 'reports') {
      if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
      goToGrid()
      event.preventDefault()
      return
    }
    const index = active === null ? -1 : keys.indexOf(active)
    // Home and End stay with the words in the field.
    const moves = event.key.startsWith('Arrow') || event.key.startsWith('Page')
    const to = moves ? indexAfterKey(event.key, index, keys.length, PAGE) : undefined
    const row = rows.find(({ key }) => key === active)
    if (to !== undefined) activateHit(keys[to] ?? null)
    else if (event.key !== 'Enter') return
    else if (row) open(row, event.shiftKey ? 'new' : null)
    // Whoever ends a query with Enter does not want to be led away from what it found.
    else activateHit(keys[0] ?? null)
    event.preventDefault()
  }

  const hasPassages = useApp(state => (state.concordance?.occurrences ?? 0) > 0)
  const missing = view !== 'reports' && hasPassages ? null : insteadOfResult(hasReports, result, view)
  return (
    <Columns
      side={
        <>
          <SavedSearches />
          <SearchFacets result={result} />
        </>
      }
      sideLabel={t('facets.label')}
    >
      <TrendVisit />
      <WordVisit />
      <SearchBar
        box={box}
        listId={listId}
        activeId={view === 'reports' && active !== null ? hitElementId(active) : undefined}
        onListKey={onListKey}
      />
      <QueryProblems />
      <ViewBar
        onDown={event => {
          focusBox()
          onListKey(event)
        }}
      >
        {view !== 'reports' && <OneOfEach copies={copies} />}
        {view === 'concordance' && <ContextWidth />}
        {view === 'counts' && <DivisionChoice />}
        <TrendOfSearch />
      </ViewBar>
      {missing !== null ? (
        missing
      ) : view === 'reports' ? (
        <HitList id={listId} rows={rows} active={active} onOpen={open} />
      ) : view === 'counts' ? (
        <>
          <CountsTable scroller={counts} onNarrow={narrow} />
          <CountsBar />
        </>
      ) : (
        <>
          <ConcordanceTable id={listId} grid={grid} onOpen={openPassage} onLeave={focusBox} />
          <ConcordanceBar tagPicker={tagPicker} />
        </>
      )}
    </Columns>
  )
}

/** Where there is nothing to list: what is the matter. */
function insteadOfResult(hasReports: boolean, result: SearchResult | null, view: SearchView): ReactElement | null {
  if (!hasReports) return <NothingToSearch />
  // Signs alone ask for nothing.
  if (!result || result.reading === '') return <SearchStart />
  if (result.reports === 0) return <NothingFound />
  return view !== 'reports' && result.terms.length === 0 ? <NoPassages /> : null
}
