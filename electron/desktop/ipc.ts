import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import type { Connection } from '../engine/link.ts'
import type { Gateway } from '../gateway.ts'
import type { GrantedPaths } from '../granted-paths.ts'
import { log } from '../log.ts'
import { CHANNELS } from './channels.ts'
import { APP_ORIGIN } from './origin.ts'

export interface IpcOptions {
  /** Frames that come before the engine is ready wait for it, in their order. Undefined when it cannot start. */
  readonly gateway: Promise<Gateway | undefined>
  readonly granted: GrantedPaths
  readonly isOwnWindow: (contents: WebContents) => boolean
}

/** A window's current page and its line to the gateway. */
interface Line {
  readonly pageId: string
  readonly connection: Promise<Connection | undefined>
}

/** Everything that pages can say to the program comes in here, through `fromOwnPage` and no other way. */
export function listenToPages({ gateway, granted, isOwnWindow }: IpcOptions): void {
  const lines = new Map<WebContents, Line>()
  const watched = new WeakSet<WebContents>()

  function close(contents: WebContents): void {
    void lines.get(contents)?.connection.then(connection => connection?.close())
    lines.delete(contents)
  }

  function open(contents: WebContents, pageId: string): void {
    close(contents)
    if (!watched.has(contents)) {
      watched.add(contents)
      contents.once('destroyed', () => close(contents))
      contents.on('render-process-gone', () => close(contents))
    }
    const sendBack = (text: string) => {
      if (!contents.isDestroyed()) contents.send(CHANNELS.text, pageId, text)
    }
    lines.set(contents, { pageId, connection: gateway.then(ready => ready?.connect(sendBack)) })
  }

  function fromOwnPage(event: IpcMainEvent | IpcMainInvokeEvent, channel: string): boolean {
    const frame = event.senderFrame
    const trusted = isOwnWindow(event.sender) && frame !== null && frame.parent === null && frame.origin === APP_ORIGIN
    if (!trusted) log('refused a message', `${channel} from ${frame?.url ?? 'a frame that is gone'}`)
    return trusted
  }

  ipcMain.on(CHANNELS.open, (event, pageId: unknown) => {
    if (fromOwnPage(event, CHANNELS.open) && typeof pageId === 'string') open(event.sender, pageId)
  })

  ipcMain.on(CHANNELS.text, (event, pageId: unknown, text: unknown) => {
    if (!fromOwnPage(event, CHANNELS.text) || typeof text !== 'string') return
    const line = lines.get(event.sender)
    if (line && line.pageId === pageId) void line.connection.then(connection => connection?.send(text))
  })

  ipcMain.handle(CHANNELS.grant, async (event, paths: unknown): Promise<string[]> => {
    if (!fromOwnPage(event, CHANNELS.grant) || !Array.isArray(paths)) return []
    const named = paths.filter(path => typeof path === 'string')
    for (const path of named) await granted.grant(path)
    return named
  })
}
