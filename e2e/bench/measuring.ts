/** One line of the table. `budget` null: a figure to look at, no promise. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly budget: number | null
  /** Whether more is better (MB/s); else less is. */
  readonly atLeast?: boolean
}

export function keeps({ value, budget, atLeast }: Figure): boolean {
  return budget === null || (atLeast ? value >= budget : value <= budget)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
