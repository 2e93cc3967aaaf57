import { expect, it } from 'vitest'
import { assign } from './assignment.ts'

function total(values: readonly Float64Array[], columnOf: readonly number[]): number {
  return columnOf.reduce((sum, column, row) => sum + (column < 0 ? 0 : (values[row]?.[column] ?? 0)), 0)
}

/** By trying all. */
function best(values: readonly Float64Array[], taken: ReadonlySet<number> = new Set(), row = 0): number {
  const own = values[row]
  if (!own) return 0
  const left = values.length - row
  const free = [...own.keys()].filter(column => !taken.has(column))
  const some = free.map(column => (own[column] ?? 0) + best(values, new Set([...taken, column]), row + 1))
  // A row goes without only where there are more rows than columns.
  return Math.max(...some, ...(left > free.length ? [best(values, taken, row + 1)] : []))
}

it('finds the pairs that add up to the most', () => {
  let state = 7
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  }
  for (let time = 0; time < 60; time++) {
    const [rows, columns] = [1 + (time % 5), 1 + (time % 6)]
    const values = Array.from({ length: rows }, () => Float64Array.from({ length: columns }, random))
    const columnOf = assign(values)
    const used = columnOf.filter(column => column >= 0)
    expect(new Set(used).size).toBe(used.length)
    expect(used).toHaveLength(Math.min(rows, columns))
    expect(total(values, columnOf)).toBeCloseTo(best(values), 10)
  }
})

it('leaves rows without a column where there is none', () => {
  expect(assign([])).toEqual([])
  expect(assign([new Float64Array(), new Float64Array()])).toEqual([-1, -1])
})
