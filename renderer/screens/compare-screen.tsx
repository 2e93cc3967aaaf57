import { useTranslation } from 'react-i18next'
import '../dom/marks.css'
import { ChoosingReports } from '../features/comparing/choosing-reports.tsx'
import { ReportPicker } from '../features/reading/report-picker.tsx'
import { COMPARE_VIEWS } from '../state/comparison.ts'
import { useApp } from '../state/store.ts'
import { Bar } from '../ui/bar.tsx'
import { Segmented } from '../ui/segmented.tsx'
import styles from './compare-screen.module.css'
import { VIEWS } from './compare-views.ts'

// The code of the usual view comes with that of the screen.
void VIEWS.aligned.View.preload()

/** Comparing: which reports, and in which way. */
export default function CompareScreen() {
  const { t } = useTranslation('comparing')
  const view = useApp(state => state.compareView)
  const compared = useApp(state => state.compared)
  const show = useApp(state => state.showComparison)
  const { reports, View } = VIEWS[view]
  const viewSwitch = COMPARE_VIEWS.length > 1 && (
    <Segmented
      label={t('views.label')}
      value={view}
      options={COMPARE_VIEWS.map(value => ({ value, label: t(`views.${value}`) }))}
      onChange={show}
    />
  )
  if (compared.length >= reports) return <View viewSwitch={viewSwitch} />
  return (
    <div className={styles.screen}>
      {viewSwitch && <Bar edge="top">{viewSwitch}</Bar>}
      <ChoosingReports picker={onChoose => <ReportPicker onChoose={onChoose} autoFocus without={compared} />} />
    </div>
  )
}
