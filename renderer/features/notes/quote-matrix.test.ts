import { expect, test } from 'vitest'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { makeMatrix } from '../../../shared/tabling/quote-matrix.ts'
import { countPairs, whereTogether } from '../../../shared/tabling/tag-pairs.ts'
import { fakeHighlight, fakeTag } from '../../testing/fake-api.ts'

const tags = [fakeTag('监督'), fakeTag('监督/会议'), fakeTag('立法'), fakeTag('亮点')]

function note(id: string, tagIds: string[], where: Partial<HighlightInContext> = {}): HighlightInContext {
  const context = { reportTitle: '', place: '青禾市', year: 2024, body: 'npc', section: [], tags: [] } as const
  return { ...fakeHighlight(id, 'a', 0, 10, { tagIds }), ...context, ...where }
}

test('quotes stand where their tag and place meet; a place that was read without finding any keeps its column', () => {
  const notes = [note('1', ['监督']), note('2', ['监督', '立法'], { place: '石渡县' }), note('3', [], { place: '临溪市' })]
  const reports = [
    { place: '白杨市', year: 2024, highlights: 2 },
    { place: '没读过', year: 2024, highlights: 0 },
  ]
  const matrix = makeMatrix(notes, 'place', tags, reports)
  expect(matrix.tags.map(({ path }) => path)).toEqual(['监督', '立法'])
  expect(matrix.columns).toEqual(['白杨市', '青禾市', '石渡县'])
  expect(matrix.quotes('监督', '石渡县').map(({ id }) => id)).toEqual(['2'])
  expect(matrix.quotes('监督', '白杨市')).toEqual([])
})

test('years come in order, the unknown one last', () => {
  const notes = [note('1', ['监督'], { year: null }), note('2', ['监督'], { year: 2024 }), note('3', ['监督'], { year: 2022 })]
  expect(makeMatrix(notes, 'year', tags, []).columns).toEqual(['2022', '2024', null])
})

test('tags stand together on one highlight and on overlapping ones, in the same report only', () => {
  const pairs = countPairs(
    [
      note('1', ['监督', '亮点']),
      note('2', ['立法'], { start: 9, end: 20 }),
      note('3', ['监督/会议'], { start: 20, end: 30 }),
      note('4', ['监督/会议'], { reportId: 'b' }),
      note('5', ['监督/会议'], { state: 'orphan' }),
    ],
    tags,
  )
  expect(pairs.tags.map(({ path }) => path)).toEqual(['监督', '立法', '亮点'])
  expect([pairs.count('亮点', '监督'), pairs.count('立法', '监督'), pairs.count('立法', '亮点'), pairs.most]).toEqual([1, 1, 1, 1])
})

test('what is listed for two tags together is what was counted for them', () => {
  const notes = [
    note('1', ['监督', '亮点']),
    note('2', ['立法'], { start: 9, end: 20 }),
    note('3', ['立法'], { start: 30, end: 40 }),
    note('4', ['监督'], { reportId: 'b' }),
  ]
  const listed = (...ids: string[]) =>
    whereTogether(
      notes,
      ids.map(id => new Set([id])),
    ).map(({ id }) => id)
  expect([listed('监督', '亮点'), listed('监督', '立法'), listed('监督', '立法', '亮点'), listed('立法')]).toEqual([
    ['1'],
    ['1', '2'],
    ['1', '2'],
    ['2', '3'],
  ])
})
