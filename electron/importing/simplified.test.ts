import { describe, expect, test } from 'vitest'
import { brokenPromises } from './fixtures/promises.ts'
import { parseSource } from './parse-source.ts'
import { inSimplified } from './simplified.ts'

const TEXT = [
  '桂林市人民代表大會常務委員會工作報告',
  '——2009年1月9日在桂林市第三屆人民代表大會第四次會議上',
  '桂林市人大常委會主任　聞　溪',
  '各位代表：',
  '我受市人大常委會委託，向大會報告工作，請予審議。',
  '一、2008年工作回顧',
  '過去的一年，常委會認真履行憲法和法律賦予的職責，聽取和審議專項工作報告9項，開展執法檢查4次，各項工作取得新的進展。',
  '（一）圍繞中心，服務大局',
  '圍繞群眾關心的飲水安全開展調研，提出意見建議12條，推動有關部門逐項整改落實，群眾滿意度明顯提高。',
  '二、2009年工作安排',
  '新的一年，要緊緊圍繞全市工作大局，加強監督，密切聯繫人民群眾，為建設美好家園而努力奮鬥！',
]

describe('a text in traditional characters', () => {
  test('is understood and kept as it is', async () => {
    const [source] = await parseSource({ path: '報告.txt', bytes: Buffer.from(TEXT.join('\n')) })
    if (!source) throw new Error('no source came back')
    expect(brokenPromises(source)).toEqual([])
    const [report] = source.reports
    expect(report).toMatchObject({
      title: '桂林市人民代表大會常務委員會工作報告',
      text: TEXT.join('\n'),
      city: '桂林市',
      body: 'npc',
      kind: 'report',
      year: 2009,
      date: '2009-01-09',
    })
    expect(report?.outline.map(({ heading, part }) => [heading, part])).toEqual([
      ['一、2008年工作回顧', 'review'],
      ['（一）圍繞中心，服務大局', 'review'],
      ['二、2009年工作安排', 'plan'],
    ])
  })

  test('a simplified one that quotes a name is left alone', () => {
    const text = `${'全市经济社会平稳发展，人民生活不断改善。'.repeat(20)}題字「國會」`
    expect(inSimplified(text)).toBe(text)
  })
})
