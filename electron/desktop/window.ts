import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { log } from '../log.ts'
import { START_PAGE } from './origin.ts'
import type { ShellTexts } from './texts.ts'
import { centredIn, fitInto, readWindowState, writeWindowState } from './window-bounds.ts'

export interface WindowOptions {
  /** Absolute path of the built preload. */
  readonly preload: string
  /** Where the window's place is remembered. */
  readonly folder: string
  readonly texts: () => ShellTexts
}

/** Paper by day and by night, so that the window does not flash before the page has painted. */
const PAPER = { light: '#fbf9f4', dark: '#1b1a18' }

/** Opens the program's window on our own page; it shows itself once there is something to see. */
export function openWindow({ preload, folder, texts }: WindowOptions): BrowserWindow {
  const file = join(folder, 'window.json')
  const state = readWindowState(file)
  const bounds = state
    ? fitInto(state.bounds, screen.getDisplayMatching(state.bounds).workArea)
    : centredIn(screen.getPrimaryDisplay().workArea)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: app.name,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    try {
      writeWindowState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
    } catch (error) {
      // A full or read-only disk must not keep the window from closing.
      log('the place of the window could not be kept', error)
    }
  })
  offerReload(window, texts)
  window.loadURL(START_PAGE).catch(error => log('the page could not be loaded', error))
  return window
}

/** A page that crashed or hangs is no reason to lose the program: the engine and everything confirmed are unharmed. */
function offerReload(window: BrowserWindow, texts: () => ShellTexts): void {
  const { webContents } = window
  webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    log('the page is gone', details.reason)
    const { pageGone, reload, quit } = texts()
    void dialog
      .showMessageBox(window, { type: 'error', message: pageGone, buttons: [reload, quit], defaultId: 0, cancelId: 1 })
      .then(answer => {
        if (answer.response === 0) webContents.reload()
        else app.quit()
      })
  })
  window.on('unresponsive', () => {
    const { pageHangs, reload, wait } = texts()
    void dialog
      .showMessageBox(window, { type: 'warning', message: pageHangs, buttons: [wait, reload], defaultId: 0, cancelId: 0 })
      .then(answer => {
        if (answer.response === 1 && !window.isDestroyed()) webContents.reload()
      })
  })
}
