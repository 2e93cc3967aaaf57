import { useTranslation } from 'react-i18next'
import { copyText } from '../../dom/copy-text.ts'
import { useApp } from '../../state/store.ts'
import { tableRows, tableText } from './table-rows.ts'
import { measuredValue } from './trend-values.ts'
import { useTrendWords } from './use-trend-words.ts'

/** The table as it is shown goes to the clipboard, its figures as plain numbers. */
export function useCopyTrends(): () => void {
  const { t } = useTranslation('trends')
  const { nameOf } = useTrendWords()
  const trends = useApp(state => state.trends)
  const measure = useApp(state => state.trendMeasure)
  const order = useApp(state => state.trendOrder)
  const focus = useApp(state => state.trendFocus)
  const notify = useApp(state => state.notify)
  return () => {
    if (!trends) return
    const { lines, by } = trends
    const sorted = Math.max(
      0,
      lines.findIndex(({ subject }) => subject.key === focus),
    )
    const head = [
      t(`column.${by}`),
      t('column.reports'),
      t('column.characters'),
      ...lines.map(line => `${line.name} ${t(`measure.${measure}`)}`),
    ]
    const rows = tableRows(trends, measure, order === 'name' ? 'name' : { line: sorted }).map(({ at, group }) => [
      nameOf(group),
      String(group.reports),
      String(group.characters),
      // A year without reports has no value, not the value 0.
      ...lines.map(({ counts }) => (at === null ? '' : String(Math.round(measuredValue(counts[at], group, measure) * 10_000) / 10_000))),
    ])
    copyText(tableText(head, rows))
    notify('notices.tableCopied')
  }
}
