import { expect, test } from 'vitest'
import { fakeTag } from '../../testing/fake-api.ts'
import { digitsOf } from './digits.ts'

test('tags keep their own digits, and the others get what is left', () => {
  const choices = [{ tag: fakeTag('甲') }, { tag: fakeTag('乙', { shortcut: 1 }) }, { tag: fakeTag('丙') }, { create: '丁' }]
  expect(digitsOf(choices)).toEqual(['2', '1', '3', '4'])
})

test('the tenth has none', () => {
  const choices = Array.from({ length: 10 }, (_, at) => ({ tag: fakeTag(`标签${at}`) }))
  expect(digitsOf(choices).at(-1)).toBeNull()
})
