import { describe, expect, it } from 'vitest'
import type { AlignedSection } from './align.ts'
import { attach, type Cell } from './attach.ts'

const VECTOR = { grams: new Int32Array(), weights: new Float32Array() }

/** What a section is about, and its paragraphs where they are about something else as well. */
function section(shares: readonly number[], inside = shares): AlignedSection {
  return { part: 'review', role: 'section', genre: '', vector: VECTOR, themes: { shares, inside, kinds: null } }
}

const [ROADS, FIELDS, COURTS, MANY] = [section([1, 0, 0]), section([0, 1, 0]), section([0, 0, 1]), section([0.4, 0.3, 0.3])]

/** The partner of the second section of one report, where the first two sections of the other have partners. */
function partner(second: AlignedSection, first: AlignedSection, scores: readonly number[], words = scores): Cell[] {
  const table = (of: readonly number[]) => [new Float64Array(2), Float64Array.from(of)]
  const kept = [
    { row: 0, column: 0 },
    { row: 2, column: 1 },
  ]
  const found = attach([ROADS, second], [first, COURTS], { scores: table(scores), words: table(words) }, kept)
  return found.map(({ row, column }) => ({ row, column }))
}

describe('a section that is left over', () => {
  it('goes with the one that it fits well, though that has a partner', () => {
    expect(partner(FIELDS, ROADS, [0.05, 0.01])).toEqual([{ row: 1, column: 0 }])
    expect(partner(FIELDS, ROADS, [0.02, 0.01])).toEqual([])
  })

  it('goes with the one that holds paragraphs on what it is about, if their words are a little alike', () => {
    const holding = section([1, 0, 0], [0.7, 0.3, 0])
    expect(partner(FIELDS, holding, [0, 0], [0.05, 0.06])).toEqual([{ row: 1, column: 0 }])
    expect(partner(FIELDS, holding, [0, 0], [0.01, 0.06])).toEqual([])
    expect(partner(FIELDS, ROADS, [0, 0], [0.05, 0.06])).toEqual([])
  })

  it('goes with the one that has its words, if it is about many things', () => {
    expect(partner(MANY, ROADS, [0.2, 0.1], [0.05, 0.05])).toEqual([])
    expect(partner(MANY, ROADS, [0.1, 0.2], [0.12, 0.05])).toEqual([{ row: 1, column: 0 }])
  })
})
