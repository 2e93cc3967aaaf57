import { useTranslation } from 'react-i18next'
import { SeriesSignPicture } from '../../ui/series-sign.tsx'
import type { ChartProps } from './chart-props.ts'
import { measuredValue } from './trend-values.ts'
import { useTrendWords } from './use-trend-words.ts'
import styles from './year-chart.module.css'

interface YearReadoutProps extends Pick<ChartProps, 'trends' | 'measure'> {
  /** Place of the year's group; null while no year is pointed at. */
  readonly at: number | null
}

/** The values of one year in words; its room is kept, so that the chart stays where it is. */
export function YearReadout({ trends, measure, at }: YearReadoutProps) {
  const { t } = useTranslation('trends')
  const { nameOf, write } = useTrendWords()
  const group = at === null ? undefined : trends.groups[at]
  const unknown = trends.groups.find(({ year }) => year === null)
  return (
    <p className={styles.readout}>
      {group && at !== null ? (
        <>
          <strong>{nameOf(group)}</strong>
          <span>{t('reports', { count: group.reports })}</span>
          {trends.lines.map(line => (
            <span key={line.subject.key} className={styles.value}>
              <SeriesSignPicture slot={line.subject.slot} />
              {line.name} {write(measuredValue(line.counts[at], group, measure), measure)}
            </span>
          ))}
        </>
      ) : (
        <>
          <span>{t('chart.help')}</span>
          {unknown && <span>{t('withoutYear', { count: unknown.reports })}</span>}
        </>
      )}
    </p>
  )
}
