import { describe, expect, it } from 'vitest'
import { bibtexEntry, bodyName, type CitedReport, citationKeys, citeGbt7714, cslItem } from './bibliography.ts'

const REPORT: CitedReport = {
  id: 'r1',
  title: '青禾市人民代表大会常务委员会工作报告',
  province: '云岭省',
  city: '青禾市',
  county: null,
  level: 'prefecture',
  place: '青禾市',
  body: 'npc',
  year: 2024,
  session: null,
  date: null,
  speaker: null,
}

describe('citeGbt7714', () => {
  it('names the body where no speaker is known, and the year where no date is', () => {
    expect(citeGbt7714(REPORT)).toBe('青禾市人民代表大会常务委员会. 青禾市人民代表大会常务委员会工作报告[R]. 2024.')
  })

  it('names speaker, session and date where they are known', () => {
    const cited = { ...REPORT, speaker: '林知远', session: '青禾市第九届人民代表大会第三次会议', date: '2024-01-07' }
    expect(citeGbt7714(cited)).toBe('林知远. 青禾市人民代表大会常务委员会工作报告: 青禾市第九届人民代表大会第三次会议[R]. 2024-01-07.')
  })

  it('leaves out what is not known', () => {
    expect(citeGbt7714({ ...REPORT, body: 'other', year: null })).toBe('青禾市人民代表大会常务委员会工作报告[R].')
  })
})

describe('bodyName', () => {
  it('is that of the state for the whole country, and says the rank of a court', () => {
    const country = { ...REPORT, province: null, city: null, place: null, level: 'country' as const }
    expect(bodyName({ ...country, body: 'government' })).toBe('国务院')
    expect(bodyName({ ...REPORT, body: 'court' })).toBe('青禾市中级人民法院')
    expect(bodyName({ ...REPORT, body: 'court', level: 'county', county: '石渡县', place: '石渡县' })).toBe('石渡县人民法院')
    expect(bodyName({ ...REPORT, place: null })).toBeNull()
  })
})

describe('bibtexEntry', () => {
  it('keeps a name together and escapes what TeX would read', () => {
    const entry = bibtexEntry({ ...REPORT, title: '100% 完成_{附表}', date: '2024-01-07' }, 'qinghe-npc-2024')
    expect(entry).toBe(
      [
        '@techreport{qinghe-npc-2024,',
        '  author = {{青禾市人民代表大会常务委员会}},',
        '  title = {{100\\% 完成\\_附表}},',
        '  institution = {{青禾市人民代表大会常务委员会}},',
        '  year = {2024},',
        '  date = {2024-01-07},',
        '  langid = {chinese},',
        '}\n',
      ].join('\n'),
    )
  })
})

describe('cslItem', () => {
  it('gives a date as exactly as it is known', () => {
    const issued = (change: Partial<CitedReport>) => cslItem({ ...REPORT, ...change }, 'k').issued
    expect(issued({ date: '2024-01-07' })).toEqual({ 'date-parts': [[2024, 1, 7]] })
    expect(issued({ date: '2024-01' })).toEqual({ 'date-parts': [[2024, 1]] })
    expect(issued({})).toEqual({ 'date-parts': [[2024]] })
    expect(issued({ year: null })).toBeUndefined()
  })
})

describe('citationKeys', () => {
  it('are short, ASCII and each only once', () => {
    const reports = [REPORT, { ...REPORT, id: 'r2' }, { ...REPORT, id: 'r3', place: null, year: null }]
    const keys = citationKeys(reports, name => (name === '青禾市' ? 'qingheshi' : ''))
    expect([...keys.values()]).toEqual(['qingheshi-npc-2024', 'qingheshi-npc-2024-2', 'npc'])
  })
})
