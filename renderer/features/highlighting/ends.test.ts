import { describe, expect, test } from 'vitest'
import { caretOf, dragEnd, type End, widened, withEnd } from './ends.ts'
import { coveredBy, overlapGroups } from './overlaps.ts'
import { extendByCharacter, extendBySentence, sentencesOf } from './sentence-steps.ts'

const TEXT = '一、监督\n召开会议5次。审议报告9项。检查𠮷家。\n二、代表'
const of = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const words = (range: { start: number; end: number } | null) => range && TEXT.slice(range.start, range.end)

describe('an end that is dragged', () => {
  const to = (moves: End, offset: number, by: 'character' | 'sentence' | 'paragraph') =>
    words(dragEnd(TEXT, of('审议报告'), moves, offset, by))

  test('goes to the character under the hand', () => {
    expect([to('end', of('9项').end, 'character'), to('start', of('5次').start, 'character')]).toEqual(['审议报告9项', '5次。审议报告'])
  })

  test('goes from sentence to sentence, or from paragraph to paragraph', () => {
    expect([
      to('end', of('9').start, 'sentence'),
      to('end', of('检查').end, 'sentence'),
      to('start', of('会议').start, 'sentence'),
    ]).toEqual(['审议报告9项。', '审议报告9项。检查𠮷家。', '召开会议5次。审议报告'])
    expect([to('end', of('9').start, 'paragraph'), to('start', of('报告').start, 'paragraph')]).toEqual([
      '审议报告9项。检查𠮷家。',
      '召开会议5次。审议报告',
    ])
  })

  test('never passes the other end and never cuts a character', () => {
    expect([to('end', 0, 'character'), to('start', TEXT.length, 'character'), to('end', of('𠮷').start + 1, 'character')]).toEqual([
      '审',
      '告',
      '审议报告9项。检查𠮷',
    ])
  })
})

describe('an end that is moved by key', () => {
  const all = sentencesOf(TEXT)
  const one = of('审议报告')
  const character = (moves: End, by: 1 | -1) => words(withEnd(one, moves, extendByCharacter(TEXT, caretOf(one, moves), by)))
  const sentence = (moves: End, by: 1 | -1) => words(withEnd(one, moves, extendBySentence(all, caretOf(one, moves), by)))

  test('goes by one character', () => {
    expect([character('end', 1), character('end', -1), character('start', -1), character('start', 1)]).toEqual([
      '审议报告9',
      '审议报',
      '。审议报告',
      '议报告',
    ])
  })

  test('goes by sentences and does not turn round', () => {
    expect([sentence('end', 1), sentence('end', -1), sentence('start', -1), sentence('start', 1)]).toEqual([
      '审议报告9项。',
      null,
      '召开会议5次。审议报告',
      null,
    ])
  })
})

test('widening takes the whole sentences or paragraphs that are touched', () => {
  const across = { start: of('会议').start, end: of('审议').end }
  expect([words(widened(TEXT, across, 'sentence')), words(widened(TEXT, of('监'), 'paragraph'))]).toEqual([
    '召开会议5次。审议报告9项。',
    '一、监督',
  ])
})

describe('overlapping', () => {
  const [a, b, c, d, e] = [
    { start: 0, end: 4 },
    { start: 0, end: 4 },
    { start: 3, end: 9 },
    { start: 8, end: 10 },
    { start: 10, end: 12 },
  ] as const

  test('a group is all that hang together, equal ones too; what only touches is another group', () => {
    expect(overlapGroups([a, b, c, d, e])).toEqual([[a, b, c, d], [e]])
  })

  test('knows where two or more lie over each other', () => {
    expect(coveredBy([a, b, c, d, e], 2)).toEqual([
      { start: 0, end: 4 },
      { start: 8, end: 9 },
    ])
    expect(coveredBy([a, b, c], 3)).toEqual([{ start: 3, end: 4 }])
  })
})
