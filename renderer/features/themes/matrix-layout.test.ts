import { expect, it } from 'vitest'
import type { SpelledThemeSet } from '../../../shared/model/theme.ts'
import type { MatrixColumn, ThemeMatrix } from '../../../shared/model/theme-matrix.ts'
import { followSquare, isUnread, layoutMatrix, writeShare } from './matrix-layout.ts'

const theme = (id: string) => ({
  id,
  name: { 'zh-CN': id, en: id },
  description: { 'zh-CN': '', en: '' },
  keywords: [],
  pinyin: id,
  initials: id,
})
const set: SpelledThemeSet = {
  id: 's',
  name: { 'zh-CN': '', en: '' },
  bodies: [],
  builtIn: true,
  chosen: 0,
  themes: [theme('a'), theme('b')],
}
const column = (key: string, reportIds: string[]): MatrixColumn => ({
  ...{ key, place: key, year: null, body: null, title: '', reportIds },
  unread: reportIds.length === 0 ? 1 : 0,
})
const cell = { theme: 1, column: 0, share: 0.25, paragraphs: 2, reports: 1, quotes: [], summary: '' }
const matrix: ThemeMatrix = {
  ...{ setId: 's', by: 'place', part: null, cells: [cell], reports: 1, others: 0, ms: 0 },
  columns: [column('甲', ['1']), column('乙', []), column('丙', ['2'])],
}

it('lies either way, and tells what is not mentioned from what was not read', () => {
  const flat = layoutMatrix(matrix, set, false)
  expect([flat.rows, flat.columns, flat.highest]).toEqual([2, 3, 0.25])
  expect(flat.squareAt(1, 0)?.cell).toBe(cell)
  const turned = layoutMatrix(matrix, set, true)
  expect([turned.rows, turned.columns]).toEqual([3, 2])
  expect(turned.squareAt(0, 1)).toEqual(flat.squareAt(1, 0))
  const square = flat.squareAt(1, 0)
  expect(square && followSquare(square, turned)).toEqual(square)
  expect(square && followSquare(square, layoutMatrix({ ...matrix, columns: [] }, set, true))).toBeNull()
  const squares = [0, 1, 2].map(row => turned.squareAt(row, 0))
  expect(squares.map(square => square && [square.cell, isUnread(square)])).toEqual([
    [null, false],
    [null, true],
    [null, false],
  ])
  expect(turned.squareAt(3, 0)).toBeUndefined()
})

it('writes shares in whole percent, and never nothing for something', () => {
  expect([0.123, 0.005, 0.001, 0, 1].map(writeShare)).toEqual(['12', '1', '<1', '0', '100'])
})
