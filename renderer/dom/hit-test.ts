import { firstIndex } from '../../shared/first-index.ts'
import type { Range } from '../../shared/model/search.ts'

export interface HitTest<T extends Range> {
  /** Every item over the character at `offset`, those that begin last first, then the shorter first. */
  at(offset: number): T[]
}

/** Sorted starts with running maximum ends: looks only at what can reach the offset. */
export function createHitTest<T extends Range>(items: readonly T[]): HitTest<T> {
  const sorted = [...items].sort((a, b) => a.start - b.start || b.end - a.end)
  const reach = new Float64Array(sorted.length)
  let furthest = 0
  sorted.forEach((item, at) => {
    furthest = Math.max(furthest, item.end)
    reach[at] = furthest
  })

  return {
    at(offset) {
      const found: T[] = []
      const begun = firstIndex(sorted.length, at => (sorted[at]?.start ?? 0) > offset)
      for (let at = begun - 1; at >= 0 && (reach[at] ?? 0) > offset; at--) {
        const item = sorted[at]
        if (item && item.end > offset) found.push(item)
      }
      return found
    },
  }
}
