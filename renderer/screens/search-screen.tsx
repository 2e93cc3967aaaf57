import { type KeyboardEvent, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchResult } from '../../shared/model/search.ts'
import { HitList, hitElementId } from '../features/searching/hit-list.tsx'
import { type HitRow, hitRows, keyboardKeys } from '../features/searching/hit-rows.ts'
import { ResultLine } from '../features/searching/result-line.tsx'
import { SearchBar } from '../features/searching/search-bar.tsx'
import { NothingFound, NothingToSearch, SearchStart } from '../features/searching/search-notes.tsx'
import { countFacets, NOTHING_CHOSEN, UNKNOWN } from '../state/facets.ts'
import { FILTERED, type Filtered, isFiltered, isInFilter, toggledInFilter, withoutDimension } from '../state/report-filter.ts'
import { indexAfterKey } from '../state/selection.ts'
import { useApp } from '../state/store.ts'
import { Columns } from '../ui/columns.tsx'
import { ReportFacets } from './report-facets.tsx'

/** Rows that Page Down goes. */
const PAGE = 12

/** One field for the whole library; every hit is one key away from its place in the text. */
export default function SearchScreen() {
  const { t } = useTranslation('search')
  const hasReports = useApp(state => state.reports.length > 0)
  const result = useApp(state => state.searchResult)
  const active = useApp(state => state.activeHit)
  const activateHit = useApp(state => state.activateHit)
  const showAllPassages = useApp(state => state.showAllPassages)
  const read = useApp(state => state.read)
  const listId = useId()
  const rows = useMemo(() => hitRows(result), [result])
  const keys = useMemo(() => keyboardKeys(rows), [rows])

  function open(row: HitRow, pane: number | null): void {
    if (row.kind === 'rest') {
      // The keyboard goes on with the first passage that was not shown.
      activateHit(row.hit.snippets.length > 0 ? `${row.hit.reportId}-${row.hit.snippets.at(-1)?.start}` : null)
      void showAllPassages(row.hit.reportId)
      return
    }
    const snippet = row.kind === 'passage' ? row.snippet : row.hit.snippets[0]
    if (row.kind === 'passage') activateHit(row.key)
    read(row.hit.reportId, {
      ...(pane === null ? {} : { pane }),
      ...(snippet ? { position: snippet.start, flash: { start: snippet.start, end: snippet.end } } : {}),
    })
  }

  function onListKey(event: KeyboardEvent): void {
    const index = active === null ? -1 : keys.indexOf(active)
    // Home and End stay with the words in the field.
    const moves = event.key.startsWith('Arrow') || event.key.startsWith('Page')
    const to = moves ? indexAfterKey(event.key, index, keys.length, PAGE) : undefined
    const row = event.key === 'Enter' ? rows.find(({ key }) => key === (active ?? keys[0])) : undefined
    if (to !== undefined) activateHit(keys[to] ?? null)
    else if (row) open(row, event.shiftKey ? 1 : null)
    else return
    event.preventDefault()
  }

  return (
    <Columns side={<SearchFacets result={result} />} sideLabel={t('facets.label')}>
      <SearchBar listId={listId} activeId={active === null ? undefined : hitElementId(active)} onListKey={onListKey} />
      <ResultLine />
      {!hasReports ? (
        <NothingToSearch />
      ) : !result ? (
        <SearchStart />
      ) : result.reports === 0 ? (
        <NothingFound />
      ) : (
        <HitList id={listId} rows={rows} active={active} onOpen={open} />
      )}
    </Columns>
  )
}

function SearchFacets({ result }: { readonly result: SearchResult | null }) {
  const reports = useApp(state => state.reports)
  const reportsById = useApp(state => state.reportsById)
  const filter = useApp(state => state.searchFilter)
  const search = useApp(state => state.search)

  /** Everything the library has, with the number of reports that the search finds together with what is chosen on the other sides. */
  const options = useMemo(() => {
    const all = countFacets(reports, { text: '', chosen: NOTHING_CHOSEN })
    const chosenOn = (dimension: Filtered) =>
      all[dimension].map(({ value }) => value).filter(value => value !== UNKNOWN && isInFilter(filter, dimension, value))
    const chosen = { ...NOTHING_CHOSEN, ...Object.fromEntries(FILTERED.map(dimension => [dimension, chosenOn(dimension)])) }
    const holders = result?.everywhere?.flatMap(id => reportsById.get(id) ?? [])
    const found = holders && countFacets(holders, { text: '', chosen })
    const counted = (dimension: Filtered) => {
      const counts = found && new Map(found[dimension].map(({ value, count }) => [value, count]))
      return all[dimension]
        .filter(({ value }) => value !== UNKNOWN)
        .map(({ value }) => ({ value, count: counts ? (counts.get(value) ?? 0) : null }))
    }
    return { place: counted('place'), year: counted('year'), body: counted('body'), kind: counted('kind'), problems: [] }
  }, [reports, reportsById, result, filter])

  return (
    <ReportFacets
      dimensions={FILTERED}
      options={options}
      isChosen={(dimension, value) => isFiltered(dimension) && isInFilter(filter, dimension, value)}
      onToggle={(dimension, value) => isFiltered(dimension) && void search({ filter: toggledInFilter(filter, dimension, value) })}
      onClear={dimension => isFiltered(dimension) && void search({ filter: withoutDimension(filter, dimension) })}
    />
  )
}
