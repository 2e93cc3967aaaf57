import { expect, test } from 'vitest'
import type { HighlightFilter } from '../../../shared/model/highlight.ts'
import { fakeHighlight, fakeReport, fakeTag } from '../../testing/fake-api.ts'
import { countNotes } from './note-facets.ts'

const reports = [
  fakeReport('qh24', ''),
  fakeReport('qh23', '', { year: 2023 }),
  fakeReport('bz24', '', { province: '海东省', city: '北洲市', place: '北洲市' }),
]
const tags = [fakeTag('监督'), fakeTag('监督/会议', { parentId: '监督' }), fakeTag('立法')]
const note = (reportId: string, colour: 'azure' | 'rouge', ...tagIds: string[]) => {
  const { place = null, year = null, title = '', body = 'npc' } = reports.find(({ id }) => id === reportId) ?? {}
  const highlight = fakeHighlight(`${reportId}-${colour}-${tagIds}`, reportId, 0, 2, { colour, tagIds })
  return { ...highlight, place, year, body, reportTitle: title, section: [], tags: tagIds }
}
const all = [
  note('qh24', 'azure', '监督', '监督/会议'),
  note('qh23', 'rouge', '监督/会议'),
  note('bz24', 'azure', '立法'),
  note('bz24', 'rouge'),
]

/** `value count` on every side. */
function counted(filter: HighlightFilter, inText = all): string[] {
  const counts = countNotes({
    all,
    inText,
    filter,
    reportsById: new Map(reports.map(report => [report.id, { ...report, problems: 0 }])),
    tagsById: new Map(tags.map(tag => [tag.id, tag])),
  })
  return [
    tags.map(({ id, name }) => `${name} ${counts.tags.get(id) ?? 0}`).join(' '),
    counts.colours.map(({ colour, count }) => `${colour} ${count}`).join(' '),
    [...counts.place, ...counts.year].map(({ value, count }) => `${value} ${count}`).join(' '),
  ]
}

test('without a filter each value counts all its notes, a tag those below it too', () => {
  expect(counted({})).toEqual([
    '监督 2 会议 2 立法 1',
    'azure 2 rouge 2',
    '海东省 2 海东省/北洲市 2 云岭省 2 云岭省/青禾市 2 2024 3 2023 1',
  ])
})

test('what is chosen on one side narrows the others, and not its own', () => {
  expect(counted({ tagIds: ['监督'] })).toEqual([
    '监督 2 会议 2 立法 1',
    'azure 1 rouge 1',
    '海东省 0 海东省/北洲市 0 云岭省 2 云岭省/青禾市 2 2024 1 2023 1',
  ])
  expect(counted({ tagIds: ['监督'], report: { year: [2024] } })).toEqual([
    '监督 1 会议 1 立法 1',
    'azure 1 rouge 0',
    '海东省 0 海东省/北洲市 0 云岭省 1 云岭省/青禾市 1 2024 1 2023 1',
  ])
})

test('words narrow every side', () => {
  expect(counted({ text: '会', colours: ['azure'] }, all.slice(0, 2))).toEqual([
    '监督 1 会议 1 立法 0',
    'azure 1 rouge 1',
    '海东省 0 海东省/北洲市 0 云岭省 1 云岭省/青禾市 1 2024 1 2023 0',
  ])
})
