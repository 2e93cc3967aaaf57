import { expect, it } from 'vitest'
import { arrangeProblems, byUrgency } from './arrange-problems.ts'

it('lists the sentences of a file under its name, the same one once', () => {
  const year = { name: '青禾.txt', sentence: '缺年份', start: 5 }
  const yearAgain = { ...year, start: 9 }
  const place = { name: '青禾.txt', sentence: '缺地区', start: 7 }
  const elsewhere = { name: '临溪.txt', sentence: '缺地区', start: 7 }
  expect(arrangeProblems([year, elsewhere, place, yearAgain])).toEqual([
    {
      head: '青禾.txt',
      shared: false,
      lines: [
        { text: '缺年份', problems: [year, yearAgain] },
        { text: '缺地区', problems: [place] },
      ],
    },
    { head: '临溪.txt', shared: false, lines: [{ text: '缺地区', problems: [elsewhere] }] },
  ])
})

it('says a sentence once that is true of many files', () => {
  const names = ['一.pdf', '二.pdf', '三.pdf', '四.pdf']
  const problems = [...names.map(name => ({ name, sentence: '不能读取' })), { name: '四.pdf', sentence: '太大' }]
  expect(arrangeProblems(problems)).toEqual([
    { head: '不能读取', shared: true, lines: names.map(text => ({ text, problems: [{ name: text, sentence: '不能读取' }] })) },
    { head: '四.pdf', shared: false, lines: [{ text: '太大', problems: [problems.at(-1)] }] },
  ])
})

it('says first what keeps a file out or waits for the user', () => {
  const inferred = { code: 'year-inferred' } as const
  const table = { code: 'no-report', details: { columns: '甲, 乙' } } as const
  const none = { code: 'no-report' } as const
  const picture = { code: 'unsupported-format' } as const
  expect(byUrgency([inferred, none, table, picture])).toEqual([table, picture, inferred, none])
})
