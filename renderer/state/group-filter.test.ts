import { expect, test } from 'vitest'
import { fakeSummary } from '../testing/fake-summary.ts'
import { filterOfGroup } from './group-filter.ts'

const city = fakeSummary({ id: 'city', place: '青禾市', province: '云岭省', city: '青禾市', year: 2023 })
const later = fakeSummary({ id: 'later', place: '青禾市', province: '云岭省', city: '青禾市', year: 2024 })
const county = fakeSummary({ id: 'county', place: '石渡县', province: '云岭省', city: '青禾市', county: '石渡县', year: 2023 })
const undated = fakeSummary({ id: 'undated', place: '兰渚市', province: '海屿省', city: '兰渚市', year: null })
const country = fakeSummary({ id: 'country', place: null, province: null, city: null, level: 'country', year: 2023 })
const reports = [city, later, county, undated, country]

test('a year and a body are words of the filter', () => {
  expect(filterOfGroup({ kind: ['report'] }, { year: 2024 }, reports)).toEqual({ kind: ['report'], year: [2024] })
  expect(filterOfGroup({}, { body: 'npc' }, reports)).toEqual({ body: ['npc'] })
})

test('a place in which others lie, and places of one name, name their own reports one by one', () => {
  const county = '云岭省/青禾市/石渡县'
  expect(filterOfGroup({}, { place: '石渡县' }, reports)).toEqual({ place: [county] })
  expect(filterOfGroup({}, { place: '青禾市' }, reports)).toEqual({ ids: ['city', 'later'] })
  expect(filterOfGroup({}, { place: '青禾市', year: 2024 }, reports)).toEqual({ place: ['云岭省/青禾市'], year: [2024] })
  const namesake = fakeSummary({ id: 'namesake', place: '石渡县', province: '海屿省', city: null, county: '石渡县', year: 2023 })
  expect(filterOfGroup({}, { place: '石渡县' }, [...reports, namesake])).toEqual({ ids: ['county', 'namesake'] })
})

test('the unknown is named one by one, the whole country by its name', () => {
  expect(filterOfGroup({}, { year: null }, reports)).toEqual({ ids: ['undated'] })
  expect(filterOfGroup({}, { place: '全国' }, reports)).toEqual({ place: ['全国'] })
})

test('stays within the filter under which was counted', () => {
  expect(filterOfGroup({ place: ['云岭省'] }, { year: 2023 }, reports)).toEqual({ place: ['云岭省'], year: [2023] })
  expect(filterOfGroup({ year: [2023] }, { place: '青禾市' }, reports)).toEqual({ year: [2023], ids: ['city'] })
})
