import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browserOpeners, openBrowser } from './open-browser.ts'

const url = 'http://127.0.0.1:4321/open/ticket'

it('hands the address to the system without a shell', () => {
  expect(browserOpeners(url, { platform: 'darwin', env: {} })).toEqual([['open', url]])
  expect(browserOpeners(url, { platform: 'win32', env: {} })).toEqual([['rundll32', 'url.dll,FileProtocolHandler', url]])
  expect(browserOpeners(url, { platform: 'linux', env: { DISPLAY: ':0' } })[0]).toEqual(['xdg-open', url])
  expect(browserOpeners(url, { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })[0]).toEqual(['xdg-open', url])
})

it('opens nothing in a terminal without a screen', () => {
  expect(browserOpeners(url, { platform: 'linux', env: { TERM: 'xterm' } })).toEqual([])
})

describe.skipIf(process.platform === 'win32')('openBrowser (needs a POSIX shell)', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-opener-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  /** A program of this name that notes its arguments and ends with a code. */
  async function install(name: string, code: number): Promise<void> {
    const path = join(folder, name)
    await writeFile(path, `#!/bin/sh\necho "${name} $@" >> "${folder}/calls"\nexit ${code}\n`)
    await chmod(path, 0o755)
  }
  const open = () => openBrowser(url, { platform: 'linux', env: { PATH: folder, DISPLAY: ':0' } })
  const calls = async () => (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n')

  it('is content with the first that succeeds', async () => {
    await install('xdg-open', 0)
    await install('x-www-browser', 0)
    await open()
    expect(await calls()).toEqual([`xdg-open ${url}`])
  })

  it('tries the next when one fails', async () => {
    await install('xdg-open', 3)
    await install('x-www-browser', 0)
    await open()
    expect(await calls()).toEqual([`xdg-open ${url}`, `x-www-browser ${url}`])
  })

  it('says that a browser is missing where none is installed', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'browser-missing' })
  })

  it('says that a browser is missing where every opener fails', async () => {
    await install('xdg-open', 3)
    await expect(open()).rejects.toMatchObject({ code: 'browser-missing' })
  })
})
