import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DuplicateReport } from '../../../shared/model/duplicate.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import { createDuplicateGroups, groupDuplicates } from './duplicate-groups.ts'
import { conflictsOf, proposeFor } from './duplicate-proposal.ts'

function report(id: string, change: Partial<DuplicateReport> = {}): DuplicateReport {
  return {
    id,
    title: '工作报告',
    province: '云岭省',
    city: '青禾市',
    county: null,
    level: 'prefecture',
    place: '青禾市',
    body: 'npc',
    kind: 'report',
    year: 2024,
    yearInferred: false,
    reviewFrom: 2023,
    reviewTo: 2023,
    session: null,
    date: null,
    speaker: null,
    sourceId: 1,
    sourcePath: `${id}.txt`,
    incomplete: false,
    characters: 10_000,
    highlights: 0,
    problems: 0,
    sample: false,
    corrected: [],
    format: 'text',
    importedAt: '2024-01-07T09:30:00.000Z',
    position: 1,
    words: 9000,
    notes: 0,
    misfiled: false,
    share: 1,
    ...change,
  }
}

describe('which of several is to be kept', () => {
  it.each<[string, Partial<DuplicateReport>, Partial<DuplicateReport>]>([
    ['highlights', { highlights: 2 }, { words: 9900, notes: 4, format: 'docx' }],
    ['corrected', { corrected: ['year'] }, { words: 9900 }],
    ['complete', {}, { incomplete: true, words: 9900 }],
    ['longer', { words: 9400 }, { notes: 9 }],
    ['notes', { notes: 9 }, { words: 9100, format: 'docx' }],
    ['details', { speaker: '李明远' }, { format: 'docx' }],
    ['details', {}, { misfiled: true, format: 'docx', session: '第三次会议' }],
    ['format', { format: 'docx' }, { format: 'pdf' }],
    ['problems', {}, { problems: 2 }],
    ['first', {}, { importedAt: '2024-01-08T09:30:00.000Z' }],
  ])('is the one that is better in %s', (reason, better, worse) => {
    const [one, other] = [report('b', better), report('a', worse)]
    for (const members of [
      [one, other],
      [other, one],
    ]) {
      const { proposal, reports } = proposeFor(members)
      expect([proposal, reports.map(({ id }) => id)]).toEqual([{ keep: 'b', reason }, ['b', 'a']])
    }
  })

  it('is the same one of two folders whose files came in together', () => {
    const [one, other] = [
      report('二/甲', { importedAt: '2024-01-07T09:30:00.100Z' }),
      report('一/甲', { importedAt: '2024-01-07T09:30:00.900Z' }),
    ]
    expect(proposeFor([one, other]).proposal).toEqual({ keep: '一/甲', reason: 'first' })
  })

  it('is the first of those that one file holds', () => {
    const members = [97, 145, 9].map(position => report(`${position}`, { position, sourcePath: '汇编.txt' }))
    expect(proposeFor(members).reports.map(({ position }) => position)).toEqual([9, 97, 145])
  })

  it('is said to be better than the next best, not than the worst', () => {
    const members = [report('a', { incomplete: true }), report('b', { format: 'pdf' }), report('c', { format: 'docx' })]
    expect(proposeFor(members).proposal).toEqual({ keep: 'c', reason: 'format' })
  })

  it('is asked where several hold highlights, or are filed apart', () => {
    expect(proposeFor([report('a', { highlights: 1 }), report('b', { highlights: 3 })]).proposal).toEqual({
      keep: null,
      reason: 'several-marked',
    })
    expect(proposeFor([report('a'), report('b', { year: 2023, body: 'cppcc' })])).toMatchObject({
      conflicts: ['body', 'year'],
      proposal: { keep: null, reason: 'filed-apart' },
    })
  })
})

describe('what is filed apart', () => {
  it.each<[string, Partial<DuplicateReport>, readonly string[]]>([
    ['another city', { city: '临溪市' }, ['place']],
    ['a county of the city', { county: '石渡县', level: 'county' }, ['place']],
    ['the province', { city: null, level: 'province' }, ['place']],
    ['another body', { body: 'government' }, ['body']],
    ['another year', { year: 2023 }, ['year']],
    ['a year that was inferred', { year: 2023, yearInferred: true }, []],
    ['a place that is not known', { province: null, city: null, level: null }, []],
    ['a body that is not known', { body: 'other' }, []],
  ])('%s', (_, change, conflicts) => {
    expect(conflictsOf(report('a'), report('b', change))).toEqual(conflicts)
    expect(conflictsOf(report('b', change), report('a'))).toEqual(conflicts)
  })
})

describe('groups that follow what changes', () => {
  const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
  type Change =
    | { readonly kind: 'link' | 'part'; readonly one: string; readonly other: string }
    | { readonly kind: 'remove' | 'bring' | 'move'; readonly one: string }
  const id = fc.constantFrom(...IDS)
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constantFrom('link' as const, 'part' as const), one: id, other: id }),
    fc.record({ kind: fc.constantFrom('remove' as const, 'bring' as const, 'move' as const), one: id }),
  )

  it('are those of all reports made anew', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), changes => {
        const there = new Map(IDS.map(each => [each, report(each)]))
        const links = new Map<string, Map<string, number>>(IDS.map(each => [each, new Map()]))
        const alike = (of: string) => links.get(of) ?? new Map<string, number>()
        const followed = createDuplicateGroups()
        for (const each of changes) {
          const touched = apply(each, there, links)
          const counts = new Map(IDS.map(other => [other, followed.countOf(other)]))
          const concerned = followed.around(touched, alike)
          const changed = followed.regroup(concerned, among(there, concerned), alike, new Map())

          const all = groupDuplicates(among(there, new Set(IDS)), alike, new Map())
          const sorted = (groups: readonly (readonly string[])[]) => groups.map(ids => [...ids].sort()).sort()
          expect(sorted(followed.list())).toEqual(sorted(all))
          expect([...changed].sort()).toEqual(IDS.filter(other => counts.get(other) !== followed.countOf(other)))
        }
      }),
    )
  })

  /** Answers whom it touches. */
  function apply(each: Change, there: Map<string, DuplicateReport>, links: ReadonlyMap<string, Map<string, number>>): string[] {
    const { kind, one } = each
    if (kind === 'remove') there.delete(one)
    if (kind === 'bring') there.set(one, report(one))
    if (kind === 'move' && there.has(one)) there.set(one, report(one, { city: '临溪市', place: '临溪市' }))
    if (!('other' in each)) return [one]
    const { other } = each
    if (kind === 'part') {
      links.get(one)?.delete(other)
      links.get(other)?.delete(one)
    } else if (one !== other) {
      links.get(one)?.set(other, 0.8)
      links.get(other)?.set(one, 0.8)
    }
    return [one, other]
  }

  function among(reports: ReadonlyMap<string, DuplicateReport>, ids: ReadonlySet<string>): Map<string, DuplicateReport> {
    return new Map(IDS.flatMap(each => (ids.has(each) && reports.has(each) ? [[each, reports.get(each) ?? report(each)]] : [])))
  }
})

describe('which belong together', () => {
  function groups(
    links: readonly [string, string, number][],
    changes: Record<string, Partial<ReportSummary>>,
    apart: readonly string[] = [],
  ) {
    const reports = new Map(['a', 'b', 'c', 'd'].map(id => [id, report(id, changes[id])]))
    const alike = (id: string) =>
      new Map(
        links.flatMap(([one, other, share]): [string, number][] => (one === id ? [[other, share]] : other === id ? [[one, share]] : [])),
      )
    return groupDuplicates(reports, alike, new Map(apart.map(id => [id, new Set(['settled'])])))
  }

  it('those that are alike, also through a third', () => {
    expect(
      groups(
        [
          ['a', 'c', 1],
          ['c', 'd', 0.4],
        ],
        {},
      ),
    ).toEqual([['a', 'c', 'd']])
  })

  it('those that are filed apart only where hardly a word differs', () => {
    expect(
      groups(
        [
          ['a', 'b', 0.8],
          ['c', 'd', 0.95],
        ],
        { b: { year: 2023 }, d: { year: 2023 } },
      ),
    ).toEqual([['c', 'd']])
  })

  it('none that the user keeps apart', () => {
    expect(groups([['a', 'b', 1]], {}, ['a', 'b'])).toEqual([])
    expect(
      groups(
        [
          ['a', 'b', 1],
          ['b', 'c', 1],
        ],
        {},
        ['a', 'b'],
      ),
    ).toEqual([['b', 'c']])
  })
})
