import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createGrantedPaths } from './granted-paths.ts'

async function folders() {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'duidu-granted-')))
  await mkdir(join(root, 'opened/inner'), { recursive: true })
  await mkdir(join(root, 'opened-too'))
  await mkdir(join(root, 'secret'))
  await writeFile(join(root, 'secret/letter.txt'), '私')
  const granted = createGrantedPaths()
  await granted.grant(join(root, 'opened'))
  return { root, granted }
}

test('lets the opened folder and all that lies in it through, also what does not exist yet', async () => {
  const { root, granted } = await folders()
  expect(await granted.allows(join(root, 'opened'))).toBe(true)
  expect(await granted.allows(join(root, 'opened/inner'))).toBe(true)
  expect(await granted.allows(join(root, 'opened/new/library.duidu'))).toBe(true)
})

test.each([
  ['a neighbour', 'secret'],
  ['the parent', '.'],
  ['a folder whose name only begins alike', 'opened-too'],
  ['a way up and down again', 'opened/../secret/letter.txt'],
])('refuses %s', async (_, path) => {
  const { root, granted } = await folders()
  expect(await granted.allows(`${root}/${path}`)).toBe(false)
})

test('refuses a link inside an opened folder that leads out of it', async () => {
  const { root, granted } = await folders()
  await symlink(join(root, 'secret'), join(root, 'opened/way-out'))
  expect(await granted.allows(join(root, 'opened/way-out/letter.txt'))).toBe(false)
  expect(await granted.allows(join(root, 'opened/way-out/not-there-yet.txt'))).toBe(false)
})

test('refuses a link to a file that is not there yet, when that would lie outside', async () => {
  const { root, granted } = await folders()
  await symlink(join(root, 'secret/new.txt'), join(root, 'opened/note.txt'))
  await symlink('inner/new.txt', join(root, 'opened/inside.txt'))
  expect(await granted.allows(join(root, 'opened/note.txt'))).toBe(false)
  expect(await granted.allows(join(root, 'opened/inside.txt'))).toBe(true)
})

test('refuses relative paths', async () => {
  const { granted } = await folders()
  expect(await granted.allows('opened/inner')).toBe(false)
})

test('says that a link which leads to itself cannot be read', async () => {
  const { root, granted } = await folders()
  await symlink('loop', join(root, 'opened/loop'))
  await expect(granted.allows(join(root, 'opened/loop'))).rejects.toMatchObject({ code: 'unreadable' })
})
