import { expect, test } from 'vitest'
import { lanesOf } from './lanes.ts'

const tall = (item: string, top: number, bottom: number) => ({ item, top, bottom })
const shown = (all: ReturnType<typeof tall>[]) => lanesOf(all).map(({ item, lane, lanes }) => `${item} ${lane}/${lanes}`)

test('what stands at the same height stands side by side, the longest first; equal ones too', () => {
  expect(shown([tall('inner', 20, 40), tall('outer', 0, 80), tall('same', 20, 40)])).toEqual(['outer 0/3', 'inner 1/3', 'same 2/3'])
})

test('a lane is taken again once it is free, and what stands alone has one', () => {
  expect(shown([tall('a', 0, 100), tall('b', 0, 40), tall('c', 40, 80), tall('d', 200, 220)])).toEqual(['a 0/2', 'b 1/2', 'c 1/2', 'd 0/1'])
})
