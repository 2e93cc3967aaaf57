import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchView } from '../../state/search.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarSpace } from '../../ui/bar.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './view-bar.module.css'

const VIEWS: readonly SearchView[] = ['reports', 'concordance', 'counts']

interface ViewBarProps {
  /** The down key goes on to the result. */
  readonly onDown: (event: KeyboardEvent) => void
  readonly children?: ReactNode
}

/** How the result is looked at, and how much was found and how quickly. Always there, so that nothing below moves. */
export function ViewBar({ onDown, children }: ViewBarProps) {
  const { t, i18n } = useTranslation('search')
  const view = useApp(state => state.searchView)
  const showSearchAs = useApp(state => state.showSearchAs)
  const result = useApp(state => state.searchResult)
  const searching = useApp(state => state.searching)
  const number = (value: number) => value.toLocaleString(i18n.language)
  const cut = view === 'reports' && result && result.hits.length < result.reports ? t('shown', { count: result.hits.length }) : undefined

  function summary(): string {
    if (!result) return searching ? t('searching') : ''
    const { reports, occurrences, terms } = result
    const ms = result.ms < 10 ? Math.round(result.ms * 10) / 10 : Math.round(result.ms)
    const counted = t('summaryReports', { count: reports, number: number(reports) })
    if (terms.length === 0) return t('summaryOfReports', { reports: counted, ms })
    return t('summary', { reports: counted, occurrences: t('concordance.total', { count: occurrences, number: number(occurrences) }), ms })
  }

  return (
    <Bar edge="top">
      <Segmented
        label={t('view.label')}
        value={view}
        options={VIEWS.map(value => ({ value, label: t(`view.${value}`) }))}
        onChange={showSearchAs}
        onDown={onDown}
      />
      <p className={styles.summary} role="status" data-stale={searching || undefined} title={cut}>
        {summary()}
        {cut && ` · ${cut}`}
      </p>
      <BarSpace />
      {children}
    </Bar>
  )
}
