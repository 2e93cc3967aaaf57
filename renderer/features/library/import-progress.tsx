import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { FolderNewsLine } from './folder-news.tsx'
import { ImportDialog } from './import-dialog.tsx'
import styles from './import-progress.module.css'
import { ImportResultLine } from './import-result.tsx'

/** Whole minutes are precise enough from here on. */
const MINUTE = 60

/** One line while files are read: how far, which file, how long still, and a way to stop; afterwards what came of it. */
export function ImportProgressLine() {
  const { t } = useTranslation(['library', 'common'])
  const progress = useApp(state => state.importProgress)
  const handingOver = useApp(state => state.handingOver)
  const importing = useApp(state => state.importing)
  const cancel = useApp(state => state.cancelImport)
  // One line at a time, so that the list above stays where it is; the other comes back.
  const news = useApp(state => state.folderNews !== null)
  if (!progress && !handingOver) {
    return (
      <>
        {news ? <FolderNewsLine /> : <ImportResultLine />}
        <ImportDialog />
      </>
    )
  }
  const { done, total } = handingOver ?? progress ?? { done: 0, total: null }
  const left = handingOver ? null : (progress?.secondsLeft ?? null)
  return (
    <div className={styles.line}>
      <ProgressBar label={t('import.progress')} done={done} total={total} />
      <span className={styles.count}>
        {handingOver
          ? t('import.uploading', { done, total: handingOver.total })
          : total === null
            ? t('import.scanning', { count: done })
            : t('import.running', { done, total, reports: progress?.reports ?? 0 })}
      </span>
      {left !== null && (
        <span>
          {t('import.left', {
            time:
              left < MINUTE ? t('import.seconds', { count: Math.max(left, 1) }) : t('import.minutes', { count: Math.ceil(left / MINUTE) }),
          })}
        </span>
      )}
      <span className={styles.current}>{handingOver ? '' : progress?.current}</span>
      {importing && <Button onClick={cancel}>{t('common:action.cancel')}</Button>}
    </div>
  )
}
