import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findElectron, programIn } from './runtime.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-runtime-'))
  await mkdir(join(folder, 'package/dist'), { recursive: true })
  await mkdir(join(folder, 'override'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const find = (overridden?: string) => programIn(join(folder, 'package'), overridden)

it('finds nothing in a package whose runtime was never fetched', () => {
  expect(find()).toBeUndefined()
})

it('finds the program that path.txt names, once it is really there', async () => {
  await writeFile(join(folder, 'package/path.txt'), 'electron.exe')
  expect(find()).toBeUndefined()
  await writeFile(join(folder, 'package/dist/electron.exe'), '')
  expect(find()).toBe(join(folder, 'package/dist/electron.exe'))
})

it('takes an overriding folder first, with the name of path.txt or the common one', async () => {
  const override = join(folder, 'override')
  expect(find(override)).toBeUndefined()
  await writeFile(join(override, 'electron'), '')
  expect(find(override)).toBe(join(override, 'electron'))
  await writeFile(join(folder, 'package/path.txt'), 'Electron.app/Electron')
  expect(find(override)).toBeUndefined()
})

it('finds the package of this project', async () => {
  await writeFile(join(folder, 'override/electron'), '')
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'override') })).toBe(join(folder, 'override/electron'))
})
