import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { FilterList } from '../../ui/filter-list.tsx'
import { describeReports, matchReports } from './match-reports.ts'
import { reportName } from './report-name.ts'
import styles from './report-picker.module.css'

interface ReportPickerProps {
  readonly onChoose: (reportId: string) => void
  readonly autoFocus?: boolean
}

/** More would not be read; typing narrows it. */
const SHOWN = 60

/** Finds a report by place, body, title, year or the first letters of its pinyin. */
export function ReportPicker({ onChoose, autoFocus = false }: ReportPickerProps) {
  const { t } = useTranslation('reading')
  const { t: common } = useTranslation()
  const reports = useApp(state => state.reports)
  const [query, setQuery] = useState('')
  const entries = useMemo(() => describeReports(reports, report => common(`body.${report.body}`)), [reports, common])
  const found = useMemo(() => matchReports(query, entries), [query, entries])
  return (
    <div className={styles.picker}>
      <FilterList
        label={t('picker.label')}
        placeholder={t('picker.placeholder')}
        query={query}
        onQuery={setQuery}
        items={found.slice(0, SHOWN)}
        keyOf={report => report.id}
        onChoose={report => onChoose(report.id)}
        empty={reports.length === 0 ? t('picker.noReports') : t('picker.noMatch')}
        autoFocus={autoFocus}
        render={report => (
          <span className={styles.entry}>
            <span className={styles.name}>{reportName(report, common(`body.${report.body}`))}</span>
            <span className={styles.title}>{report.title}</span>
          </span>
        )}
      />
      {found.length > SHOWN && <p className={styles.more}>{t('picker.more', { count: found.length - SHOWN })}</p>}
    </div>
  )
}
