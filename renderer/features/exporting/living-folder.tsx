import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ConflictList } from './conflict-list.tsx'
import styles from './export-panel.module.css'

/** Whether a folder follows the library, and how that goes. */
export function LivingFolder() {
  const { t, i18n } = useTranslation(['notes', 'errors'])
  const living = useApp(state => state.living)
  const keep = useApp(state => state.keepExporting)
  const time = living?.writtenAt && new Date(living.writtenAt).toLocaleTimeString(i18n.language, { timeStyle: 'short' })
  const reason = living?.problem && t(`errors:${living.problem}`, { path: living.directory, reason: '' })
  return (
    <div className={styles.living}>
      <Checkbox checked={living !== null} onChange={on => void keep(on)}>
        {t('export.living.label')}
      </Checkbox>
      <span className={styles.quiet} role="status">
        {living === null ? t('export.living.help') : t('export.living.folder', { path: living.directory })}
        {time && ` · ${t('export.living.at', { time })}`}
      </span>
      <ConflictList files={[...new Set(living?.conflicts.map(({ file }) => file))]} />
      {reason && <span className={styles.problem}>{t('export.living.problem', { reason })}</span>}
    </div>
  )
}
