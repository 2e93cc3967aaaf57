import { scaleLinear } from 'd3-scale'
import { line as linePath } from 'd3-shape'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import plotStyles from '../../ui/plot.module.css'
import { SeriesSignPicture } from '../../ui/series-sign.tsx'
import { signOf } from '../../ui/series-signs.ts'
import { cellProps, useRoving } from '../../ui/use-roving.ts'
import { useSize } from '../../ui/use-size.ts'
import type { PlaceFigures } from './chart-figures.ts'
import { ChartFrame } from './chart-frame.tsx'
import type { FigureDrawing } from './figure-bars.tsx'
import { writeFigure } from './figure-format.ts'
import styles from './figure-lines.module.css'
import { useFigureWords } from './use-figure-words.ts'

/** Around the plot, of a button on a point, of the name of a year, and between the rules, in px. */
const ROOM = { left: 64, right: 24, top: 16, bottom: 28 }
const POINT = 18
const YEAR_WIDTH = 56
const RULE_DISTANCE = 56

interface FigureLinesProps extends FigureDrawing {
  readonly lines: readonly PlaceFigures[]
  /** How many places have a line, those that are not drawn too. */
  readonly of: number
}

/** A line for each place over the years. The picture is for the eye; a button lies on each of its points, for pointer and keyboard. */
export function FigureLines({ column, format, onShow, onOpen, lines, of }: FigureLinesProps) {
  const { t } = useTranslation('indicators')
  const { nameOf, namesAmong, kindOf } = useFigureWords()
  const rowNameOf = namesAmong(lines.map(({ row }) => row))
  const { ref, width, height } = useSize<HTMLDivElement>()
  const layout = useMemo(() => layoutLines(lines, width, height), [lines, width, height])
  const { x, y, ticks, named, years } = layout
  const { props, stop } = useRoving<HTMLDivElement>({
    rows: lines.length,
    columns: years.length,
    exists: ({ row, column: at }) => lines[row]?.figures.some(({ year }) => year === years[at]) ?? false,
  })
  return (
    <ChartFrame title={nameOf(column)} marks={[format.unit, kindOf(column)]}>
      <ul className={styles.legend}>
        {lines.map(({ key, row }, slot) => (
          <li key={key}>
            <SeriesSignPicture slot={slot} /> {rowNameOf(row)}
          </li>
        ))}
        {of > lines.length && <li className={styles.more}>{t('chart.moreLines', { shown: lines.length, total: of })}</li>}
      </ul>
      <div ref={ref} className={plotStyles.plot}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form */}
        <div {...props} role="group" aria-label={t('chart.lines', { name: nameOf(column) })}>
          {width > 0 && (
            <>
              <svg width={width} height={height} aria-hidden className={styles.picture}>
                {ticks.map(tick => (
                  <g key={tick} transform={`translate(0 ${y(tick)})`}>
                    <line x1={ROOM.left} x2={width - ROOM.right} className={plotStyles.rule} data-base={tick === 0 || undefined} />
                    <text x={ROOM.left - 8} dy="0.32em" textAnchor="end" className={plotStyles.tick}>
                      {format.write(tick)}
                    </text>
                  </g>
                ))}
                {named.map(year => (
                  <text key={year} x={x(year)} y={height - 8} textAnchor="middle" className={plotStyles.tick}>
                    {year}
                  </text>
                ))}
                {lines.map(({ key, figures }, slot) => {
                  const { ink, dashes, path, open } = signOf(slot)
                  const points = figures.map(({ year, value }): [number, number] => [x(year), y(value)])
                  return (
                    <g key={key}>
                      <path d={linePath()(points) ?? ''} fill="none" stroke={ink} strokeWidth={1.5} strokeDasharray={dashes} />
                      {points.map(([left, top]) => (
                        <path
                          key={left}
                          d={path}
                          transform={`translate(${left} ${top})`}
                          fill={open ? 'none' : ink}
                          stroke={ink}
                          strokeWidth={open ? 2 : 0}
                        />
                      ))}
                    </g>
                  )
                })}
              </svg>
              {lines.map(({ key, row, figures }, line) =>
                figures.map(figure => (
                  <button
                    key={`${key}${figure.year}`}
                    type="button"
                    className={styles.point}
                    style={{ left: x(figure.year) - POINT / 2, top: y(figure.value) - POINT / 2 }}
                    aria-label={t('chart.figure', {
                      name: `${rowNameOf(row)} ${figure.year}`,
                      value: writeFigure(figure.cell, column, format),
                      unit: format.unit,
                    })}
                    title={`${rowNameOf(row)} ${figure.year}: ${writeFigure(figure.cell, column, format)}`}
                    onFocus={() => onShow(figure)}
                    onPointerEnter={() => onShow(figure)}
                    onClick={() => onOpen(figure)}
                    {...cellProps({ row: line, column: years.indexOf(figure.year) }, stop)}
                  />
                )),
              )}
            </>
          )}
        </div>
      </div>
    </ChartFrame>
  )
}

function layoutLines(lines: readonly PlaceFigures[], width: number, height: number) {
  const figures = lines.flatMap(line => line.figures)
  const years = [...new Set(figures.map(({ year }) => year))].sort((a, b) => a - b)
  const values = figures.map(({ value }) => value)
  const [first = 0, last = first] = [years[0], years.at(-1)]
  const [right, bottom] = [Math.max(width - ROOM.right, ROOM.left + 1), height - ROOM.bottom]
  const rules = Math.max(2, Math.floor((bottom - ROOM.top) / RULE_DISTANCE))
  const y = scaleLinear(spanOf(values), [bottom, ROOM.top]).nice(rules)
  const step = Math.max(1, Math.ceil(years.length / Math.max(2, Math.floor((right - ROOM.left) / YEAR_WIDTH))))
  return {
    x: scaleLinear([first, last], [ROOM.left, right]),
    y,
    years,
    ticks: y.ticks(rules),
    named: years.filter((_, at) => at % step === 0),
  }
}

/** Lines show change: they begin at 0 only where that is not far below the least value. */
function spanOf(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (least <= 0 || least < most / 2) return [Math.min(0, least), Math.max(0, most)]
  const room = Math.max((most - least) * 0.2, most * 0.01)
  return [least - room, most + room]
}
