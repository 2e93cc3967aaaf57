import { describe, expect, it } from 'vitest'
import { fakeSummary } from '../../testing/fake-summary.ts'
import { checkDraft, draftOf, patchOf, touch } from './metadata-draft.ts'

const QINGHE = fakeSummary({ id: 'a', title: '青禾市人大常委会工作报告', city: '青禾市', year: 2023 })
const LINXI = fakeSummary({ id: 'b', title: '临溪市人大常委会工作报告', city: '临溪市', year: 2023 })

describe('the draft of a bulk edit', () => {
  it('shows what the reports share and marks where they differ', () => {
    const draft = draftOf([QINGHE, LINXI])
    expect([draft.year, draft.city, draft.speaker]).toEqual([
      { text: '2023', mixed: false, touched: false },
      { text: '', mixed: true, touched: false },
      { text: '', mixed: false, touched: false },
    ])
  })

  it('changes nothing before a field is touched', () => {
    expect(patchOf(draftOf([QINGHE, LINXI]))).toEqual({})
  })

  it('changes only touched fields, also when they were set to what stood there', () => {
    const draft = touch(touch(draftOf([QINGHE, LINXI]), 'year', '2023'), 'session', ' 第五次会议 ')
    expect(patchOf(draft)).toEqual({ year: 2023, session: '第五次会议' })
  })

  it('takes years and dates as they are typed in Chinese', () => {
    const draft = touch(touch(draftOf([QINGHE]), 'year', '２０２２'), 'date', '2022年1月7日')
    expect([checkDraft(draft), patchOf(draft)]).toEqual([{}, { year: 2022, date: '2022-01-07' }])
  })

  it('makes an emptied field unknown, also where the reports differed', () => {
    expect(patchOf(touch(draftOf([QINGHE, LINXI]), 'city', ''))).toEqual({ city: null })
  })
})

describe('the check of a draft', () => {
  it('finds what cannot be saved', () => {
    const draft = touch(touch(touch(draftOf([QINGHE]), 'title', ' '), 'year', '23'), 'date', '2023年春')
    expect(checkDraft(draft)).toEqual({ title: 'badTitle', year: 'badYear', date: 'badDate' })
  })

  it('lets a month, a day and an emptied year pass', () => {
    expect(checkDraft(touch(touch(draftOf([QINGHE]), 'date', '2023-01'), 'year', ''))).toEqual({})
  })

  it('leaves alone what was not touched', () => {
    expect(checkDraft(draftOf([fakeSummary({ date: '旧历' })]))).toEqual({})
  })
})
