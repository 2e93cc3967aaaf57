import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { fold } from './fold-table.ts'
import { createTextIndex, type TextIndex } from './text-index.ts'

const texts = new Map<string, string>()
let index: TextIndex

function put(id: string, text: string): void {
  texts.set(id, text)
  index.set(id, text)
}

beforeEach(() => {
  texts.clear()
  index = createTextIndex({ fold, textOf: id => texts.get(id) ?? '' })
})

const ids = (query: string, exact = false) => index.search({ query, exact }).hits.map(hit => hit.id)

describe('text index', () => {
  it('counts overlapping occurrences, from one character up', () => {
    put('a', '人人人都是代表')
    expect(index.search({ query: '人人' })).toMatchObject({ reports: 1, occurrences: 2, terms: ['人人'] })
    expect(index.search({ query: '人' })).toMatchObject({ reports: 1, occurrences: 3 })
    expect(index.find('a', '人人')).toEqual([
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ])
  })

  it('finds what is written in another width, script, case or punctuation', () => {
    put('a', '发展５Ｇ网络，推进“鄉村振興”——见效')
    for (const query of ['5g', '乡村振兴', '"乡村振兴"--', '５G网络,推进']) expect(ids(query), query).toEqual(['a'])
  })

  it('matches the canonical text itself when asked to', () => {
    put('a', '鄉村振興，乡村振兴')
    expect(index.search({ query: '乡村振兴', exact: true })).toMatchObject({ occurrences: 1, terms: ['乡村振兴'] })
    expect(index.find('a', '鄉村', true)).toEqual([{ start: 0, end: 2 }])
    expect(index.find('a', '鄉村')).toHaveLength(2)
    expect(index.search({ query: '乡村 鄉村', exact: true })).toMatchObject({ reports: 1, occurrences: 2 })
  })

  it('wants all words, a phrase whole, and counts every word', () => {
    put('both', '监督工作和立法工作')
    put('one', '监督工作')
    put('spaced', '监督 工作')
    expect(index.search({ query: '监督 立法' })).toMatchObject({ reports: 1, occurrences: 2 })
    expect(ids('"监督 工作"')).toEqual(['spaced'])
    expect(ids('监督 工作')).toHaveLength(3)
  })

  it('wants one word of each group and none of those left out', () => {
    put('hearing', '听证会和预算')
    put('forum', '座谈会、座谈会和预算')
    put('plan', '听证会、预算和规划')
    put('budget', '预算')
    expect(ids('听证 OR 座谈').sort()).toEqual(['forum', 'hearing', 'plan'])
    expect(index.search({ query: '听证 OR 座谈 预算 -规划' })).toMatchObject({ reports: 2, occurrences: 5 })
    expect(index.search({ query: '-预算' })).toMatchObject({ reports: 0, occurrences: 0 })
    expect(index.find('forum', '听证 OR 座谈')).toHaveLength(2)
  })

  it('looks only at the reports it is told to, and counts beyond the limit', () => {
    for (const id of ['a', 'b', 'c']) put(id, '代表建议')
    expect(index.search({ query: '代表', only: new Set(['b', 'gone']) })).toMatchObject({ reports: 1, occurrences: 1 })
    const beyond = index.search({ query: '代表', only: new Set(['b', 'gone']), everywhere: true, limit: 0 })
    expect(beyond).toMatchObject({ reports: 1, occurrences: 1, hits: [], everywhere: ['a', 'b', 'c'] })
    const limited = index.search({ query: '代表', limit: 1 })
    expect([limited.reports, limited.occurrences, limited.hits.length]).toEqual([3, 3, 1])
  })

  it('puts the report first in which the word weighs most', () => {
    put('long', `监督${'其他工作很多。'.repeat(50)}`)
    put('short', '监督监督')
    put('none', '立法')
    expect(ids('监督')).toEqual(['short', 'long'])
  })

  it('gives the first positions of all words in reading order', () => {
    put('a', '立法、监督、立法、监督')
    expect(index.search({ query: '监督 立法', ranges: 3 }).hits[0]?.ranges).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 5 },
      { start: 6, end: 8 },
    ])
  })

  it('forgets what was removed and finds nothing for an empty query', () => {
    put('a', '监督')
    index.remove('a')
    expect([ids('监督'), index.find('a', '监督')]).toEqual([[], []])
    put('b', '监督')
    expect(index.search({ query: ' "" ' })).toEqual({ terms: [], reports: 0, occurrences: 0, hits: [], everywhere: [] })
    index.clear()
    expect(ids('监督')).toEqual([])
  })

  it('agrees with a plain scan of every text, for any words', () => {
    const unit = fc.constantFrom('监', '監', '督', '会', '议', '會', 'Ａ', 'a', 'A', '５', '5', '，', ',', '“', '”', '"', ' ', '\n', '𠮷')
    const text = fc.array(unit, { maxLength: 40 }).map(units => units.join(''))
    const word = fc.array(unit, { minLength: 1, maxLength: 3 }).map(units => units.join('').replaceAll(/[\s"“”]/g, '会'))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), fc.array(word, { minLength: 1, maxLength: 3 }), fc.boolean(), (all, words, exact) => {
        const shelf = new Map(all.map((value, i) => [`r${i}`, value]))
        const fresh = createTextIndex({ fold, textOf: id => shelf.get(id) ?? '' })
        for (const [id, value] of shelf) fresh.set(id, value)
        const form = (value: string) => (exact ? value : fold(value))
        const terms = [...new Set(words.map(form))]
        const expected = new Map<string, number>()
        for (const [id, value] of shelf) {
          const counts = terms.map(term => scan(form(value), term))
          if (!counts.includes(0))
            expected.set(
              id,
              counts.reduce((a, b) => a + b),
            )
        }
        const result = fresh.search({ query: words.join(' '), exact, limit: 100, ranges: 1000 })
        expect(new Map(result.hits.map(hit => [hit.id, hit.occurrences]))).toEqual(expected)
        expect(result.reports).toBe(expected.size)
        expect(result.occurrences).toBe([...expected.values()].reduce((a, b) => a + b, 0))
        for (const hit of result.hits) {
          expect(hit.ranges).toEqual(fresh.find(hit.id, words.join(' '), exact))
          expect(hit.ranges).toHaveLength(hit.occurrences)
          for (const { start, end } of hit.ranges) expect(terms).toContain(form(shelf.get(hit.id)?.slice(start, end) ?? ''))
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** Occurrences by trying every position. */
function scan(text: string, term: string): number {
  let found = 0
  for (let at = 0; at < text.length; at++) if (text.slice(at, at + term.length) === term) found++
  return found
}
