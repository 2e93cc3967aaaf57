import { useTranslation } from 'react-i18next'
import { rescueFocus } from '../../dom/focus.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './library-strips.module.css'

/** Quiet lines above the list: that there are samples, and what may harm the library. */
export function LibraryStrips() {
  const { t } = useTranslation('library')
  const library = useApp(state => state.library)
  const removeSample = useApp(state => state.removeSample)
  if (!library) return null
  return (
    <>
      {library.sampleSources > 0 && (
        <div className={styles.strip}>
          <span>{t('sample.text', { count: library.sampleSources })}</span>
          <Button onClick={() => void removeSample().then(rescueFocus)}>{t('sample.remove')}</Button>
        </div>
      )}
      <InterruptedStrip />
      {library.warnings.map(warning => (
        <p key={warning} className={`${styles.strip} ${styles.warning}`} role="note">
          {t(`warning.${warning}`)}
        </p>
      ))}
    </>
  )
}

/** That an import did not come to its end, and the way on. */
function InterruptedStrip() {
  const { t } = useTranslation('folders')
  const interrupted = useApp(state => state.interrupted)
  const importing = useApp(state => state.importing)
  const resume = useApp(state => state.resumeImport)
  const leave = useApp(state => state.leaveInterrupted)
  if (!interrupted || importing) return null
  const { id, name, others, done, total } = interrupted
  return (
    <div className={styles.strip}>
      <span role="status">
        {others > 0 ? t('interrupted.textMore', { name, done, total, count: others + 1 }) : t('interrupted.text', { name, done, total })}
      </span>
      <span className={styles.ways}>
        <Button onClick={() => void resume(id)}>{t('interrupted.resume')}</Button>
        <Button onClick={() => void leave()}>{t('interrupted.leave')}</Button>
      </span>
    </div>
  )
}
