import { useTranslation } from 'react-i18next'
import { reportName } from '../../locale/report-name.ts'
import { usePlaceName } from '../../locale/use-place-name.ts'
import { FilterList } from '../../ui/filter-list.tsx'
import styles from './report-picker.module.css'
import { useSuggestions } from './use-suggestions.ts'

interface ReportPickerProps {
  readonly onChoose: (reportId: string) => void
  readonly autoFocus?: boolean
  /** Reports that are there already and are not offered. */
  readonly without?: readonly string[]
}

const NONE: readonly string[] = []

/** Finds a report by place (in characters or pinyin), body, title or year. */
export function ReportPicker({ onChoose, autoFocus = false, without = NONE }: ReportPickerProps) {
  const { t } = useTranslation('reading')
  const { t: common } = useTranslation()
  const placeName = usePlaceName()
  const { query, write, reports, more, settled, nothing } = useSuggestions(without)
  return (
    <div className={styles.picker}>
      <FilterList
        label={t('picker.label')}
        placeholder={t('picker.placeholder')}
        query={query}
        onQuery={write}
        items={reports}
        settled={settled}
        keyOf={report => report.id}
        onChoose={report => onChoose(report.id)}
        empty={nothing ? t('picker.noReports') : t('picker.noMatch')}
        autoFocus={autoFocus}
        render={report => (
          <span className={styles.entry}>
            <span className={styles.name}>{reportName({ ...report, place: placeName(report) }, common(`body.${report.body}`))}</span>
            <span className={styles.title}>{report.title}</span>
          </span>
        )}
      />
      {more > 0 && <p className={styles.more}>{t('picker.more', { count: more })}</p>}
    </div>
  )
}
