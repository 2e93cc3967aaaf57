import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { FacetFrame } from '../../ui/facet.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './lists.module.css'

/** Above the facets of a search: what is kept of it, and the searches that were kept before. */
export function SavedSearches() {
  const { t } = useTranslation('lists')
  const searches = useApp(state => state.savedSearches)
  const query = useApp(state => state.query)
  const filter = useApp(state => state.searchFilter)
  const found = useApp(state => state.searchResult?.reports ?? 0)
  const runSearch = useApp(state => state.runSearch)
  const listSearchResult = useApp(state => state.listSearchResult)
  const showLists = useApp(state => state.showLists)
  const [naming, setNaming] = useState(false)
  const exact = useApp(state => state.exact)
  const current = (search: (typeof searches)[number]) =>
    search.query === query && search.exact === exact && JSON.stringify(search.filter) === JSON.stringify(filter)
  return (
    <FacetFrame title={t('searches')} clear={searches.length > 0 ? t('manage') : null} onClear={() => showLists(true)} flat>
      <ul className={styles.searches}>
        {searches.map(search => (
          <li key={search.id}>
            <button
              type="button"
              className={styles.search}
              title={search.query}
              aria-current={current(search) || undefined}
              onClick={() => void runSearch(search)}
            >
              {search.name}
            </button>
          </li>
        ))}
      </ul>
      {naming ? (
        <NewName initial={query.trim()} onDone={() => setNaming(false)} />
      ) : (
        <div className={styles.keep}>
          <Button disabled={query.trim() === ''} onClick={() => setNaming(true)}>
            {t('saveSearch')}
          </Button>
          <Button disabled={found === 0} onClick={() => void listSearchResult()}>
            {t('listResult')}
          </Button>
        </div>
      )}
    </FacetFrame>
  )
}

function NewName({ initial, onDone }: { readonly initial: string; readonly onDone: () => void }) {
  const { t } = useTranslation('lists')
  const saveSearch = useApp(state => state.saveSearch)
  const [name, setName] = useState(initial.slice(0, 200))
  const save = async () => {
    if (name.trim() !== '' && (await saveSearch(name.trim()))) onDone()
  }
  return (
    <TextField
      label={t('searchName')}
      value={name}
      maxLength={200}
      autoFocus
      onFocus={event => event.target.select()}
      onChange={event => setName(event.target.value)}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') void save()
        else if (event.key === 'Escape') onDone()
      }}
      onBlur={onDone}
    />
  )
}
