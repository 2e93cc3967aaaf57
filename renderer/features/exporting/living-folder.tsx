import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
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
      {living && living.conflicts.length > 0 && (
        <span className={styles.problem} title={living.conflicts.map(({ file }) => file).join('\n')}>
          {t('export.living.conflicts', { count: new Set(living.conflicts.map(({ file }) => file)).size })}
        </span>
      )}
      {reason && <span className={styles.problem}>{t('export.living.problem', { reason })}</span>}
    </div>
  )
}
