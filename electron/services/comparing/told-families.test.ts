import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { ReusePart } from '../../comparing/reuse/parts.ts'
import { createToldFamilies } from './told-families.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const question = (least: number, ...slots: readonly number[]) => ({
  wanted: { least, limit: 200, holding: Uint16Array.of() },
  all: { slots: Uint32Array.from(slots), groups: Uint32Array.from(slots) },
})

it('knows the last lists of the same reports and the same index, and no other', () => {
  const told = createToldFamilies()
  const parts: readonly ReusePart[] = []
  const families = [[], [], [], []]
  for (const [i, list] of families.entries()) told.keep(parts, question(i + 2, 1, 2), list)
  expect([2, 3, 4, 5].map(least => told.find(parts, question(least, 1, 2)) === families[least - 2])).toEqual([false, true, true, true])
  expect(told.find(parts, question(3, 1, 2, 3))).toBeUndefined()
  expect(told.find([], question(3, 1, 2))).toBeUndefined()
})

it('does not keep an index in memory that nobody else keeps', async () => {
  const told = createToldFamilies()
  let parts: readonly ReusePart[] | undefined = []
  const index = new WeakRef(parts)
  told.keep(parts, question(2, 1), [])
  parts = undefined
  // What a reference was made to stays until the next turn of the thread.
  await new Promise(resolve => setImmediate(resolve))
  collectGarbage()
  expect(index.deref()).toBeUndefined()
  expect(told).toBeDefined()
})
