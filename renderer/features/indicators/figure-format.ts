import type { IndicatorCell, IndicatorColumn, IndicatorTable } from '../../../shared/model/indicator-table.ts'

/** How the figures of a column are written: all by the same power of ten, which stands in the head before the unit. */
export interface FigureFormat {
  readonly divisor: number
  /** With the power of ten: 亿元. */
  readonly unit: string
  readonly write: (value: number) => string
}

const POWERS = [
  { divisor: 100_000_000, word: '亿' },
  { divisor: 10_000, word: '万' },
] as const
/** A power is used from ten times its size: 3万 and 12万 side by side are easier read than 30000 and 120000. */
const FROM = 5

export function formatOf(values: readonly number[], unit: string, language: string): FigureFormat {
  const sorted = values.map(Math.abs).sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  const power = POWERS.find(({ divisor }) => median >= divisor * FROM) ?? { divisor: 1, word: '' }
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: power.divisor === 1 ? 6 : 4 })
  return { divisor: power.divisor, unit: power.word + unit, write: value => numbers.format(value / power.divisor) }
}

/** Of each column, by its figures. */
export function formatsOf({ columns, rows }: Pick<IndicatorTable, 'columns' | 'rows'>, language: string): FigureFormat[] {
  const values = columns.map((): number[] => [])
  for (const { cells } of rows) for (const { column, value } of cells) if (value !== null) values[column]?.push(value)
  return columns.map(({ unit }, at) => formatOf(values[at] ?? [], unit, language))
}

/** `5`, `5–5.5`; with its own measure word where it is not that of the column. */
export function writeFigure({ value, to, unit }: IndicatorCell, column: IndicatorColumn, { write }: FigureFormat): string {
  if (value === null) return ''
  const amount = to === null ? write(value) : `${write(value)}–${write(to)}`
  return unit === column.unit ? amount : `${amount} ${unit}`
}
