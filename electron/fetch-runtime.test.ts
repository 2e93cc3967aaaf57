import { writeFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fetchRuntime } from './fetch-runtime.ts'

/** A stand-in for electron's installer, which would need the network. */
async function installer(lines: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duidu-installer-'))
  const script = join(folder, 'install.mjs')
  await writeFile(script, `import fs from 'node:fs'\nimport os from 'node:os'\n${lines}`)
  return script
}

test('says how much has come and that it could be had', async () => {
  const script = await installer(`
    fs.writeFileSync(os.tmpdir() + '/electron.zip', '')
    fs.truncateSync(os.tmpdir() + '/electron.zip', 7_000_000)
    const waiting = setInterval(() => fs.existsSync(import.meta.filename + '.seen') && clearInterval(waiting), 20)`)
  const seen: number[] = []
  const onProgress = (megabytes: number) => {
    seen.push(megabytes)
    if (megabytes > 0) writeFileSync(`${script}.seen`, '')
  }
  expect(await fetchRuntime({ script, onProgress, firstByteMs: 60_000 })).toBe(true)
  expect(seen).toEqual([0, 7])
})

test('says that it could not be had when the installer fails', async () => {
  const script = await installer('process.exit(1)')
  expect(await fetchRuntime({ script, onProgress: () => {} })).toBe(false)
})

test('does not wait for a connection that says nothing', async () => {
  const script = await installer('setInterval(() => {}, 1000)')
  expect(await fetchRuntime({ script, onProgress: () => {}, firstByteMs: 300 })).toBe(false)
})
