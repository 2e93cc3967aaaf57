import { expect, it } from 'vitest'
import { plainName } from './plain-name.ts'

it.each(['报告.txt', 'a b (2).docx', '政协2023 …', 'x'.repeat(255)])('takes %s', name => {
  expect(plainName(name)).toBe(name)
})

it.each([
  ['nothing', ''],
  ['a parent', '..'],
  ['a path', 'a/b.txt'],
  ['traversal', '../../.bashrc'],
  ['a Windows path', 'a\\b.txt'],
  ['a drive or stream', 'a:b'],
  ['a hidden file', '.profile'],
  ['a NUL', 'a\0.txt'],
  ['a line end', 'a\n.txt'],
  ['a device', 'NUL.txt'],
  ['spaces at the end', 'a '],
  ['a dot at the end', 'a.'],
  ['more bytes than a file system takes', '报'.repeat(86)],
])('refuses %s', (_attack, name) => {
  expect(() => plainName(name)).toThrowError(expect.objectContaining({ code: 'bad-input' }))
})
