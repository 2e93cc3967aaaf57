import { expect, test } from 'vitest'
import { layoutText } from './layout-text.ts'

const TEXT = [
  '　　青禾市人大常委会工作报告',
  '——2024年1月16日在第四次会议上',
  '主任　岑望舒',
  '',
  '各位代表：',
  '　　我受委托，报告工作。',
  '一、回顾',
  '（一）监督。去年开会8次，都是好会。',
  '一是开展检查3次。',
].join('\n')

test('tells title, lines below it, headings of their own and paragraphs', () => {
  const entry = (heading: string, level: number) => ({
    level,
    heading,
    start: TEXT.indexOf(heading),
    end: TEXT.length,
    part: 'review' as const,
  })
  const blocks = layoutText(TEXT, [entry('一、回顾', 1), entry('（一）监督', 2), entry('一是开展检查3次', 3)])
  expect(blocks.map(block => [block.role, block.level, TEXT.slice(block.start, block.end)])).toEqual([
    ['title', 0, '青禾市人大常委会工作报告'],
    ['byline', 0, '——2024年1月16日在第四次会议上'],
    ['byline', 0, '主任　岑望舒'],
    ['paragraph', 0, '各位代表：'],
    ['paragraph', 0, '我受委托，报告工作。'],
    ['heading', 1, '一、回顾'],
    ['paragraph', 0, '（一）监督。去年开会8次，都是好会。'],
    ['paragraph', 0, '一是开展检查3次。'],
  ])
})

test('a text without a title page begins with its first paragraph', () => {
  expect(layoutText('各位代表：\n现在报告工作。', []).map(({ role }) => role)).toEqual(['paragraph', 'paragraph'])
})

test('a head that lost its title begins with the line of day and session', () => {
  const head = '（2024年1月16日在青禾市第六届人民代表大会第四次会议上）\n市长　岑望舒\n各位代表：'
  expect(layoutText(head, []).map(({ role }) => role)).toEqual(['byline', 'byline', 'paragraph'])
})
