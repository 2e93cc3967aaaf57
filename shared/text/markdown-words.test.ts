import { expect, it } from 'vitest'
import { markdownWords } from './markdown-words.ts'

it.each([
  ['# 立法\n\n- [x] 问过\n- **还没有**问', '立法\n\n问过\n还没有问'],
  ['见[青禾\\[一\\]报告](duidu://passage/a/b)第二节', '见青禾[一]报告第二节'],
  ['> - `5-3` 与 *强调*', '5-3 与 强调'],
  ['-1 比 2 * 3 * 4 小\n#标签', '-1 比 2 * 3 * 4 小\n#标签'],
])('%j', (text, words) => {
  expect(markdownWords(text)).toBe(words)
})
