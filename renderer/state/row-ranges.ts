/**
 * Chosen rows of a list that may hold millions: stretches `[from, to)` of row numbers, rising, none touching the next.
 */
export interface RowRange {
  readonly from: number
  readonly to: number
}
export type RowRanges = readonly RowRange[]

export const NO_ROWS: RowRanges = []

export function hasRow(ranges: RowRanges, row: number): boolean {
  return ranges.some(({ from, to }) => from <= row && row < to)
}

export function countRows(ranges: RowRanges): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0)
}

export function withRows(ranges: RowRanges, from: number, to: number): RowRanges {
  const apart = ranges.filter(range => range.to < from || range.from > to)
  const joined = ranges.filter(range => range.to >= from && range.from <= to)
  const whole = { from: Math.min(from, ...joined.map(range => range.from)), to: Math.max(to, ...joined.map(range => range.to)) }
  return [...apart, whole].sort((a, b) => a.from - b.from)
}

export function withoutRows(ranges: RowRanges, from: number, to: number): RowRanges {
  return ranges.flatMap(range => {
    const before = { from: range.from, to: Math.min(range.to, from) }
    const after = { from: Math.max(range.from, to), to: range.to }
    return [before, after].filter(part => part.from < part.to)
  })
}

export function withRowToggled(ranges: RowRanges, row: number): RowRanges {
  return hasRow(ranges, row) ? withoutRows(ranges, row, row + 1) : withRows(ranges, row, row + 1)
}

/** The rows from one to the other, both included, whichever comes first. */
export function rowsBetween(one: number, other: number): RowRanges {
  return [{ from: Math.min(one, other), to: Math.max(one, other) + 1 }]
}
