import { expect, it } from 'vitest'
import { occurrences } from './occurrences.ts'

it('finds words wherever they begin, also in one another', () => {
  expect([occurrences('视察调研视察', '视察'), occurrences('一一一', '一一'), occurrences('视察', '检查')]).toEqual([[0, 4], [0, 1], []])
})
