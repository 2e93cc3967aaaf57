import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/model/journal.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './history-dialog.module.css'
import { useMoment } from './use-moment.ts'

/** The newest first; a row leads to the moment after it. */
export function HistoryList() {
  const { t } = useTranslation('history')
  const entries = useApp(state => state.history)
  const more = useApp(state => state.historyHasMore)
  const loadMore = useApp(state => state.loadMoreHistory)
  const goTo = useApp(state => state.goToHistory)
  const momentOf = useMoment()
  const current = entries?.find(({ state }) => state === 'done')

  const row = (entry: HistoryEntry) => {
    const here = entry.id === current?.id
    const hint = here ? t('now') : t(entry.state === 'done' ? 'goBack' : 'goForward')
    return (
      <li key={entry.id} data-state={entry.state}>
        <button
          type="button"
          className={styles.row}
          aria-current={here ? 'step' : undefined}
          title={hint}
          onClick={() => void goTo(entry.id)}
        >
          <span className={styles.what}>
            {t(`done.${entry.kind}`)}
            {entry.count > 1 && <span className={styles.quiet}> × {entry.count}</span>}
          </span>
          <span className={styles.words}>{entry.words}</span>
          {entry.state === 'undone' && <span className={styles.quiet}>{t('undone')}</span>}
          {here && <span className={styles.here}>{t('now')}</span>}
          <time className={styles.quiet} dateTime={entry.at}>
            {momentOf(entry.at)}
          </time>
        </button>
      </li>
    )
  }

  return (
    <>
      <p className={styles.quiet}>{entries?.length === 0 ? t('empty') : t('help')}</p>
      <ol className={styles.list} aria-label={t('history')}>
        {entries?.map(row)}
        {entries && entries.length > 0 && !more && (
          <li>
            <button type="button" className={styles.row} aria-current={current ? undefined : 'step'} onClick={() => void goTo(0)}>
              <span className={styles.what}>{t('beginning')}</span>
              <span className={styles.words} />
              {!current && <span className={styles.here}>{t('now')}</span>}
            </button>
          </li>
        )}
      </ol>
      {more && <Button onClick={() => void loadMore()}>{t('more')}</Button>}
    </>
  )
}
