import { expect, it } from 'vitest'
import { linkTo, readLink } from './passage-link.ts'

it('leads back to the highlight that it was made for', () => {
  const link = { reportId: 'vc5ghjm24zbC', highlightId: 'a-b_1' }
  expect(readLink(linkTo(link))).toEqual(link)
  // Some systems end the address of a host with a slash.
  expect(readLink(`${linkTo(link)}/`)).toEqual(link)
})

it.each([
  'duidu://passage/a',
  'duidu://passage/a/b/c',
  'duidu://passage/a/b?c',
  'duidu://app/index.html',
  'https://passage/a/b',
  'duidu://passage/a/<b>',
  '--library',
])('is none: %s', address => expect(readLink(address)).toBeUndefined())
