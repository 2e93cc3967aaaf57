import { useApp } from '../state/store.ts'

/** Searching the whole library. */
export default function SearchScreen() {
  const query = useApp(state => state.query)
  const result = useApp(state => state.searchResult)
  const search = useApp(state => state.search)
  return (
    <div>
      <input type="search" aria-label="search" value={query} onChange={event => void search({ query: event.target.value })} />
      <p>{result?.occurrences}</p>
    </div>
  )
}
