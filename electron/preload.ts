import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { BRIDGE_NAME, type Bridge } from '../shared/bridge.ts'
import { CHANNELS } from './desktop/channels.ts'

type PageFile = Parameters<typeof webUtils.getPathForFile>[0]

/** Names this page in every message, so that a late answer to the page before it is never taken for one to this page. */
const pageId = crypto.randomUUID()

/**
 * The page gets these three functions and nothing of Electron. A page cannot name a path to be granted: the path is
 * asked here from the `File` the user gave, and a `File` made by a script has none.
 */
const bridge = {
  send: text => ipcRenderer.send(CHANNELS.text, pageId, text),
  onText: listener => {
    ipcRenderer.on(CHANNELS.text, (_event, to: string, text: string) => {
      if (to === pageId) listener(text)
    })
  },
  grantFiles: files =>
    ipcRenderer.invoke(
      CHANNELS.grant,
      files.map(file => webUtils.getPathForFile(file)).filter(path => path !== ''),
    ),
} satisfies Bridge<PageFile>

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge)
ipcRenderer.send(CHANNELS.open, pageId)
