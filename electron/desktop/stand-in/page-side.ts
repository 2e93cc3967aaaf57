/**
 * Runs in the page, as text, before anything else: the part of Electron that a preload imports. Self-contained, since
 * only its source crosses over. `runPreload` is the built preload as a CommonJS function.
 */
export function installPageSide(origin: string, runPreload: (require: (name: string) => unknown) => void): void {
  type Listener = (event: object, ...args: unknown[]) => void
  const page = globalThis as unknown as {
    readonly location: { readonly origin: string }
    readonly top: unknown
    readonly standInSend: (channel: string, args: unknown[]) => Promise<unknown>
    standInDeliver?: (channel: string, args: unknown[]) => void
    standInGive?: (file: object, path: string) => void
  }
  // Electron runs a preload in main frames only.
  if (page.top !== globalThis || page.location.origin !== origin) return

  const listeners = new Map<string, Listener[]>()
  const paths = new WeakMap<object, string>()
  page.standInDeliver = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  }
  // What dropping a file does in the real thing: only such a `File` has a path.
  page.standInGive = (file, path) => paths.set(file, path)

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => Object.defineProperty(page, name, { value: Object.freeze({ ...api }) }),
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => void page.standInSend(channel, args),
      invoke: (channel: string, ...args: unknown[]) => page.standInSend(channel, args),
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      },
    },
    webUtils: { getPathForFile: (file: object) => paths.get(file) ?? '' },
  }
  runPreload(name => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot load "${name}".`)
    return electron
  })
}
