import { expect, it } from 'vitest'
import { agreementOf, totalOf } from './agreement.ts'

const some = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, at) => from + at))

it('is what the textbook says: 20 yes, 15 no, 5 and 10 apart give 0.4', () => {
  const { both, onlyMine, onlyTheirs, neither, share, kappa } = agreementOf(50, some(0, 25), some(5, 35))
  expect({ both, onlyMine, onlyTheirs, neither }).toEqual({ both: 20, onlyMine: 5, onlyTheirs: 10, neither: 15 })
  expect(share).toBeCloseTo(0.7)
  expect(kappa).toBeCloseTo(0.4)
})

it('is 1 for the same, below 0 for the opposite, and nothing where there is nothing to tell', () => {
  expect(agreementOf(10, some(0, 4), some(0, 4)).kappa).toBeCloseTo(1)
  expect(agreementOf(10, some(0, 5), some(5, 10)).kappa).toBeCloseTo(-1)
  expect(agreementOf(10, new Set(), new Set())).toMatchObject({ share: 1, kappa: null })
  expect(agreementOf(0, new Set(), new Set())).toMatchObject({ share: 1, kappa: null })
})

it('of all tags counts each tag at each place', () => {
  const total = totalOf([agreementOf(50, some(0, 25), some(5, 35)), agreementOf(50, some(0, 10), some(0, 10))])
  expect(total).toMatchObject({ both: 30, onlyMine: 5, onlyTheirs: 10, neither: 55, share: 0.85 })
})
