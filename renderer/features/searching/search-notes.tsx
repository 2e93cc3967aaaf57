import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SyntaxExamples } from './syntax-help.tsx'
import { whyNothing } from './why-nothing.ts'

/** Before the first search: what can be asked. */
export function SearchStart() {
  const { t } = useTranslation('search')
  const search = useApp(state => state.search)
  return (
    <EmptyState title={t('start.title')}>
      <p>{t('start.text')}</p>
      <SyntaxExamples extent="basics" onTry={query => void search({ query })} />
    </EmptyState>
  )
}

/** A query that only chooses reports has no passages to list. */
export function NoPassages() {
  const { t } = useTranslation('search')
  const showSearchAs = useApp(state => state.showSearchAs)
  return (
    <EmptyState title={t('noPassages.title')} actions={<Button onClick={() => showSearchAs('reports')}>{t('noPassages.go')}</Button>}>
      <p>{t('noPassages.text')}</p>
    </EmptyState>
  )
}

/** Nothing found: what stands in the way and one click to take it away. */
export function NothingFound() {
  const { t } = useTranslation('search')
  const result = useApp(state => state.searchResult)
  const exact = useApp(state => state.exact)
  const filtered = useApp(state => Object.keys(state.searchFilter).length > 0)
  const search = useApp(state => state.search)
  if (!result) return null
  const why = whyNothing(result)
  if (why === 'onlyWithout') {
    return (
      <EmptyState title={t('none.noWord')}>
        <p>{t('none.onlyWithout')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={t('none.title', { query: shortened(result.query) })}
      actions={
        <>
          {exact && <Button onClick={() => void search({ exact: false })}>{t('none.looser')}</Button>}
          {filtered && <Button onClick={() => void search({ filter: {} })}>{t('none.clear')}</Button>}
        </>
      }
    >
      {exact && <p>{t('none.exact')}</p>}
      {filtered && <p>{t('none.filtered')}</p>}
      {!exact && !filtered && <p>{t(`none.${why}`)}</p>}
    </EmptyState>
  )
}

/** Enough of a query to know it by, in characters. */
const SHOWN = 40

function shortened(query: string): string {
  const characters = [...query]
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : query
}

export function NothingToSearch() {
  const { t } = useTranslation('search')
  const show = useApp(state => state.show)
  return (
    <EmptyState title={t('emptyLibrary.title')} actions={<Button onClick={() => show('library')}>{t('emptyLibrary.go')}</Button>}>
      <p>{t('emptyLibrary.text')}</p>
    </EmptyState>
  )
}
