import fc from 'fast-check'
import { expect, it } from 'vitest'
import { heaviestChain, type Link } from './heaviest-chain.ts'

const LENGTH = 6

const link = fc.record({ left: fc.nat(LENGTH - 1), right: fc.nat(LENGTH - 1), wide: fc.nat(2), worth: fc.integer({ min: 1, max: 9 }) }).map(
  ({ left, right, wide, worth }): Link => ({
    left,
    leftEnd: Math.min(left + (wide === 1 ? 2 : 1), LENGTH),
    right,
    rightEnd: Math.min(right + (wide === 2 ? 2 : 1), LENGTH),
    worth,
  }),
)

const isChain = (links: readonly Link[]) =>
  links.every((next, at) => at === 0 || ((links[at - 1]?.leftEnd ?? 0) <= next.left && (links[at - 1]?.rightEnd ?? 0) <= next.right))
const worthOf = (links: readonly Link[]) => links.reduce((sum, { worth }) => sum + worth, 0)

/** By looking at every choice. */
function best(links: readonly Link[]): number {
  const sorted = links.toSorted((a, b) => a.left - b.left || a.right - b.right)
  const choices = Array.from({ length: 2 ** sorted.length }, (_, bits) => sorted.filter((_link, at) => bits & (1 << at)))
  return Math.max(...choices.filter(isChain).map(worthOf))
}

it('is a chain, and no other one is worth more', () => {
  fc.assert(
    fc.property(fc.array(link, { maxLength: 9 }), links => {
      const chain = heaviestChain(links, LENGTH)
      expect(isChain(chain)).toBe(true)
      expect(worthOf(chain)).toBe(best(links))
    }),
  )
})
