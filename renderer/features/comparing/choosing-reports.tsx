import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useReportName } from '../../locale/use-report-name.ts'
import { findNeighbours } from '../../state/neighbour-reports.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import styles from './choosing-reports.module.css'

/** Before there are two reports to compare: what is chosen, and how to choose. */
export function ChoosingReports({ picker }: { readonly picker: (onChoose: (reportId: string) => void) => ReactNode }) {
  const { t } = useTranslation('comparing')
  const nameOf = useReportName()
  const reports = useApp(state => state.reports)
  const chosen = useApp(state => state.reportsById.get(state.compared[0] ?? ''))
  const add = useApp(state => state.addCompared)
  const remove = useApp(state => state.removeCompared)
  const compare = useApp(state => state.arrangeCompared)
  const show = useApp(state => state.show)
  const { previous, next } = chosen ? findNeighbours(chosen, reports) : { previous: null, next: null }
  return (
    <div className={styles.choosing}>
      <h2 className={styles.title}>{t('choose.title')}</h2>
      <p>{chosen ? t('choose.one') : t('choose.text')}</p>
      {chosen && (
        <p className={styles.chosen}>
          {nameOf(chosen)}
          <IconButton label={t('head.remove')} onClick={() => remove(chosen.id)}>
            <X size={14} />
          </IconButton>
        </p>
      )}
      {chosen && (previous || next) && (
        <p className={styles.years}>
          {previous && <Button onClick={() => compare([previous.id, chosen.id])}>{t('choose.withYear', { year: previous.year })}</Button>}
          {next && <Button onClick={() => compare([chosen.id, next.id])}>{t('choose.withYear', { year: next.year })}</Button>}
        </p>
      )}
      {/* Another one is looked for with an empty field. */}
      <div key={chosen?.id} className={styles.picker}>
        {picker(add)}
      </div>
      <p>
        {t('choose.hint')} <Button onClick={() => show('library')}>{t('choose.toLibrary')}</Button>
      </p>
    </div>
  )
}
