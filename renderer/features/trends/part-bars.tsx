import { useVirtualizer } from '@tanstack/react-virtual'
import { scaleLinear } from 'd3-scale'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import listStyles from '../../ui/list.module.css'
import { signOf } from '../../ui/series-signs.ts'
import { cellProps, useRoving } from '../../ui/use-roving.ts'
import { useSize } from '../../ui/use-size.ts'
import { type ChartProps, findPoint, highestValue, pointAt } from './chart-props.ts'
import styles from './part-bars.module.css'
import { measuredValue, orderParts, type PartOrder } from './trend-values.ts'
import { useTrendWords } from './use-trend-words.ts'

const BAR_HEIGHT = 22
const BETWEEN = 10
/** Of names at the left and values behind the bars, in px. */
const NAME_WIDTH = 136
const VALUE_WIDTH = 84

interface PartBarsProps extends ChartProps {
  readonly order: PartOrder
}

/** A bar for each line in each place or body, from the greatest to the least, as far down as there are. */
export function PartBars({ trends, measure, visited, onOpen, order }: PartBarsProps) {
  const { t } = useTranslation('trends')
  const { nameOf, tell, write } = useTrendWords()
  const scroller = useRef<HTMLDivElement>(null)
  const { ref, width } = useSize<HTMLDivElement>()
  const { groups, lines } = trends
  const values = useMemo(
    () => groups.map((group, at) => lines.map(line => measuredValue(line.counts[at], group, measure))),
    [groups, lines, measure],
  )
  const parts = useMemo(() => orderParts(values, order), [values, order])
  const virtualizer = useVirtualizer({
    count: parts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => BAR_HEIGHT * lines.length + BETWEEN,
    overscan: 8,
  })
  const start = findPoint(trends, visited)
  const { props, stop } = useRoving<HTMLUListElement>({
    rows: parts.length * lines.length,
    columns: 1,
    reveal: row => virtualizer.scrollToIndex(Math.floor(row / lines.length)),
    start: start && { row: parts.indexOf(start.group) * lines.length + start.line, column: 0 },
  })
  const highest = highestValue(lines, (line, at) => values[at]?.[line] ?? 0, groups.length)
  const length = scaleLinear([0, highest === 0 ? 1 : highest], [0, Math.max(0, width - NAME_WIDTH - VALUE_WIDTH)])

  return (
    <div ref={scroller} className={listStyles.scroller}>
      <div ref={ref} className={styles.room}>
        <ul {...props} aria-label={t('chart.parts')} className={styles.parts} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start: top, size }) => {
            const at = parts[index] ?? 0
            const group = groups[at]
            if (!group) return null
            return (
              <li key={at} className={styles.part} style={{ height: size, transform: `translateY(${top}px)` }}>
                <span className={styles.name} title={t('reports', { count: group.reports })}>
                  {nameOf(group)}
                </span>
                {lines.map((line, own) => {
                  const point = pointAt(trends, own, at)
                  const count = line.counts[at]
                  if (!point || !count) return null
                  const { ink, path, open } = signOf(line.subject.slot)
                  const end = length(values[at]?.[own] ?? 0)
                  return (
                    <button
                      key={line.subject.key}
                      type="button"
                      className={styles.bar}
                      style={{ left: NAME_WIDTH, top: own * BAR_HEIGHT + BETWEEN / 2, width: Math.max(0, width - NAME_WIDTH) }}
                      aria-label={tell(line.name, group, count, measure)}
                      onClick={() => onOpen(point)}
                      {...cellProps({ row: index * lines.length + own, column: 0 }, stop)}
                    >
                      <svg width={width - NAME_WIDTH} height={BAR_HEIGHT} aria-hidden>
                        <rect x={0} y={4} width={Math.max(end, 1)} height={BAR_HEIGHT - 8} rx={2} fill={ink} />
                        {lines.length > 1 && (
                          <path
                            d={path}
                            transform={`translate(${end + 10} ${BAR_HEIGHT / 2})`}
                            fill={open ? 'none' : ink}
                            stroke={ink}
                            strokeWidth={open ? 2 : 0}
                          />
                        )}
                        <text x={end + (lines.length > 1 ? 20 : 6)} y={BAR_HEIGHT / 2} dy="0.35em" className={styles.value}>
                          {write(values[at]?.[own] ?? 0, measure)}
                        </text>
                      </svg>
                    </button>
                  )
                })}
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
