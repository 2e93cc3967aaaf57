import fc from 'fast-check'
import { expect, it } from 'vitest'
import { COLOURS } from '../model/highlight.ts'
import { fromGuid, inkGuid, inkOfGuid, toGuid } from './guid.ts'

const ID = fc.stringMatching(/^[2-9a-zBCDF]{12}$/)
const PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

it('gives back every id, also in braces and capitals, and under no other kind', () => {
  fc.assert(
    fc.property(ID, id => {
      const guid = toGuid('highlight', id) ?? ''
      expect(guid).toMatch(PATTERN)
      expect(fromGuid('highlight', `{${guid.toUpperCase()}}`)).toBe(id)
      expect(fromGuid('tag', guid)).toBeUndefined()
    }),
  )
})

it('takes no GUID of another program for its own', () => {
  fc.assert(
    fc.property(fc.uuid(), guid => {
      expect(fromGuid('highlight', guid)).toBeUndefined()
    }),
  )
  for (const other of ['', 'x', '{}', '00000000-0000-0000-0000-000000000000']) expect(fromGuid('highlight', other)).toBeUndefined()
})

it('has none for an id of another form', () => {
  expect(toGuid('tag', 'short')).toBeUndefined()
  expect(toGuid('tag', '监督监督监督监督监督监督')).toBeUndefined()
})

it('names every ink', () => {
  expect(COLOURS.map(colour => inkOfGuid(inkGuid(colour)))).toEqual([...COLOURS])
})
