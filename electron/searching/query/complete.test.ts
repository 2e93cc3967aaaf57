import { describe, expect, it } from 'vitest'
import { complete, type KnownValues } from './complete.ts'

const known: KnownValues = {
  place: [
    { name: '青禾市', letters: ['qinghe', 'qh', 'qingheshi', 'qhs'], reports: 4 },
    { name: '云岭省', letters: ['yunling', 'yl'], reports: 2 },
    { name: '禾丰县', letters: ['hefeng', 'hf'], reports: 1 },
  ],
  year: [
    { name: '2024', letters: [], reports: 3 },
    { name: '2023', letters: [], reports: 3 },
  ],
  tag: [{ name: '监督/会议', letters: ['jiandu/huiyi', 'jd/hy'] }],
  body: [
    { name: '人大', english: 'npc', letters: ['renda', 'rd'] },
    { name: '法院', english: 'court', letters: ['fayuan', 'fy'] },
  ],
  theme: [{ name: '立法', english: 'Legislation and law', letters: ['lifa', 'lf'] }],
}

/** The caret is `|`; each suggestion as the query that it makes. */
function queries(marked: string): string[] {
  const caret = marked.indexOf('|')
  const input = marked.replace('|', '')
  const { start, end, suggestions } = complete(input, caret, known)
  return suggestions.map(({ text }) => input.slice(0, start) + text + input.slice(end))
}

describe('completing a query', () => {
  it('names fields in the language and letters that are typed', () => {
    expect(queries('监督 地|')).toEqual(['监督 地区:'])
    expect(queries('dq|')).toEqual(['地区:'])
    expect(queries('(监督 OR -pl|')).toEqual(['(监督 OR -place:'])
    expect(queries('监督 |')).toEqual([])
  })

  it('names operators', () => {
    expect(queries('监督 NE| 预算')).toEqual(['监督 NEAR/10 预算'])
    expect(queries('监督 同|')).toEqual(['监督 同句', '监督 同段'])
    expect(queries('监督 ne| 预算')).toEqual(['监督 NEAR/10 预算'])
  })

  it('names values by characters, pinyin and first letters, the last of a list', () => {
    expect(queries('地区:qh|')).toEqual(['地区:青禾市'])
    expect(queries('地区：云岭省，禾|')).toEqual(['地区：云岭省，禾丰县', '地区：云岭省，青禾市'])
    expect(queries('place: yun|')).toEqual(['place: 云岭省'])
    expect(queries('年份:|')).toEqual(['年份:2024', '年份:2023'])
    expect(queries('标签:jd|')).toEqual(['标签:监督/会议'])
    expect(queries('机关:法|')).toEqual(['机关:法院'])
  })

  it('names values in the language of their field, by whatever name they are typed', () => {
    expect(queries('机关:|')).toEqual(['机关:人大', '机关:法院'])
    expect(queries('body:|')).toEqual(['body:npc', 'body:court'])
    expect([queries('机关:np|'), queries('body:人|')]).toEqual([['机关:人大'], ['body:npc']])
    expect(queries('theme:law|')).toEqual(['theme:"Legislation and law"'])
  })
})
