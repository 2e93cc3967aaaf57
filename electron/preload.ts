import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { BRIDGE_NAME, type Bridge } from '../shared/bridge.ts'
import { CHANNELS } from './desktop/channels.ts'

type PageFile = Parameters<typeof webUtils.getPathForFile>[0]

/**
 * The page gets these three functions and nothing of Electron. A page cannot name a path to be granted: the path is
 * asked here from the `File` the user gave, and a `File` made by a script has none.
 */
const bridge = {
  send: text => ipcRenderer.send(CHANNELS.text, text),
  onText: listener => {
    ipcRenderer.on(CHANNELS.text, (_event, text: string) => listener(text))
  },
  grantFiles: files =>
    ipcRenderer.invoke(
      CHANNELS.grant,
      files.map(file => webUtils.getPathForFile(file)).filter(path => path !== ''),
    ),
} satisfies Bridge<PageFile>

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge)
ipcRenderer.send(CHANNELS.open)
