import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'duidu-folder-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

it('makes what is missing above a folder, and leaves alone what is there', () => {
  const folder = join(base, '一', '二', '三')
  makeFolder(folder)
  writeFileSync(join(folder, '报告.txt'), '各位代表')
  makeFolder(folder)
  expect(readdirSync(folder)).toEqual(['报告.txt'])
})

it('keeps other users out of every folder that it makes, and changes none that was there', () => {
  const there = join(base, '原有')
  mkdirSync(there, { mode: 0o755 })
  makeFolder(join(there, '一', '二'), 0o700)
  const modes = [there, join(there, '一'), join(there, '一', '二')].map(path => statSync(path).mode & 0o777)
  expect(modes).toEqual(process.platform === 'win32' ? [0o666, 0o666, 0o666] : [0o755, 0o700, 0o700])
})

it('says so where a file stands in the way', () => {
  const file = join(base, '报告.txt')
  writeFileSync(file, '')
  expect(() => makeFolder(file)).toThrow(/EEXIST: .*mkdir/)
  for (const below of [join(file, '一'), join(file, '一', '二')]) expect(() => makeFolder(below)).toThrow(/ENOTDIR: .*mkdir/)
})

it.skipIf(process.platform !== 'linux')('says so where the system makes no folder (needs /proc)', () => {
  expect(() => makeFolder('/proc/对读')).toThrow(/ENOENT/)
  expect(() => makeFolder('/proc/对读/数据')).toThrow(/ENOENT/)
})
