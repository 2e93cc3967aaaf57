import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, mkdtemp, realpath, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const SCRIPTS = ['entry.mjs', 'node-guard.mjs', 'launch.ts', 'building.ts', 'runtime.ts', 'fetch-runtime.ts', 'start-desktop.ts']
const NO_RUNTIME = "Electron's runtime is not on this computer and cannot be downloaded, so Duidu opens in your web browser instead.\n"

/** A small project with the real start-up scripts, a build that only says what it was called with, and no Electron. */
let root: string

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'duidu-launch-')))
  await write('package.json', '{ "type": "module" }')
  await write('shared/contract.ts', '')
  await write('renderer/main.tsx', '')
  await mkdir(join(root, 'electron'))
  for (const script of SCRIPTS) await copyFile(join(import.meta.dirname, script), join(root, 'electron', script))
  for (const file of ['main/main.js', 'main/engine.js', 'preload/index.cjs', 'renderer/index.html']) await write(`out/${file}`, '')
  await write('out/main/serve.js', "console.log(['serve', ...process.argv.slice(2)].join(' '))")
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** Electron's package before its runtime was fetched, with an installer of ours. */
async function installPackage(installer: string): Promise<void> {
  await write('node_modules/electron/package.json', '{ "name": "electron" }')
  await write('node_modules/electron/install.js', installer)
}

/** Electron's package with a program in the place of the runtime. */
async function installElectron(script: string): Promise<void> {
  await installPackage('throw new Error("there is nothing to fetch")')
  await write('node_modules/electron/path.txt', 'electron')
  await write('node_modules/electron/dist/electron', `#!/bin/sh\n${script}\n`)
  await chmod(join(root, 'node_modules/electron/dist/electron'), 0o755)
}

async function launch(...args: string[]) {
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env
  const child = spawn(process.execPath, [join(root, 'electron/entry.mjs'), 'launch', ...args], { env })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

it('opens the browser edition with its arguments where the runtime cannot be had, and says why', async () => {
  await installPackage('process.exit(1)')
  expect(await launch('--port', '4321')).toEqual({
    code: 0,
    out: 'serve --port 4321\n',
    err: `\rDownloading Electron's runtime, once: 0 MB\n${NO_RUNTIME}`,
  })
})

it('needs no Electron package at all for the browser edition', async () => {
  expect(await launch()).toEqual({ code: 0, out: 'serve\n', err: NO_RUNTIME })
  expect(await launch('--browser', '--no-open')).toEqual({ code: 0, out: 'serve --no-open\n', err: '' })
})

describe.skipIf(process.platform === 'win32')('with a runtime (needs a POSIX shell)', () => {
  it('starts the desktop program and nothing else', async () => {
    await installElectron('echo "desktop $@"')
    expect(await launch()).toEqual({ code: 0, out: `desktop ${root}\n`, err: '' })
  })

  it('fetches it on the first start', async () => {
    await installPackage(`
      const { mkdirSync, writeFileSync } = require('node:fs')
      mkdirSync(__dirname + '/dist')
      writeFileSync(__dirname + '/path.txt', 'electron')
      writeFileSync(__dirname + '/dist/electron', '#!/bin/sh\\necho desktop\\n', { mode: 0o755 })`)
    expect(await launch()).toMatchObject({ code: 0, out: 'desktop\n' })
  })

  it('leaves it alone when the browser edition is asked for', async () => {
    await installElectron('echo desktop')
    expect(await launch('--browser')).toEqual({ code: 0, out: 'serve\n', err: '' })
  })

  it('goes on with the browser edition when it dies at once, and says why', async () => {
    await installElectron('echo "error while loading shared libraries" >&2; exit 127')
    const { out, err } = await launch()
    expect(out).toBe('serve\n')
    expect(err).toBe(
      'error while loading shared libraries\n' +
        'The desktop program could not start (it ended with code 127), so Duidu opens in your web browser instead.\n',
    )
  })
})

describe('with sources newer than the build', () => {
  beforeEach(async () => {
    const later = Date.now() / 1000 + 60
    await utimes(join(root, 'shared/contract.ts'), later, later)
  })

  it('builds first and says how long that took', async () => {
    await write('node_modules/electron-vite/bin/electron-vite.js', "console.log(process.argv.slice(2, 5).join(' '))")
    const { code, out, err } = await launch('--browser')
    expect({ code, out }).toEqual({ code: 0, out: 'serve\n' })
    expect(err).toMatch(/^Building Duidu.*\nbuild --config electron\/electron-vite.config.ts\nBuilt in \d+\.\d s\.\n$/)
  })

  it('says what to do when it cannot be built', async () => {
    const { code, out, err } = await launch('--browser')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/Duidu could not be built\. Run "npm ci" and try again/)
  })
})
