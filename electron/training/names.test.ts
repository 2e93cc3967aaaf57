import { expect, it } from 'vitest'
import { loadGazetteer } from '../importing/metadata/gazetteer.ts'
import { createNames } from './names.ts'

const names = createNames(await loadGazetteer())

it('blanks people, provinces and regions by either name, and cities by their full name', () => {
  const blanked = names.blank('习近平同志在广西壮族自治区南宁市和黑龙江讲话')
  expect(blanked.replaceAll(' ', '_')).toBe('___同志在__________和___讲话')
})

it('keeps words that only look like a name, and the names of counties', () => {
  const words = '重大理论问题，扩大同各地合作，建设城市和自治州，依法治市'
  expect(names.blank(words)).toBe(words)
})

it('knows the short names of cities, which no theme is learned by', () => {
  expect([names.isName('大理'), names.isName('立法'), names.isName('合作')]).toEqual([true, false, false])
})
