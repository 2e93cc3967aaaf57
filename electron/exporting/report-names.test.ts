import { describe, expect, it } from 'vitest'
import { reportFileName } from './report-names.ts'

const REPORT = { id: 'kq7w2mzt5x9c', title: '云岭市人大常委会工作报告', place: '云岭市', year: 2023, body: 'npc' } as const

describe('file name', () => {
  it('says place, body, year and id', () => {
    expect(reportFileName(REPORT, '.md')).toBe('云岭市-人大-2023-kq7w2mzt5x9c.md')
  })

  it('is legal everywhere and leaves out what is unknown', () => {
    const odd = { ...REPORT, place: null, year: null, body: 'other', title: `a/b\\c:d*e?"<f>|.\n${'长'.repeat(300)}` } as const
    const name = reportFileName(odd, '.md')
    expect(name).toMatch(/^a b c d e f 长+-kq7w2mzt5x9c\.md$/)
    expect(new TextEncoder().encode(name).length).toBeLessThan(200)
  })
})
