import { app, type BrowserWindow } from 'electron'
import { openWindow, type WindowOptions } from './window.ts'

export interface OneWindow {
  /** Undefined while there is none: macOS keeps the program when its window is closed. */
  current(): BrowserWindow | undefined
  open(): void
}

/** The program has one window at most; starting it again brings that to the front. */
export function createOneWindow(options: WindowOptions): OneWindow {
  let window: BrowserWindow | undefined
  const one: OneWindow = {
    current: () => window,
    open() {
      window = openWindow(options)
      window.once('closed', () => {
        window = undefined
      })
    },
  }
  app.on('activate', () => {
    if (!window) one.open()
  })
  app.on('second-instance', () => {
    if (!window) one.open()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  return one
}
