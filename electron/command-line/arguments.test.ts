import { describe, expect, it } from 'vitest'
import { oneOf, readArguments } from './arguments.ts'

const OPTIONS = {
  year: { type: 'string', multiple: true, help: '' },
  limit: { type: 'string', value: 'N', help: '' },
  exact: { type: 'boolean', help: '' },
} as const

const read = (...words: string[]) => readArguments(words, OPTIONS)

describe('arguments', () => {
  it('take repeated options and lists with Latin and Chinese commas alike', () => {
    expect(read('--year', '2022,2023', '--year=2024', '--year', '2020， 2021、').list('year')).toEqual([
      '2022',
      '2023',
      '2024',
      '2020',
      '2021',
    ])
  })

  it('keep the words that belong to no option, also after --', () => {
    const args = read('监督', '--exact', '--', '-立法')
    expect([args.positionals, args.flag('exact'), args.text('limit')]).toEqual([['监督', '-立法'], true, undefined])
  })

  it('say what is wrong in one sentence', () => {
    expect(() => read('--limt', '3')).toThrow("Unknown option '--limt'.")
    expect(() => read('--limit')).toThrow("Option '--limit <value>' argument missing.")
    expect(() => read().need('limit')).toThrow('--limit N is missing.')
    for (const value of ['0', '-1', '1.5', 'x', '']) expect(() => read(`--limit=${value}`).whole('limit', 1), value).toThrow('whole number')
    expect(() => oneOf('kind', 'neews', ['news', 'report'])).toThrow('--kind "neews" is not known; known are news, report.')
  })
})
