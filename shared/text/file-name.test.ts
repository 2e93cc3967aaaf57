import { expect, it } from 'vitest'
import { findNameFault } from './file-name.ts'

it.each(['报告.txt', 'a b (2).docx', '政协2023 …', 'x'.repeat(255), '报'.repeat(85), 'é'.repeat(127), '🏮'.repeat(63)])(
  'takes %s',
  name => {
    expect(findNameFault(name)).toBeUndefined()
  },
)

it.each(['a/b', 'a\\b', '坏:名', 'a*', 'a?', 'a"', '<a>', 'a|b', 'a\nb', '../a'])('finds the sign in %j that no name may hold', name => {
  expect(findNameFault(name)).toBe('signs')
})

it.each(['', '.', '..', '.hidden', ' a', 'a ', 'a.', 'NUL.txt', 'con', '报'.repeat(86), 'é'.repeat(128), '🏮'.repeat(64)])(
  'refuses %j as a whole',
  name => {
    expect(findNameFault(name)).toBe('whole')
  },
)
