import { type PointerEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import plotStyles from '../../ui/plot.module.css'
import { useRoving } from '../../ui/use-roving.ts'
import { useSize } from '../../ui/use-size.ts'
import { type ChartProps, findPoint, highestValue } from './chart-props.ts'
import { measuredValue } from './trend-values.ts'
import styles from './year-chart.module.css'
import { layoutYears } from './year-layout.ts'
import { YearLines } from './year-lines.tsx'
import { YearReadout } from './year-readout.tsx'
import { alongYears, spanOfYears } from './year-series.ts'

/** Lines over the years. The picture is for the eye; a button lies on each of its points, for pointer and keyboard. */
export function YearChart({ trends, measure, visited, onOpen }: ChartProps) {
  const { t } = useTranslation('trends')
  const { ref, width, height } = useSize<HTMLDivElement>()
  const [shown, setShown] = useState<number | null>(null)
  const { groups, lines } = trends
  const along = useMemo(() => alongYears(groups), [groups])
  /** Years that have reports: the columns the keyboard goes through. */
  const known = useMemo(() => along.flatMap(({ year, at }) => (at === null ? [] : [{ year, at }])), [along])
  const layout = useMemo(() => {
    const valueAt = (line: number, at: number) => measuredValue(lines[line]?.counts[at], groups[at] ?? { reports: 0 }, measure)
    const span = spanOfYears(groups)
    return span && layoutYears(span, highestValue(lines, valueAt, groups.length), width, height)
  }, [groups, lines, measure, width, height])
  const start = findPoint(trends, visited)
  const { props, stop } = useRoving<HTMLDivElement>({
    rows: lines.length,
    columns: known.length,
    start: start && { row: start.line, column: known.findIndex(({ at }) => at === start.group) },
  })
  if (!layout) return <p className={styles.none}>{t('noYears')}</p>

  function showNearest(event: PointerEvent): void {
    const year = layout?.x.invert(event.clientX - (ref.current?.getBoundingClientRect().left ?? 0)) ?? 0
    const [nearest] = [...known].sort((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year))
    setShown(nearest?.at ?? null)
  }

  const shownYear = shown === null ? null : (groups[shown]?.year ?? null)
  return (
    <>
      <div ref={ref} className={plotStyles.plot} onPointerMove={showNearest} onPointerLeave={() => setShown(null)}>
        {shownYear !== null && (
          <svg width={width} height={height} aria-hidden className={styles.picture}>
            <line x1={layout.x(shownYear)} x2={layout.x(shownYear)} y1={layout.top} y2={layout.bottom} className={styles.hair} />
          </svg>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form */}
        <div
          {...props}
          role="group"
          aria-label={t('chart.years')}
          onFocus={event => {
            props.onFocus(event)
            setShown(Number(event.target.dataset['group']))
          }}
          onBlur={() => setShown(null)}
        >
          {width > 0 && <YearLines {...{ trends, measure, along, known, layout, width, height, stop, onOpen }} />}
        </div>
      </div>
      <YearReadout {...{ trends, measure }} at={shown} />
    </>
  )
}
