import { expect, test } from 'vitest'
import { withoutNumber } from './sections.ts'

test.each([
  '一、监督工作',
  '（三）监督工作',
  '第二章 监督工作',
  '2.监督工作',
  '①监督工作',
  '二是监督工作',
  '——监督工作',
  '--监督工作',
  '监督工作',
])('%s is the section 监督工作', heading => {
  expect(withoutNumber(heading)).toBe('监督工作')
})

test.each(['十四五规划', '2023年工作', '一是', '三', '第一产业'])('%s is called so', heading => {
  expect(withoutNumber(heading)).toBe(heading)
})
