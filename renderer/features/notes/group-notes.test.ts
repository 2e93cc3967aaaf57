import { describe, expect, it } from 'vitest'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { fakeHighlight, fakeTag } from '../../testing/fake-api.ts'
import { groupNotes, noteIds, noteRows } from './group-notes.ts'

function fakeNote(id: string, { reportId = 'report', ...change }: Partial<HighlightInContext>): HighlightInContext {
  const context = { reportTitle: '青禾市人大常委会工作报告', place: '青禾市', year: 2024, body: 'npc', section: [], tags: [] } as const
  return { ...fakeHighlight(id, reportId, 0, 2), ...context, ...change }
}

const TAGS = [fakeTag('监督', { id: 't2' }), fakeTag('立法', { id: 't1' })]
const NOTES = [
  fakeNote('n1', { year: 2022, tagIds: ['t1', 't2'], tags: ['立法', '监督'] }),
  fakeNote('n2', { place: null, year: null }),
  fakeNote('n3', { reportId: 'other', place: '北岸市', tagIds: ['t1'], tags: ['立法'] }),
]

const shape = (grouping: 'report' | 'tag' | 'place' | 'year') =>
  groupNotes(NOTES, grouping, TAGS).map(group => [group.name, group.notes.map(note => note.id)])

describe('groupNotes', () => {
  it('groups by tag in the order of the codebook, a note under each of its tags, the untagged last', () => {
    expect(shape('tag')).toEqual([
      ['监督', ['n1']],
      ['立法', ['n1', 'n3']],
      [null, ['n2']],
    ])
  })

  it('groups by place in the order of pinyin and by year from the newest', () => {
    expect(shape('place')).toEqual([
      ['北岸市', ['n3']],
      ['青禾市', ['n1']],
      [null, ['n2']],
    ])
    expect(shape('year')).toEqual([
      ['2024', ['n3']],
      ['2022', ['n1']],
      [null, ['n2']],
    ])
  })

  it('keeps the order of the reports', () => {
    expect(groupNotes(NOTES, 'report', TAGS).map(group => group.notes.map(note => note.id))).toEqual([['n1', 'n2'], ['n3']])
  })
})

it('counts a highlight once that was chosen under two tags', () => {
  const rows = noteRows(groupNotes(NOTES, 'tag', TAGS))
  expect(noteIds(rows, new Set(['t2 n1', 't1 n1', 't1 n3']))).toEqual(['n1', 'n3'])
})
