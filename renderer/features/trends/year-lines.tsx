import { line as linePath } from 'd3-shape'
import { memo } from 'react'
import plotStyles from '../../ui/plot.module.css'
import { signOf } from '../../ui/series-signs.ts'
import { type Cell, cellProps } from '../../ui/use-roving.ts'
import { type ChartProps, pointAt } from './chart-props.ts'
import { measuredValue } from './trend-values.ts'
import { useTrendWords } from './use-trend-words.ts'
import styles from './year-chart.module.css'
import type { YearLayout } from './year-layout.ts'

interface YearLinesProps extends Omit<ChartProps, 'visited'> {
  /** All years, with the place of their group; null for one without reports. */
  readonly along: readonly { readonly year: number; readonly at: number | null }[]
  /** Those that have reports. */
  readonly known: readonly { readonly year: number; readonly at: number }[]
  readonly layout: YearLayout
  readonly width: number
  readonly height: number
  /** The line and the year that Tab stops at. */
  readonly stop: Cell
}

/** Everything that stays while the pointer moves: rules, lines, signs, and the buttons on them. */
export const YearLines = memo(function YearLines({ trends, measure, along, known, layout, width, height, stop, onOpen }: YearLinesProps) {
  const { tell, tick: writeTick } = useTrendWords()
  const { groups, lines } = trends
  const { x, y, left, right, ticks, named } = layout
  const top = (line: number, at: number) => y(measuredValue(lines[line]?.counts[at], groups[at] ?? { reports: 0 }, measure))
  return (
    <>
      <svg width={width} height={height} aria-hidden className={styles.picture}>
        {ticks.map(tick => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <line x1={left} x2={right} className={plotStyles.rule} data-base={tick === 0 || undefined} />
            <text x={left - 8} dy="0.32em" textAnchor="end" className={plotStyles.tick}>
              {writeTick(tick, measure)}
            </text>
          </g>
        ))}
        {named.map(year => (
          <text key={year} x={x(year)} y={height - 8} textAnchor="middle" className={plotStyles.tick}>
            {year}
          </text>
        ))}
        {lines.map(({ subject }, line) => {
          const { ink, dashes, path, open } = signOf(subject.slot)
          const draw = linePath<(typeof along)[number]>()
            .defined(({ at }) => at !== null)
            .x(({ year }) => x(year))
            .y(({ at }) => (at === null ? 0 : top(line, at)))
          return (
            <g key={subject.key} stroke={open ? ink : 'var(--paper)'} strokeWidth={open ? 2 : 1} fill={open ? 'none' : ink}>
              <path d={draw(along) ?? ''} fill="none" stroke={ink} strokeWidth={1.5} strokeDasharray={dashes} />
              {known.map(({ year, at }) => (
                <path key={year} d={path} transform={`translate(${x(year)} ${top(line, at)})`} />
              ))}
            </g>
          )
        })}
      </svg>
      {lines.map((own, row) =>
        known.map(({ year, at }, column) => {
          const point = pointAt(trends, row, at)
          const count = own.counts[at]
          return (
            point &&
            count && (
              <button
                key={`${own.subject.key} ${year}`}
                type="button"
                className={styles.point}
                style={{ left: x(year), top: top(row, at) }}
                aria-label={tell(own.name, point.group, count, measure)}
                data-group={at}
                onClick={() => onOpen(point)}
                {...cellProps({ row, column }, stop)}
              />
            )
          )
        }),
      )}
    </>
  )
})
