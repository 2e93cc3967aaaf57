import { expect, test } from 'vitest'
import { readDefinition, writeDefinition } from './definition-lines.ts'

test('lists are parted by signs, words within one by spaces', () => {
  const written = { id: null, name: ' 行道树 ', words: '栽种 行道树、补植，补植', without: '', units: '棵；株' }
  expect(readDefinition(written)).toEqual({ name: '行道树', words: ['栽种 行道树', '补植'], without: [], units: ['棵', '株'] })
})

test('without name, words or measure word it is none yet', () => {
  const whole = writeDefinition('a', { name: '行道树', words: ['行道树'], without: [], units: ['棵'] })
  expect(readDefinition(whole)).toMatchObject({ id: 'a' })
  for (const field of ['name', 'words', 'units'] as const) expect(readDefinition({ ...whole, [field]: ' ' })).toBeUndefined()
})
