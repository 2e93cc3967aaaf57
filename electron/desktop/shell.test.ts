import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../shared/errors.ts'
import { askProgram, type PageWithBridge, privateFolder } from './stand-in/ask-program.ts'
import { builtFolder, runShell, type Shell, ShellEnded } from './stand-in/run-shell.ts'

/* The built program, from its first to its last moment, on the stand-in for Electron with the real engine behind it. */

const result = (value: unknown) => ({ kind: 'result', value })
const failure = (code: ErrorCode) => ({ kind: 'failure', error: { code } })

const answerDialog = (shell: Shell, paths: string[]) =>
  shell.evaluate(({ answers }, chosen) => {
    answers.paths.push(chosen)
  }, paths)

const menuLabels = (shell: Shell) => shell.evaluate(({ asked }) => asked.menu.map(entry => entry.label))

describe('the desktop program', () => {
  let shell: Shell
  let folder: string
  beforeAll(async () => {
    folder = await privateFolder()
    shell = await runShell({ dataFolder: join(folder, 'data') })
  })
  afterAll(async () => {
    await shell?.quit()
    await rm(folder, { recursive: true, force: true })
  })

  it('shows one window on its own page, once there is something to see', async () => {
    expect(
      await shell.evaluate(({ asked, BrowserWindow }) => [BrowserWindow.getAllWindows().length, asked.windows[0]?.show, asked.shown]),
    ).toEqual([1, false, 1])
  })

  it('opens the sample library on the first start and gives one of its reports', async () => {
    expect(await askProgram(shell.page, 'library.resume', {})).toMatchObject({
      kind: 'result',
      value: { path: expect.any(String) as string },
    })
    const list = await askProgram(shell.page, 'reports.list', {})
    const [first] = list.kind === 'result' ? (list.value as { id: string }[]) : []
    expect(await askProgram(shell.page, 'reports.get', { id: first?.id ?? '', text: true })).toMatchObject({
      kind: 'result',
      value: { id: first?.id, text: expect.stringMatching(/\S/) as string },
    })
  })

  it('tells the page that it picks with dialogs, and refuses to browse', async () => {
    expect(await askProgram(shell.page, 'host.info', {})).toMatchObject(result({ edition: 'desktop', picksNatively: true }))
    expect(await askProgram(shell.page, 'host.browse', { path: null })).toMatchObject(failure('not-permitted'))
    expect(await askProgram(shell.page, 'host.grant', { path: '/' })).toMatchObject(failure('not-permitted'))
    expect(await askProgram(shell.page, 'host.makeFolder', { parent: '/', name: 'x' })).toMatchObject(failure('not-permitted'))
  })

  it('opens a path that was picked in a dialog, and no other', async () => {
    const picked = join(folder, 'picked')
    await mkdir(picked)
    await writeFile(join(picked, 'a.txt'), '某市人民代表大会常务委员会工作报告\n\n各位代表：\n\n一年来，召开会议六次。\n')
    const path = join(picked, 'a.txt')
    expect(await askProgram(shell.page, 'sources.inspect', { paths: [path] })).toMatchObject(failure('not-permitted'))
    await answerDialog(shell, [picked])
    expect(await askProgram(shell.page, 'host.pick', { what: 'folder' })).toMatchObject(result([picked]))
    expect(await askProgram(shell.page, 'sources.inspect', { paths: [path] })).toMatchObject({ kind: 'result' })
    expect(await askProgram(shell.page, 'sources.inspect', { paths: [join(picked, '../data')] })).toMatchObject(failure('not-permitted'))
  })

  it('saves what the page prints as a PDF where the user says, under a name that every disk takes', async () => {
    const path = join(folder, 'report.pdf')
    await answerDialog(shell, [path])
    expect(await askProgram(shell.page, 'host.savePdf', { name: '某市：2023/2024' })).toMatchObject(result({ path }))
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await shell.evaluate(({ asked }) => asked.dialogs.at(-1))).toMatchObject({ defaultPath: '某市：2023 2024.pdf' })
    await answerDialog(shell, [join(folder, 'missing', 'report.pdf')])
    expect(await askProgram(shell.page, 'host.savePdf', { name: 'x' })).toMatchObject({ kind: 'failure' })
    await answerDialog(shell, [])
    expect(await askProgram(shell.page, 'host.savePdf', { name: 'x' })).toMatchObject(result(null))
  })

  it('answers null when a dialog is closed', async () => {
    await answerDialog(shell, [])
    expect(await askProgram(shell.page, 'host.pick', { what: 'reports' })).toMatchObject(result(null))
    await answerDialog(shell, [])
    expect(await askProgram(shell.page, 'host.pick', { what: 'new-library' })).toMatchObject(result(null))
  })

  it('gives a new library its ending', async () => {
    await answerDialog(shell, [join(folder, 'mine')])
    expect(await askProgram(shell.page, 'host.pick', { what: 'new-library' })).toMatchObject(result([join(folder, 'mine.duidu')]))
  })

  it('shows only what the user opened in the file manager', async () => {
    expect(await askProgram(shell.page, 'host.reveal', { path: '/etc' })).toMatchObject(failure('not-permitted'))
    const picked = join(folder, 'picked')
    expect(await askProgram(shell.page, 'host.reveal', { path: picked })).toMatchObject(result(null))
    expect(await shell.evaluate(({ asked }) => asked.revealed)).toEqual([picked])
  })

  it('opens a dropped file, while a file made by a script opens nothing', async () => {
    const dropped = join(folder, 'dropped.txt')
    await writeFile(dropped, '某县人民政府工作报告\n')
    const granted = await shell.page.evaluate(async path => {
      const { duidu, standInGive } = globalThis as unknown as PageWithBridge
      const [real, made] = [new File([], 'dropped.txt'), new File([], 'dropped.txt')]
      standInGive(real, path)
      return [await duidu.grantFiles([made]), await duidu.grantFiles([made, real])]
    }, dropped)
    expect(granted).toEqual([[], [dropped]])
    expect(await askProgram(shell.page, 'sources.inspect', { paths: [dropped] })).toMatchObject({ kind: 'result' })
  })

  it('answers a page that loaded again', async () => {
    await shell.page.reload()
    expect(await askProgram(shell.page, 'library.get', {})).toMatchObject({ kind: 'result', value: { path: expect.any(String) as string } })
  })

  it('drops texts that are no frames', async () => {
    await shell.page.evaluate(() => {
      const { duidu } = globalThis as unknown as PageWithBridge
      for (const text of ['', 'null', '{"kind":"call"}', '[]']) duidu.send(text)
    })
    expect(await askProgram(shell.page, 'host.info', {})).toMatchObject({ kind: 'result' })
  })

  it('neither hears the page before nor lets this one hear what was meant for that', async () => {
    await shell.page.evaluate(() => {
      const page = globalThis as unknown as PageWithBridge & { heard: string[] }
      page.heard = []
      page.duidu.onText(text => page.heard.push(text))
    })
    await shell.evaluate(
      ({ surroundings, BrowserWindow }, path) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.send('duidu:text', 'the page before', '{"kind":"result","id":1,"value":"stale"}')
        const event = { sender: contents, senderFrame: { url: 'duidu://app/', origin: 'duidu://app', parent: null } }
        const call = { kind: 'call', id: 1, method: 'host.reveal', input: { path } }
        surroundings.receive(event, 'duidu:text', ['the page before', JSON.stringify(call)])
      },
      join(folder, 'picked'),
    )
    // Both ways keep their order: what is answered now has overtaken nothing.
    await askProgram(shell.page, 'host.info', {})
    const heard = await shell.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
    expect(heard.some(text => text.includes('picksNatively'))).toBe(true)
    expect(heard.filter(text => text.includes('stale'))).toEqual([])
    expect(await shell.evaluate(({ asked }) => asked.revealed)).toHaveLength(1)
  })

  it('speaks the language of the system, then that of the settings', async () => {
    expect(await menuLabels(shell)).toEqual(['文件', '编辑', '显示', '窗口', '帮助'])
    await askProgram(shell.page, 'settings.update', { locale: 'en', theme: 'dark' })
    await expect.poll(() => menuLabels(shell)).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
    expect(await shell.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  })

  it('focuses its window when it is started a second time', async () => {
    const second = await runShell({ dataFolder: join(folder, 'data') }).catch((error: unknown) => error)
    expect(second).toBeInstanceOf(ShellEnded)
    expect(second).toMatchObject({ code: 0 })
    await shell.evaluate(({ app }) => {
      app.emit('second-instance', {}, [], '')
    })
    expect(await shell.evaluate(({ asked }) => asked.focused)).toBe(1)
  })

  it('hands a link to a passage, with which it is started again, to the page', async () => {
    await shell.evaluate(({ app }) => {
      app.emit('second-instance', {}, ['duidu', '--flag', 'duidu://passage/r1/h1'], '')
    })
    await shell.page.getByText(/链接指的批注不在打开的书库里|link leads to is not in the open library/).waitFor()
  })

  it('offers to load a page again that crashed', async () => {
    const loaded = shell.page.waitForEvent('load')
    await shell.evaluate(({ BrowserWindow, answers }) => {
      answers.buttons.push(0)
      BrowserWindow.getAllWindows()[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    expect(await shell.evaluate(({ asked }) => asked.dialogs.at(-1))).toMatchObject({
      type: 'error',
      buttons: ['Load again', 'Quit Duidu'],
    })
    await loaded
    expect(await askProgram(shell.page, 'library.get', {})).toMatchObject({ kind: 'result' })
  })

  it('starts an engine again that was killed, and tells the page', async () => {
    const restarted = shell.page.evaluate(
      () =>
        new Promise<string>(resolve => {
          const { duidu } = globalThis as unknown as PageWithBridge
          duidu.onText(text => {
            const frame = JSON.parse(text) as { name?: string }
            if (frame.name === 'engine.restarted') resolve(frame.name)
          })
        }),
    )
    const [killed] = await shell.evaluate(({ utilityProcess }) => utilityProcess.pids())
    process.kill(killed ?? 0, 'SIGKILL')
    expect(await restarted).toBe('engine.restarted')
    expect(await askProgram(shell.page, 'library.resume', {})).toMatchObject({ kind: 'result' })
    expect(await shell.evaluate(({ utilityProcess }) => utilityProcess.pids())).not.toContain(killed)
  })
})

describe('quitting', () => {
  it('closes the engine first, and the next start finds everything where it was', async () => {
    const folder = await privateFolder()
    const first = await runShell({ dataFolder: folder })
    const resumed = await askProgram(first.page, 'library.resume', {})
    const library = resumed.kind === 'result' ? (resumed.value as { path: string }).path : ''
    expect(existsSync(join(library, 'lock.json'))).toBe(true)
    await askProgram(first.page, 'tags.create', { path: ['监督', '会议'] })
    await first.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      if (window) window.getNormalBounds = () => ({ x: 40, y: 50, width: 1000, height: 700 })
    })
    expect(await first.quit()).toBe(0)
    expect(existsSync(join(library, 'lock.json'))).toBe(false)

    const second = await runShell({ dataFolder: folder })
    expect(await second.evaluate(({ asked }) => asked.windows[0])).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 })
    await askProgram(second.page, 'library.resume', {})
    const tags = await askProgram(second.page, 'tags.list', {})
    expect(tags.kind === 'result' ? (tags.value as { name: string }[]).map(tag => tag.name) : tags).toEqual(
      expect.arrayContaining(['监督', '会议']),
    )
    await second.quit()
    await rm(folder, { recursive: true, force: true })
  })

  it('follows from closing the window', async () => {
    const folder = await privateFolder()
    const shell = await runShell({ dataFolder: folder, locale: 'en-US' })
    expect(await menuLabels(shell)).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
    await shell.page.close()
    expect([await shell.ended, shell.log()]).toEqual([0, ''])
    await rm(folder, { recursive: true, force: true })
  })
})

describe('a start that fails', () => {
  it('says so when the data folder cannot be made', async () => {
    const folder = await privateFolder()
    const file = join(folder, 'file')
    await writeFile(file, '')
    const outcome = await runShell({ dataFolder: join(file, 'data') }).catch((error: unknown) => error)
    expect(outcome).toMatchObject({ code: 1, log: expect.stringMatching(/(Duidu cannot start\.|对读无法启动。)\n.*ENOTDIR/) as string })
    await rm(folder, { recursive: true, force: true })
  })

  it('says so when the engine cannot start', async () => {
    const folder = await privateFolder()
    const built = join(folder, 'out')
    await cp(builtFolder, built, { recursive: true })
    await symlink(join(dirname(builtFolder), 'node_modules'), join(folder, 'node_modules'))
    await rm(join(built, 'main/engine.js'))
    const shell = await runShell({ dataFolder: join(folder, 'data'), built }).catch((error: unknown) => error)
    const { code, log } = shell instanceof ShellEnded ? shell : { code: await (shell as Shell).ended, log: (shell as Shell).log() }
    expect(code).toBe(1)
    expect(log).toContain('对读无法启动。\nThe engine stopped while it was starting.')
    await rm(folder, { recursive: true, force: true })
  })
})
