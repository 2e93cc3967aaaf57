import { describe, expect, it } from 'vitest'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import type { Tag } from '../../../shared/model/tag.ts'
import { groupNotes, noteIds, noteRows } from './group-notes.ts'

function fakeNote(change: Partial<HighlightInContext>): HighlightInContext {
  return {
    id: 'note',
    reportId: 'report',
    start: 0,
    end: 2,
    quote: '监督',
    prefix: '',
    suffix: '',
    colour: 'gamboge',
    note: '',
    tagIds: [],
    state: 'anchored',
    createdAt: '2024-01-01T00:00:00Z',
    updatedAt: '2024-01-01T00:00:00Z',
    reportTitle: '青禾市人大常委会工作报告',
    place: '青禾市',
    year: 2024,
    body: 'npc',
    section: [],
    tags: [],
    ...change,
  }
}

function fakeTag(id: string, path: string): Tag {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return {
    id,
    parentId: null,
    name,
    path,
    description: '',
    colour: null,
    position: 0,
    shortcut: null,
    count: 0,
    total: 0,
    pinyin: '',
    initials: '',
  }
}

const TAGS = [fakeTag('t2', '监督'), fakeTag('t1', '立法')]
const NOTES = [
  fakeNote({ id: 'n1', year: 2022, tagIds: ['t1', 't2'], tags: ['立法', '监督'] }),
  fakeNote({ id: 'n2', place: null, year: null }),
  fakeNote({ id: 'n3', reportId: 'other', place: '北岸市', tagIds: ['t1'], tags: ['立法'] }),
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
