import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createGrantedPaths, type GrantedPaths } from '../granted-paths.ts'
import { createDroppedFiles, type DroppedFiles } from './dropped-files.ts'

let folder: string
let granted: GrantedPaths
let dropped: DroppedFiles

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'duidu-dropped-')), 'dropped')
  granted = createGrantedPaths()
  dropped = createDroppedFiles(folder, granted, 20)
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

it('keeps the bytes under the own name of the file, for this user only, and grants them', async () => {
  const path = await dropped.save('报告.txt', chunks('各位', '代表'))
  expect(basename(path)).toBe('报告.txt')
  expect(await readFile(path, 'utf8')).toBe('各位代表')
  expect((await stat(path)).mode & 0o077).toBe(0)
  expect((await stat(folder)).mode & 0o077).toBe(0)
  expect(await granted.allows(path)).toBe(true)
  expect(await granted.allows(folder)).toBe(false)
})

it('gives the same file the same path, and another content under that name another', async () => {
  const first = await dropped.save('a.txt', chunks('one'))
  expect(await dropped.save('a.txt', chunks('o', 'ne'))).toBe(first)
  expect(await dropped.save('a.txt', chunks('two'))).not.toBe(first)
})

it('refuses a file over the limit and leaves nothing behind', async () => {
  await expect(dropped.save('a.txt', chunks('0123456789', '0123456789', '0'))).rejects.toMatchObject({ code: 'too-large' })
  expect(await readdir(folder)).toEqual([])
})

it('leaves nothing behind when the page goes away in the middle', async () => {
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('aborted')
  }
  await expect(dropped.save('a.txt', broken())).rejects.toThrow('aborted')
  expect(await readdir(folder)).toEqual([])
})

it('refuses a name that is a path', async () => {
  await expect(dropped.save('../a.txt', chunks('x'))).rejects.toMatchObject({ code: 'bad-input' })
})

it('keeps the folders of a dropped folder, apart from another drop, and grants the folder as a whole', async () => {
  const place = { drop: '00000000-0000-4000-8000-000000000001', folders: ['报告', '二'] }
  const opened = await dropped.save('青禾.txt', chunks('一'), place)
  expect(await dropped.save('临溪.txt', chunks('二'), { ...place, folders: ['报告'] })).toBe(opened)
  expect(await readFile(join(opened, '二/青禾.txt'), 'utf8')).toBe('一')
  expect(await readFile(join(opened, '临溪.txt'), 'utf8')).toBe('二')
  expect([basename(opened), await granted.allows(opened), await granted.allows(join(opened, '..'))]).toEqual(['报告', true, false])
  expect(await dropped.save('青禾.txt', chunks('三'), { ...place, drop: place.drop.replace('1', '2') })).not.toBe(opened)
})

it.each([
  ['a drop that is a path', { drop: '../../00000000-0000-4000-8000-00000000', folders: ['报告'] }],
  ['a folder that leads up', { drop: '00000000-0000-4000-8000-000000000001', folders: ['报告', '..'] }],
  ['a folder that is a path', { drop: '00000000-0000-4000-8000-000000000001', folders: ['报告/../..'] }],
  ['no folder', { drop: '00000000-0000-4000-8000-000000000001', folders: [] }],
  ['folders without end', { drop: '00000000-0000-4000-8000-000000000001', folders: Array.from({ length: 100 }, () => '深') }],
])('refuses %s', async (_attack, place) => {
  await expect(dropped.save('a.txt', chunks('x'), place)).rejects.toMatchObject({ code: 'bad-input' })
})
