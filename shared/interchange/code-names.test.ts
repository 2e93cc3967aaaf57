import { expect, it } from 'vitest'
import { plainCodeName, uniqueCodeName } from './code-names.ts'

it('makes names unique by what they lie below, and gives them back', () => {
  const taken = new Set<string>()
  const names = [
    ['会议', '监督'],
    ['会议', '立法'],
    ['会议', '立法'],
    ['其他', ''],
  ].map(([name = '', parent = '']) => uniqueCodeName(name, parent, taken))
  expect(names).toEqual(['会议', '会议 ‹立法›', '会议 ‹立法 2›', '其他'])
  expect(names.map(name => plainCodeName(name, '立法'))).toEqual(['会议', '会议', '会议', '其他'])
})

it('leaves a name alone that says something else in brackets', () => {
  expect(plainCodeName('会议 ‹旧›', '立法')).toBe('会议 ‹旧›')
  expect(plainCodeName('会议（立法）', '立法')).toBe('会议（立法）')
})
