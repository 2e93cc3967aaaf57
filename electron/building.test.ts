import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isBuilt } from './building.ts'

let root: string

async function write(file: string, minute: number): Promise<void> {
  const path = join(root, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, '')
  await utimes(path, minute * 60, minute * 60)
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'duidu-building-'))
  for (const source of ['package.json', 'shared/contract.ts', 'electron/engine/worker.ts', 'renderer/features/a.tsx'])
    await write(source, 10)
  for (const built of ['main/main.js', 'main/serve.js', 'main/engine.js', 'preload/index.cjs', 'renderer/index.html']) {
    await write(`out/${built}`, 20)
  }
})
afterEach(() => rm(root, { recursive: true, force: true }))

it('takes a build that is younger than every source', () => {
  expect(isBuilt(root)).toBe(true)
})

it.each(['package.json', 'shared/contract.ts', 'electron/engine/worker.ts', 'renderer/features/new.css'])(
  'sees that %s is newer',
  async file => {
    await write(file, 30)
    expect(isBuilt(root)).toBe(false)
  },
)

it('does not build again for a test', async () => {
  await write('renderer/features/a.test.tsx', 30)
  await write('electron/engine/link.test.ts', 30)
  expect(isBuilt(root)).toBe(true)
})

it('sees that a build broke off in the middle', async () => {
  await rm(join(root, 'out/renderer/index.html'))
  expect(isBuilt(root)).toBe(false)
})

it('sees that only a part was built again', async () => {
  await write('shared/contract.ts', 30)
  await write('out/main/serve.js', 40)
  expect(isBuilt(root)).toBe(false)
})
