import { expect, test } from 'vitest'
import { createHitTest } from './hit-test.ts'

const named = (name: string, start: number, end: number) => ({ name, start, end })
const names = (items: readonly { name: string }[]) => items.map(({ name }) => name)

test('finds every highlight over a character, also identical and nested ones', () => {
  const hits = createHitTest([
    named('long', 0, 100),
    named('a', 10, 20),
    named('b', 10, 20),
    named('inner', 12, 14),
    named('after', 20, 30),
  ])
  expect(names(hits.at(13)).sort()).toEqual(['a', 'b', 'inner', 'long'])
  expect(names(hits.at(20)).sort()).toEqual(['after', 'long'])
  expect(names(hits.at(100))).toEqual([])
})

test('puts the innermost first', () => {
  expect(names(createHitTest([named('long', 0, 100), named('inner', 40, 45)]).at(41))).toEqual(['inner', 'long'])
})

test('agrees with looking at every one', () => {
  const items = Array.from({ length: 400 }, (_, at) => named(String(at), (at * 37) % 500, ((at * 37) % 500) + ((at * 13) % 60) + 1))
  const hits = createHitTest(items)
  for (let offset = 0; offset < 600; offset++) {
    const truth = items.filter(({ start, end }) => start <= offset && offset < end)
    expect(names(hits.at(offset)).sort()).toEqual(names(truth).sort())
  }
})
