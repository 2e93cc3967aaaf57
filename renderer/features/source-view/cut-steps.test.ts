import { expect, it } from 'vitest'
import type { Cut, CutReason } from '../../../shared/model/source.ts'
import { countReasons, stepCut } from './cut-steps.ts'

const REASONS: readonly CutReason[] = ['blank', 'advertisement', 'blank', 'credits', 'blank', 'advertisement']
const CUTS: Cut[] = REASONS.map((reason, at) => ({ start: at * 10, end: at * 10 + 5, reason }))
const SAYING: ReadonlySet<CutReason> = new Set<CutReason>(['advertisement', 'credits'])

it('counts reasons, white space last', () => {
  expect(countReasons(CUTS)).toEqual([
    { reason: 'advertisement', count: 2 },
    { reason: 'credits', count: 1 },
    { reason: 'blank', count: 3 },
  ])
})

it('steps from cut to cut and begins anew after the last', () => {
  const walk = (by: 1 | -1) => {
    let cut: number | null = null
    return [1, 2, 3, 4].map(() => {
      cut = stepCut(CUTS, SAYING, { cut, offset: 25 }, by) ?? null
      return cut
    })
  }
  expect(walk(1)).toEqual([3, 5, 1, 3])
  expect(walk(-1)).toEqual([1, 5, 3, 1])
})

it('goes nowhere where no reason is chosen', () => {
  expect(stepCut(CUTS, new Set(), { cut: null, offset: 0 }, 1)).toBeUndefined()
})
