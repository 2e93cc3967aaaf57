import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, searchApproximate } from './edit-distance.ts'

/** The textbook table, row by row. */
function plainDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const text = (maxLength: number) => fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength })

describe('edit distance', () => {
  it('is that of the textbook, also for patterns of many blocks', () => {
    fc.assert(
      fc.property(text(140), text(140), (a, b) => {
        expect(editDistance(a, b)).toBe(plainDistance(a, b))
      }),
    )
    expect(editDistance('', '甲乙')).toBe(2)
    expect(editDistance('甲乙', '')).toBe(2)
  })
})

describe('approximate search', () => {
  it('finds a planted passage with its errors and its borders', () => {
    const noise = '全年工作开局良好'.repeat(20)
    const planted = '听取和审议专项报告十二项并跟踪督办'
    const [best] = searchApproximate(`${noise}听取和审议专项报告十三项跟踪督办${noise}`, planted, 6, 5)
    expect(best).toEqual({ start: noise.length, end: noise.length + planted.length - 1, errors: 2 })
  })

  it('reports nothing with more errors than allowed', () => {
    expect(searchApproximate('甲乙丙丁', '戊己庚辛', 3, 5)).toEqual([])
  })

  it('tells the true distance of every stretch it returns, and misses none that is better', () => {
    fc.assert(
      fc.property(text(60), text(40), (where, what) => {
        fc.pre(what.length > 0)
        const found = searchApproximate(where, what, what.length - 1, 100)
        for (const { start, end, errors } of found) expect(plainDistance(what, where.slice(start, end))).toBe(errors)
        const all: number[] = []
        for (let i = 0; i <= where.length; i++) for (let j = i + 1; j <= where.length; j++) all.push(plainDistance(what, where.slice(i, j)))
        const least = Math.min(...all)
        if (least < what.length) expect(found[0]?.errors).toBe(least)
      }),
      { numRuns: 60 },
    )
  })
})
