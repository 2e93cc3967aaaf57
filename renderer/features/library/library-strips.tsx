import { useTranslation } from 'react-i18next'
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
          <Button onClick={() => void removeSample()}>{t('sample.remove')}</Button>
        </div>
      )}
      {library.warnings.map(warning => (
        <p key={warning} className={`${styles.strip} ${styles.warning}`} role="note">
          {t(`warning.${warning}`)}
        </p>
      ))}
    </>
  )
}
