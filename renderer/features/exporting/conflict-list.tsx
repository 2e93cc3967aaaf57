import { useTranslation } from 'react-i18next'
import styles from './export-panel.module.css'

/** Files that are named one by one. */
const SHOWN = 5

/** Files in which the user and the program changed the same, and how that is settled: in the file. */
export function ConflictList({ files }: { readonly files: readonly string[] }) {
  const { t } = useTranslation('notes')
  if (files.length === 0) return null
  return (
    <div className={styles.conflicts}>
      <strong className={styles.problem}>{t('export.conflict.title', { count: files.length })}</strong>
      <ul>
        {files.slice(0, SHOWN).map(file => (
          <li key={file} title={file}>
            {file.replace(/^.*[\\/]/, '')}
          </li>
        ))}
      </ul>
      {files.length > SHOWN && <span className={styles.quiet}>{t('export.conflict.more', { count: files.length - SHOWN })}</span>}
      <span className={styles.quiet}>{t('export.conflict.help')}</span>
    </div>
  )
}
