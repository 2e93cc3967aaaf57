import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { MOST_WORDINGS } from '../../state/wordings.ts'
import { Bar, BarCount } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { sortWordings } from './sort-wordings.ts'
import { focusWordingPlaces } from './wording-detail.tsx'
import { WordingTable } from './wording-table.tsx'
import styles from './wordings-stage.module.css'

/** What the reports have in common, or why nothing is listed; and what it does not mean. */
export function WordingsStage() {
  const wordings = useApp(state => state.wordings)
  const text = useApp(state => state.wordingsText)
  const sorting = useApp(state => state.wordingsSorting)
  const rows = useMemo(() => sortWordings(wordings?.families ?? [], sorting), [wordings, sorting])
  return (
    <>
      {rows.length > 0 ? <WordingTable rows={rows} onEnter={focusWordingPlaces} /> : <Note filtered={text.trim() !== ''} />}
      <Standing shown={rows.length} />
    </>
  )
}

/** Stands where the table would be. */
function Note({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('wording')
  const hasReports = useApp(state => state.reports.length > 0)
  const wordings = useApp(state => state.wordings)
  const reading = useApp(state => state.readingWordings)
  const progress = useApp(state => state.wordingsProgress)
  const stopped = useApp(state => state.wordingsStopped)
  const refresh = useApp(state => state.refreshWordings)
  if (!hasReports) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  if (reading && (progress || !wordings?.families.length)) {
    return (
      <EmptyState title={t('reading')}>
        <p>{t('readingHelp')}</p>
        {progress && <ProgressBar label={t('reading')} {...progress} />}
      </EmptyState>
    )
  }
  if (stopped) {
    return (
      <EmptyState title={t('stopped.title')} actions={<Button onClick={() => void refresh()}>{t('stopped.again')}</Button>}>
        <p>{t('stopped.text')}</p>
      </EmptyState>
    )
  }
  if (wordings && wordings.reports < 2) return <EmptyState title={t('few.title')}>{t('few.text')}</EmptyState>
  return <EmptyState title={t('nothing.title')}>{t(filtered ? 'nothing.filtered' : 'nothing.text')}</EmptyState>
}

/** How many there are, or how far the index is. */
function Standing({ shown }: { readonly shown: number }) {
  const { t, i18n } = useTranslation('wording')
  const wordings = useApp(state => state.wordings)
  const reading = useApp(state => state.readingWordings)
  const progress = useApp(state => state.wordingsProgress)
  const stop = useApp(state => state.stopReadingWordings)
  const hasMore = useApp(({ wordings: listed, wordingsLimit: limit }) => listed?.families.length === limit && limit < MOST_WORDINGS)
  const more = useApp(state => state.listMoreWordings)
  const number = (value: number) => value.toLocaleString(i18n.language)
  const told = wordings && t('told', { shown: number(shown), reports: number(wordings.reports) })
  return (
    <Bar edge="bottom">
      <BarCount>{reading ? (progress ? t('indexing', progress) : t('reading')) : told}</BarCount>
      {reading && <Button onClick={stop}>{t('stop')}</Button>}
      {!reading && hasMore && <Button onClick={() => void more()}>{t('listMore', { most: number(MOST_WORDINGS) })}</Button>}
      <span className={styles.help}>{t('help')}</span>
    </Bar>
  )
}
