import { chmod, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runDesktop } from './start-desktop.ts'

describe.skipIf(process.platform === 'win32')('runDesktop (needs a POSIX shell)', () => {
  let folder: string
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'duidu-desktop-')))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function program(script: string): Promise<string> {
    const path = join(folder, 'electron')
    await writeFile(path, `#!/bin/sh\n${script}\n`)
    await chmod(path, 0o755)
    return path
  }

  it('starts the program on the project with the given arguments', async () => {
    const electron = await program(`pwd > "${folder}/seen"; echo "$@" >> "${folder}/seen"`)
    expect(await runDesktop(electron, folder, ['--library', 'a b'])).toEqual({ started: true, code: 0 })
    expect(await readFile(join(folder, 'seen'), 'utf8')).toBe(`${folder}\n${folder} --library a b\n`)
  })

  it('never lets an inherited variable turn Electron into a plain Node', async () => {
    const before = process.env['ELECTRON_RUN_AS_NODE']
    process.env['ELECTRON_RUN_AS_NODE'] = '1'
    try {
      const electron = await program(`echo "[$ELECTRON_RUN_AS_NODE]" > "${folder}/seen"`)
      await runDesktop(electron, folder, [])
      expect(await readFile(join(folder, 'seen'), 'utf8')).toBe('[]\n')
    } finally {
      if (before === undefined) delete process.env['ELECTRON_RUN_AS_NODE']
      else process.env['ELECTRON_RUN_AS_NODE'] = before
    }
  })

  it.each([
    ['a library is missing', 'exit 127', 'it ended with code 127'],
    ['it crashes', 'kill -SEGV $$', 'it was ended by SIGSEGV'],
  ])('reports that it did not come up when %s', async (_why, script, reason) => {
    expect(await runDesktop(await program(script), folder, [])).toEqual({ started: false, reason })
  })

  it('reports a file that is no program', async () => {
    const path = join(folder, 'electron')
    await writeFile(path, 'no program')
    expect(await runDesktop(path, folder, [])).toMatchObject({ started: false, reason: expect.stringContaining('EACCES') })
  })
})
