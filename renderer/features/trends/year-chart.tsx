import { scaleLinear } from 'd3-scale'
import { line as linePath } from 'd3-shape'
import { type PointerEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChartProps, findPoint, highestValue, pointAt } from './chart-props.ts'
import { SeriesSignPicture } from './series-sign.tsx'
import { signOf } from './series-signs.ts'
import { measuredValue } from './trend-values.ts'
import { useRoving } from './use-roving.ts'
import { useSize } from './use-size.ts'
import { useTrendWords } from './use-trend-words.ts'
import styles from './year-chart.module.css'
import { alongYears, namedYears, spanOfYears } from './year-series.ts'

/** Around the plot, in px. */
const ROOM = { left: 56, right: 20, top: 16, bottom: 28 }
const YEAR_WIDTH = 56
const TICK_HEIGHT = 56

/** Lines over the years. The picture is for the eye; a button lies on each of its points, for pointer and keyboard. */
export function YearChart({ trends, measure, visited, onOpen }: ChartProps) {
  const { t } = useTranslation('trends')
  const { tell, tick: writeTick } = useTrendWords()
  const { ref, width, height } = useSize<HTMLDivElement>()
  const [shown, setShown] = useState<number | null>(null)
  const { groups, lines } = trends
  const span = useMemo(() => spanOfYears(groups), [groups])
  const along = useMemo(() => alongYears(groups), [groups])
  /** Years that have reports: the columns the keyboard goes through. */
  const known = useMemo(() => along.flatMap(({ year, at }) => (at === null ? [] : [{ year, at }])), [along])
  const start = findPoint(trends, visited)
  const roving = useRoving<HTMLDivElement>({
    rows: lines.length,
    columns: known.length,
    start: start && { row: start.line, column: known.findIndex(({ at }) => at === start.group) },
  })
  if (!span) return <p className={styles.none}>{t('noYears')}</p>

  const valueAt = (line: number, at: number) => measuredValue(lines[line]?.counts[at], groups[at] ?? { reports: 0 }, measure)
  const highest = highestValue(lines, valueAt, groups.length)
  const margin = span.first === span.last ? 1 : 0
  const x = scaleLinear([span.first - margin, span.last + margin], [ROOM.left, Math.max(width - ROOM.right, ROOM.left + 1)])
  const ticks = Math.max(2, Math.floor((height - ROOM.top - ROOM.bottom) / TICK_HEIGHT))
  const y = scaleLinear([0, highest === 0 ? 1 : highest], [height - ROOM.bottom, ROOM.top]).nice(ticks)
  const named = namedYears(span, Math.max(2, Math.floor((width - ROOM.left - ROOM.right) / YEAR_WIDTH)))

  function showNearest(event: PointerEvent): void {
    const left = event.clientX - (ref.current?.getBoundingClientRect().left ?? 0)
    const year = x.invert(left)
    const nearest = known.reduce<(typeof known)[number] | null>(
      (best, column) => (best && Math.abs(best.year - year) <= Math.abs(column.year - year) ? best : column),
      null,
    )
    setShown(nearest?.at ?? null)
  }

  const shownYear = shown === null ? null : (groups[shown]?.year ?? null)
  return (
    <>
      <div ref={ref} className={styles.plot} onPointerMove={showNearest} onPointerLeave={() => setShown(null)}>
        {width > 0 && (
          <svg width={width} height={height} aria-hidden className={styles.picture}>
            {y.ticks(ticks).map(tick => (
              <g key={tick} transform={`translate(0 ${y(tick)})`}>
                <line x1={ROOM.left} x2={width - ROOM.right} className={styles.rule} data-base={tick === 0 || undefined} />
                <text x={ROOM.left - 8} dy="0.32em" textAnchor="end" className={styles.tick}>
                  {writeTick(tick, measure)}
                </text>
              </g>
            ))}
            {named.map(year => (
              <text key={year} x={x(year)} y={height - 8} textAnchor="middle" className={styles.tick}>
                {year}
              </text>
            ))}
            {shownYear !== null && (
              <line x1={x(shownYear)} x2={x(shownYear)} y1={ROOM.top} y2={height - ROOM.bottom} className={styles.hair} />
            )}
            {lines.map(({ subject }, line) => {
              const { ink, dashes, path, open } = signOf(subject.slot)
              const draw = linePath<(typeof along)[number]>()
                .defined(({ at }) => at !== null)
                .x(({ year }) => x(year))
                .y(({ at }) => y(at === null ? 0 : valueAt(line, at)))
              return (
                <g key={subject.key}>
                  <path d={draw(along) ?? ''} fill="none" stroke={ink} strokeWidth={1.5} strokeDasharray={dashes} />
                  {known.map(({ year, at }) => (
                    <path
                      key={year}
                      d={path}
                      transform={`translate(${x(year)} ${y(valueAt(line, at))})`}
                      fill={open ? 'none' : ink}
                      stroke={open ? ink : 'var(--paper)'}
                      strokeWidth={open ? 2 : 1}
                    />
                  ))}
                </g>
              )
            })}
          </svg>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form */}
        <div ref={roving.container} role="group" aria-label={t('chart.years')}>
          {width > 0 &&
            lines.map((own, row) =>
              known.map(({ year, at }, column) => {
                const point = pointAt(trends, row, at)
                const count = own.counts[at]
                if (!point || !count) return null
                const { onFocus, ...props } = roving.propsOf({ row, column })
                return (
                  <button
                    key={`${own.subject.key} ${year}`}
                    type="button"
                    className={styles.point}
                    style={{ left: x(year), top: y(valueAt(row, at)) }}
                    aria-label={tell(own.name, point.group, count, measure)}
                    onClick={() => onOpen(point)}
                    onFocus={() => {
                      onFocus()
                      setShown(at)
                    }}
                    onBlur={() => setShown(null)}
                    {...props}
                  />
                )
              }),
            )}
        </div>
      </div>
      <Readout {...{ trends, measure }} at={shown} />
    </>
  )
}

/** The values of one year in words; its room is kept, so that the chart stays where it is. */
function Readout({ trends, measure, at }: Pick<ChartProps, 'trends' | 'measure'> & { readonly at: number | null }) {
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
