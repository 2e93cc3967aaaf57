import { describe, expect, it } from 'vitest'
import { kindLikeness, kindShares } from './kinds.ts'
import { knownThemeSets } from './known-sets.ts'

/** How much two sections that are each about one theme do the same work. */
function likeness([set, theme]: readonly [string, string], [otherSet, otherTheme]: readonly [string, string]): number {
  const [one, other] = [about(set, theme), about(otherSet, otherTheme)]
  return one && other ? Math.round(100 * kindLikeness(one, other)) : Number.NaN
}

function about(id: string, theme: string) {
  const ids = knownThemeSets()
    .find(set => set.id === id)
    ?.themes.map(each => each.id)
  if (!ids?.includes(theme)) throw new Error(`${id} has no theme ${theme}.`)
  return kindShares(
    id,
    ids,
    ids.map(each => Number(each === theme)),
  )
}

describe('sections of different bodies', () => {
  it('are alike where both do the same work', () => {
    expect(likeness(['npc', 'party'], ['cppcc', 'guidance'])).toBe(100)
    expect(likeness(['npc', 'building'], ['government', 'government'])).toBeGreaterThan(90)
    expect(likeness(['cppcc', 'development'], ['government', 'growth'])).toBe(100)
  })

  it('are not where each does what the other does not', () => {
    expect(likeness(['npc', 'legislation'], ['government', 'reform'])).toBe(0)
    expect(likeness(['cppcc', 'unity'], ['government', 'culture'])).toBe(0)
    expect(likeness(['npc', 'deputies'], ['cppcc', 'building'])).toBe(0)
  })

  it('are not told of by the themes that a user made up', () => {
    expect(kindShares('own', ['party'], [1])).toBeNull()
  })
})

it('every kind names themes that the sets have', async () => {
  const { default: kinds } = await import('../../../resources/themes/kinds.json', { with: { type: 'json' } })
  const named = Object.values(kinds).flatMap(kind =>
    Object.entries(kind).flatMap(([set, themes]) => Object.keys(themes).map(id => [set, id])),
  )
  for (const [set, theme] of named) expect(about(String(set), String(theme))).not.toBeNull()
})
