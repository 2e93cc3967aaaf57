import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import type { Connection } from '../engine/link.ts'
import type { Gateway } from '../gateway.ts'
import type { GrantedPaths } from '../granted-paths.ts'
import { CHANNELS } from './channels.ts'
import { log } from './log.ts'
import { APP_ORIGIN } from './origin.ts'

export interface IpcOptions {
  /** Frames that come before the engine is ready wait for it, in their order. */
  readonly gateway: Promise<Gateway>
  readonly granted: GrantedPaths
  readonly isOwnWindow: (contents: WebContents) => boolean
}

/** Everything that pages can say to the program comes in here, through `fromOwnPage` and no other way. */
export function listenToPages({ gateway, granted, isOwnWindow }: IpcOptions): void {
  const connections = new Map<WebContents, Promise<Connection>>()

  function close(contents: WebContents): void {
    void connections.get(contents)?.then(connection => connection.close())
    connections.delete(contents)
  }

  function open(contents: WebContents): void {
    if (connections.has(contents)) close(contents)
    else {
      contents.once('destroyed', () => close(contents))
      contents.on('render-process-gone', () => close(contents))
    }
    const sendBack = (text: string) => {
      if (!contents.isDestroyed()) contents.send(CHANNELS.text, text)
    }
    const connection = gateway.then(ready => ready.connect(sendBack))
    // A gateway that never comes is told by whoever started it; here it only means that nothing is sent.
    connection.catch(() => undefined)
    connections.set(contents, connection)
  }

  function fromOwnPage(event: IpcMainEvent | IpcMainInvokeEvent, channel: string): boolean {
    const frame = event.senderFrame
    const trusted = isOwnWindow(event.sender) && frame !== null && frame.parent === null && frame.origin === APP_ORIGIN
    if (!trusted) log('refused a message', `${channel} from ${frame?.url ?? 'a frame that is gone'}`)
    return trusted
  }

  ipcMain.on(CHANNELS.open, event => {
    if (fromOwnPage(event, CHANNELS.open)) open(event.sender)
  })

  ipcMain.on(CHANNELS.text, (event, text: unknown) => {
    if (!fromOwnPage(event, CHANNELS.text) || typeof text !== 'string') return
    connections.get(event.sender)?.then(
      connection => connection.send(text),
      () => undefined,
    )
  })

  ipcMain.handle(CHANNELS.grant, async (event, paths: unknown): Promise<string[]> => {
    if (!fromOwnPage(event, CHANNELS.grant) || !Array.isArray(paths)) return []
    const named = paths.filter(path => typeof path === 'string')
    for (const path of named) await granted.grant(path)
    return named
  })
}
