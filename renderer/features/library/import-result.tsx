import { X } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import styles from './import-result.module.css'
import { ProblemList } from './problem-list.tsx'

/** In ms; a result with problems stays until it was put away. */
const SHOWN_FOR = 12_000

/** What came of an import: counts, and one list of problems file by file. Floats, so that nothing below moves. */
export function ImportResultPanel() {
  const { t } = useTranslation(['library', 'common'])
  const result = useApp(state => state.importResult)
  const openSourceOf = useApp(state => state.openSourceOf)
  /** It would lie over what it has led to; it is there again on the way back. */
  const covered = useApp(state => state.sourceView !== null)
  const dismiss = useApp(state => state.dismissImportResult)
  const problems = useMemo(() => (result?.problems ?? []).map(problem => ({ ...problem, name: problem.path })), [result])
  const clean = result !== null && problems.length === 0
  useEffect(() => {
    if (!clean) return
    const timer = setTimeout(dismiss, SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [clean, dismiss])
  if (!result || covered) return null
  const counts = [
    t('result.sources', { count: result.sources }),
    t('result.reports', { count: result.reports }),
    ...(result.unchanged > 0 ? [t('result.unchanged', { count: result.unchanged })] : []),
  ]
  return (
    <section
      className={styles.panel}
      aria-label={t('result.label')}
      onKeyDown={event => {
        if (event.key === 'Escape') dismiss()
      }}
    >
      <header className={styles.head}>
        <h2>{t('result.done')}</h2>
        <IconButton label={t('common:action.close')} onClick={dismiss}>
          <X size={16} />
        </IconButton>
      </header>
      <p role="status">
        {counts.join(' · ')}
        <br />
        {result.sources === 0 ? t('result.nothingNew') : clean ? t('result.clean') : ''}
        {problems.length > 0 && t('result.problems', { count: problems.length })}
      </p>
      {problems.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reachable by the keyboard
        <div className={styles.problems} tabIndex={0}>
          <ProblemList problems={problems} onSpot={({ path }, spot) => void openSourceOf(path, spot)} />
        </div>
      )}
    </section>
  )
}
