import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { app, dialog, nativeTheme, session } from 'electron'
import { dataFolder } from './data-folder.ts'
import { startEngineProcess } from './desktop/engine-process.ts'
import { followEngine } from './desktop/follow-engine.ts'
import { createDesktopHost } from './desktop/host.ts'
import { listenToPages } from './desktop/ipc.ts'
import { installMenu } from './desktop/menu.ts'
import { createOneWindow } from './desktop/one-window.ts'
import { followPassageLinks } from './desktop/passage-links.ts'
import { registerScheme, serveOwnFiles } from './desktop/protocol.ts'
import { stopBeforeQuit } from './desktop/quitting.ts'
import { confinePages, confineSession } from './desktop/security.ts'
import { shellTexts } from './desktop/texts.ts'
import { builtPaths } from './engine/built-paths.ts'
import { linkEngine } from './engine/link.ts'
import { createGateway } from './gateway.ts'
import { createGrantedPaths } from './granted-paths.ts'
import { log } from './log.ts'
import { makeFolder } from './make-folder.ts'

const data = dataFolder()
const windowFolder = join(data, 'window')
const paths = builtPaths(import.meta.url)
const granted = createGrantedPaths()
let texts = shellTexts('system', app.getLocale())

async function start(): Promise<void> {
  const systemLocale = app.getPreferredSystemLanguages()[0] ?? app.getLocale()
  const speak = (locale: string) => {
    texts = shellTexts(locale, systemLocale)
    installMenu(texts)
  }
  speak('system')
  confineSession(session.defaultSession)
  serveOwnFiles(paths.rendererFolder)

  // The engine and the page start side by side; what the page asks meanwhile waits for the engine.
  const engineScript = fileURLToPath(paths.engine)
  const starting = linkEngine(() => startEngineProcess(engineScript), {
    dataFolder: data,
    ...paths.parts,
    libraryPath: namedLibrary(process.argv),
  })
  stopBeforeQuit(starting)
  const preload = fileURLToPath(new URL('../preload/index.cjs', import.meta.url))
  const window = createOneWindow({ preload, folder: windowFolder, texts: () => texts })
  const links = followPassageLinks(process.argv)
  const host = createDesktopHost({ granted, texts: () => texts, links, window: window.current })
  const gateway = starting.then(
    engine => createGateway(engine, host, granted, log),
    () => undefined,
  )
  listenToPages({ gateway, granted, isOwnWindow: contents => contents === window.current()?.webContents })
  window.open()

  const engine = await starting
  followEngine(engine, granted, settings => {
    nativeTheme.themeSource = settings.theme === 'sepia' ? 'light' : settings.theme
    speak(settings.locale)
  })
}

/** `--library DIR`, as the other ways in have it. Chromium's own switches stand in the same list. */
function namedLibrary(args: readonly string[]): string | null {
  const { library } = parseArgs({ args: args.slice(1), options: { library: { type: 'string' } }, strict: false }).values
  return typeof library === 'string' ? resolve(library) : null
}

function giveUp(error: unknown): void {
  log('start', error)
  dialog.showErrorBox(texts.cannotStart, error instanceof Error ? error.message : String(error))
  app.exit(1)
}

registerScheme()
confinePages()
try {
  // Chromium's own files and the lock of the single instance belong to the data folder: two folders, two programs.
  makeFolder(windowFolder)
  app.setPath('userData', windowFolder)
  if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(giveUp)
  else app.quit()
} catch (error) {
  giveUp(error)
}
