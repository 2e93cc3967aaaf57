/**
 * A small stand-in for Electron's runtime: enough of its main-process modules to run the really built program, with a
 * real Chromium for the pages and a real process for the engine. It shows what our program asks of Electron, not what
 * Electron does with it: no isolated world, no sandbox of its own, no menus or dialogs on a screen.
 *
 * Everything the program asked lies in `asked`; what a user would answer to dialogs is put into `answers`.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  App,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Dialog,
  IpcMain,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OnBeforeRequestListenerDetails,
  OpenDialogOptions,
  Protocol,
  Rectangle,
  SaveDialogOptions,
  Screen,
  Session,
  Shell,
} from 'electron'
import { type OpenBrowser, openBrowser } from './browser.ts'
import { emitPreventable } from './preventable.ts'
import { StandInContents, type Surroundings } from './web-contents.ts'

export const asked = {
  sandboxed: 0,
  schemes: [] as CustomScheme[],
  switches: [] as string[],
  windows: [] as BrowserWindowConstructorOptions[],
  menu: [] as MenuItemConstructorOptions[],
  dialogs: [] as (OpenDialogOptions | SaveDialogOptions | MessageBoxOptions)[],
  revealed: [] as string[],
  focused: 0,
  shown: 0,
}

/** Next answers of the user to dialogs that pick something; an empty list stands for "cancel", as does none at all. */
export const answers = { paths: [] as string[][], buttons: [] as number[] }

let browser: OpenBrowser | undefined
const ready = openBrowser().then(opened => {
  browser = opened
})
/** Address where another Playwright reaches the pages of this program. */
export async function endpoint(): Promise<string> {
  await ready
  return browser?.endpoint ?? ''
}

class StandInApp extends EventEmitter {
  readonly name = 'Duidu'
  readonly isPackaged = false
  readonly commandLine = { appendSwitch: (name: string) => asked.switches.push(name) }
  readonly #paths = new Map<string, string>()
  #lock: string | undefined
  #ending = false

  readonly whenReady: App['whenReady'] = () => ready
  readonly getVersion: App['getVersion'] = () => '0.0.0-stand-in'
  readonly getLocale: App['getLocale'] = () => process.env['DUIDU_STAND_IN_LOCALE'] ?? 'zh-CN'
  readonly getPreferredSystemLanguages: App['getPreferredSystemLanguages'] = () => [this.getLocale()]
  readonly enableSandbox: App['enableSandbox'] = () => {
    asked.sandboxed += 1
  }
  readonly setPath: App['setPath'] = (name, path) => {
    this.#paths.set(name, path)
  }

  readonly requestSingleInstanceLock: App['requestSingleInstanceLock'] = () => {
    const lock = join(this.#paths.get('userData') ?? '.', 'SingletonLock')
    if (isHeld(lock)) return false
    writeFileSync(lock, String(process.pid))
    this.#lock = lock
    return true
  }

  readonly quit: App['quit'] = () => {
    if (this.#ending) return
    emitPreventable(this, 'before-quit')
    for (const window of StandInWindow.open) window.close()
    if (emitPreventable(this, 'will-quit')) return
    this.exit(0)
  }

  /** Nothing is asked or told any more; windows just go. */
  readonly exit: App['exit'] = (code = 0) => {
    if (this.#ending) return
    this.#ending = true
    for (const child of engines) child.kill('SIGKILL')
    if (this.#lock) rmSync(this.#lock, { force: true })
    void ready.then(() => browser?.close()).finally(() => process.exit(code))
  }
}

function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    // No lock, or that of a program which was killed.
    return false
  }
}

export const app = new StandInApp()

type BeforeRequest = (details: OnBeforeRequestListenerDetails, answer: (response: { cancel?: boolean }) => void) => void

class StandInSession extends EventEmitter {
  requestHandler: Parameters<Session['setPermissionRequestHandler']>[0] = null
  checkHandler: Parameters<Session['setPermissionCheckHandler']>[0] = null
  deviceHandler: Parameters<Session['setDevicePermissionHandler']>[0] = null
  spellChecker = true
  beforeRequest: BeforeRequest | undefined
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.beforeRequest = listener
    },
  }
  readonly setPermissionRequestHandler: Session['setPermissionRequestHandler'] = handler => {
    this.requestHandler = handler
  }
  readonly setPermissionCheckHandler: Session['setPermissionCheckHandler'] = handler => {
    this.checkHandler = handler
  }
  readonly setDevicePermissionHandler: Session['setDevicePermissionHandler'] = handler => {
    this.deviceHandler = handler
  }
  readonly setSpellCheckerEnabled: Session['setSpellCheckerEnabled'] = enable => {
    this.spellChecker = enable
  }
}

export const session = { defaultSession: new StandInSession() }

const schemes = new Map<string, Parameters<Protocol['handle']>[1]>()

export const protocol = {
  registerSchemesAsPrivileged: custom => {
    asked.schemes.push(...custom)
  },
  handle: (scheme, handler) => {
    schemes.set(scheme, handler)
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>

const invokable = new Map<string, Parameters<IpcMain['handle']>[1]>()

class StandInIpc extends EventEmitter {
  readonly handle: IpcMain['handle'] = (channel, listener) => {
    invokable.set(channel, listener)
  }
}

export const ipcMain = new StandInIpc()

/** The rest of the stand-in as a page sees it; tests use the same ways in. */
export const surroundings: Surroundings = {
  async takePage() {
    await ready
    if (!browser) throw new Error('The browser is not open.')
    const [first] = browser.context.pages()
    return first?.url() === 'about:blank' ? first : browser.context.newPage()
  },
  async serve(request) {
    const handler = schemes.get(new URL(request.url).protocol.slice(0, -1))
    if (!handler) throw new Error(`Nothing serves ${request.url}.`)
    return await handler(request as never)
  },
  mayRequest(details) {
    let cancelled = false
    session.defaultSession.beforeRequest?.(details as OnBeforeRequestListenerDetails, response => {
      cancelled = response.cancel === true
    })
    return !cancelled
  },
  receive(event, channel, args) {
    const listener = invokable.get(channel)
    if (listener) return listener(event as never, ...args)
    ipcMain.emit(channel, event, ...args)
    return undefined
  },
}

class StandInWindow extends EventEmitter {
  static readonly open = new Set<StandInWindow>()
  static readonly getAllWindows = () => [...StandInWindow.open]
  readonly webContents: StandInContents
  readonly #bounds: Rectangle
  #closed = false

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    asked.windows.push(options)
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.webContents = new StandInContents(surroundings, options)
    this.webContents.once('page-closed', () => this.close())
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    StandInWindow.open.add(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.load(url)
  }
  show(): void {
    asked.shown += 1
  }
  focus(): void {
    asked.focused += 1
  }
  maximize(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false
  }
  isMaximized(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.#closed
  }
  getNormalBounds(): Rectangle {
    return this.#bounds
  }
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.emit('close')
    StandInWindow.open.delete(this)
    void this.webContents.destroy().then(() => {
      this.emit('closed')
      if (StandInWindow.open.size === 0) app.emit('window-all-closed')
    })
  }
}

export { StandInWindow as BrowserWindow }

/** Dialogs may be given their window first. */
function optionsOf<T>(args: unknown[]): T {
  return args.at(-1) as T
}

export const dialog = {
  showErrorBox: (title, content) => {
    process.stderr.write(`${title}\n${content}\n`)
  },
  showOpenDialog: async (...args: unknown[]) => {
    asked.dialogs.push(optionsOf<OpenDialogOptions>(args))
    const filePaths = answers.paths.shift() ?? []
    return { canceled: filePaths.length === 0, filePaths }
  },
  showSaveDialog: async (...args: unknown[]) => {
    asked.dialogs.push(optionsOf<SaveDialogOptions>(args))
    const filePath = answers.paths.shift()?.[0] ?? ''
    return { canceled: filePath === '', filePath }
  },
  showMessageBox: async (...args: unknown[]) => {
    const options = optionsOf<MessageBoxOptions>(args)
    asked.dialogs.push(options)
    return { response: answers.buttons.shift() ?? options.cancelId ?? 0, checkboxChecked: false }
  },
} satisfies Pick<Dialog, 'showErrorBox' | 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: MenuItemConstructorOptions[]) => {
    asked.menu = menu
  },
}

export const nativeTheme = { shouldUseDarkColors: false, themeSource: 'system' }

const display = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = {
  getPrimaryDisplay: () => display as ReturnType<Screen['getPrimaryDisplay']>,
  getDisplayMatching: () => display as ReturnType<Screen['getDisplayMatching']>,
} satisfies Pick<Screen, 'getPrimaryDisplay' | 'getDisplayMatching'>

export const shell = {
  showItemInFolder: path => {
    asked.revealed.push(path)
  },
} satisfies Pick<Shell, 'showItemInFolder'>

const engines = new Set<ChildProcess>()

export const utilityProcess = {
  fork(script: string, args: string[] = []) {
    const child = fork(script, args, {
      serialization: 'advanced',
      execArgv: ['--import', new URL('./parent-port.ts', import.meta.url).href],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    engines.add(child)
    child.once('exit', () => engines.delete(child))
    const face = Object.assign(new EventEmitter(), {
      pid: child.pid,
      postMessage: (message: unknown) => {
        if (child.connected) child.send(message as never)
      },
      kill: () => child.kill(),
    })
    child.on('message', message => face.emit('message', message))
    child.on('exit', code => face.emit('exit', code))
    return face
  },
  /** For tests: the processes of engines that run now. */
  pids: () => [...engines].map(child => child.pid),
}
