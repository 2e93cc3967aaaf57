import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './search-notes.module.css'
import { whyNothing } from './why-nothing.ts'

const EXAMPLES = ['and', 'phrase', 'or', 'not'] as const

/** Before the first search: what can be asked, each example one click away. */
export function SearchStart() {
  const { t } = useTranslation('search')
  const search = useApp(state => state.search)
  return (
    <EmptyState title={t('start.title')}>
      <p>{t('start.text')}</p>
      <dl className={styles.examples} aria-label={t('start.examples')}>
        {EXAMPLES.map(name => (
          <div key={name}>
            <dt>
              <button type="button" className={styles.example} onClick={() => void search({ query: t(`start.sample.${name}`) })}>
                {t(`start.sample.${name}`)}
              </button>
            </dt>
            <dd>{t(`start.${name}`)}</dd>
          </div>
        ))}
      </dl>
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
      title={t('none.title', { query: result.query })}
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

export function NothingToSearch() {
  const { t } = useTranslation('search')
  const show = useApp(state => state.show)
  return (
    <EmptyState title={t('emptyLibrary.title')} actions={<Button onClick={() => show('library')}>{t('emptyLibrary.go')}</Button>}>
      <p>{t('emptyLibrary.text')}</p>
    </EmptyState>
  )
}
