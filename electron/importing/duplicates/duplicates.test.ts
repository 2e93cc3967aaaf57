import { describe, expect, test } from 'vitest'
import { createChance, mixedPageBy } from '../fixtures/mixed-pages.ts'
import { createDuplicateIndex } from './duplicate-index.ts'
import { type Fingerprint, fingerprintOf, likeness, packFingerprint, unpackFingerprint } from './duplicates.ts'

/** A report that hardly shares a stretch with that of another seed. */
function reportBy(seed: number): string {
  const chance = createChance(seed)
  const words = Array.from({ length: 900 }, () =>
    Array.from({ length: 4 }, () => String.fromCharCode(0x4e00 + Math.floor(chance() * 4000))).join(''),
  )
  return `各位代表：\n${words.join('，')}。\n${mixedPageBy(chance).reports.npc.slice(3, 4).join('\n')}`
}

function indexOf(fingerprints: readonly Fingerprint[]) {
  const index = createDuplicateIndex<number>()
  fingerprints.forEach((fingerprint, at) => {
    index.set(at, fingerprint)
  })
  return index
}

/** `one, other, share` of all texts that are alike, the earlier first. */
function pairs(texts: readonly string[]): [number, number, number][] {
  const index = indexOf(texts.map(fingerprintOf))
  return texts.flatMap((_, one) =>
    [...index.alike(one)].filter(([other]) => other > one).map(([other, share]): [number, number, number] => [one, other, share]),
  )
}

describe('duplicates', () => {
  const text = reportBy(7)

  test('the same words in other lines, spaces, signs, width and script are the same text', () => {
    const other = `${text}依法監督ＡＢ`.replaceAll('\n', ' ').replaceAll('，', ' ,').replaceAll('。', '. ')
    expect(pairs([`${text}依法监督ab`, other])).toEqual([[0, 1, 1]])
  })

  test('one other word in a whole report is nearly the same text, never the same', () => {
    const [[, , share] = [0, 0, 0]] = pairs([text, `${text.slice(0, 500)}错${text.slice(501)}`])
    expect(share).toBeGreaterThan(0.9)
    expect(share).toBeLessThan(1)
  })

  test.each([
    ['slips', (each: string) => [...each].map((unit, at) => (at % 200 === 7 ? '错' : unit)).join('')],
    ['a lost beginning', (each: string) => each.slice(each.length * 0.3)],
    ['notes behind it', (each: string) => `${each}\n名词解释\n${reportBy(8).slice(0, each.length * 0.2)}`],
  ])('a report with %s is found to be nearly the same', (_, change) => {
    expect(pairs([reportBy(5), text, reportBy(6), change(text)])).toEqual([[1, 3, expect.any(Number)]])
  })

  test('different reports are not alike, and texts without words like nothing', () => {
    expect(pairs([...[1, 2, 3, 4, 5, 6].map(reportBy), '', '。。\n', '', '短', '短'])).toEqual([])
  })

  test('what a library keeps of a text is all that comparing needs', () => {
    const fingerprint = fingerprintOf(text)
    expect(unpackFingerprint(packFingerprint(fingerprint))).toEqual(fingerprint)
    expect(packFingerprint(fingerprint).length).toBeLessThan(1000)
    expect(likeness(unpackFingerprint(packFingerprint(fingerprintOf(text.slice(50)))), fingerprint)).toBeGreaterThan(0.8)
  })

  test('a text that goes, or becomes another, is like nothing any more, and is when it comes back', () => {
    const index = indexOf([reportBy(1), text, text, text.slice(40)].map(fingerprintOf))
    expect([...index.alike(2).keys()]).toEqual([1, 3])
    index.remove(1)
    expect([0, 1, 2, 3].map(at => [...index.alike(at).keys()])).toEqual([[], [], [3], [2]])
    index.set(3, fingerprintOf(reportBy(2)))
    expect([0, 1, 2, 3].map(at => index.alike(at).size)).toEqual([0, 0, 0, 0])
    index.set(1, fingerprintOf(text))
    expect([...index.alike(1)]).toEqual([[2, 1]])
  })

  test('a hundred copies of one text are all linked, directly or through others', () => {
    const fingerprint = fingerprintOf(text)
    const index = indexOf(Array.from({ length: 100 }, () => fingerprint))
    const reached = new Set([0])
    for (const one of reached) for (const other of index.alike(one).keys()) reached.add(other)
    expect(reached.size).toBe(100)
  })
})
