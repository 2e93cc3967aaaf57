import { describe, expect, test } from 'vitest'
import { createDuplicateIndex, findDuplicates, fingerprintOf, likeness } from './duplicates.ts'
import { createChance, mixedPageBy } from './fixtures/mixed-pages.ts'

/** A report that hardly shares a stretch with that of another seed. */
function reportBy(seed: number): string {
  const chance = createChance(seed)
  const words = Array.from({ length: 900 }, () =>
    Array.from({ length: 4 }, () => String.fromCharCode(0x4e00 + Math.floor(chance() * 4000))).join(''),
  )
  return `各位代表：\n${words.join('，')}。\n${mixedPageBy(chance).reports.npc.slice(3, 4).join('\n')}`
}

describe('duplicates', () => {
  const text = reportBy(7)

  test('the same words in other lines, spaces and signs are the same text', () => {
    const other = text.replaceAll('\n', ' ').replaceAll('，', ' ,').replaceAll('。', '. ')
    expect(findDuplicates([fingerprintOf(text), fingerprintOf(other)])).toEqual([{ one: 0, other: 1, share: 1, same: true }])
  })

  test('folded text counts: the fold is given by whoever has the table', () => {
    const fold = (each: string) => each.replaceAll('Ａ', 'A')
    expect(fingerprintOf(`${text}Ａ`, fold)).toEqual(fingerprintOf(`${text}A`, fold))
    expect(fingerprintOf(`${text}Ａ`).sha256).not.toBe(fingerprintOf(`${text}A`).sha256)
  })

  test.each([
    ['slips', (each: string) => [...each].map((unit, at) => (at % 200 === 7 ? '错' : unit)).join('')],
    ['a lost beginning', (each: string) => each.slice(each.length * 0.3)],
    ['notes behind it', (each: string) => `${each}\n名词解释\n${reportBy(8).slice(0, each.length * 0.2)}`],
  ])('a report with %s is found to be nearly the same', (_, change) => {
    expect(findDuplicates([reportBy(5), text, reportBy(6), change(text)].map(each => fingerprintOf(each)))).toMatchObject([
      { one: 1, other: 3, same: false },
    ])
  })

  test('different reports are not alike, and texts without words like nothing', () => {
    expect(
      findDuplicates([...[1, 2, 3, 4, 5, 6].map(seed => fingerprintOf(reportBy(seed))), fingerprintOf(''), fingerprintOf('。。\n')]),
    ).toEqual([])
  })

  test('reports that come in one by one are compared with few of those that are there', () => {
    const index = createDuplicateIndex()
    const all = Array.from({ length: 60 }, (_, seed) => fingerprintOf(reportBy(seed + 1)))
    all.forEach((each, id) => {
      index.add(id, each)
    })
    const copy = fingerprintOf(reportBy(12).slice(50))
    const candidates = index.candidates(copy)
    expect(candidates).toContain(11)
    expect(candidates.length).toBeLessThan(10)
    expect(likeness(copy, all[11] ?? copy)).toBeGreaterThan(0.8)
  })
})
