import { rename, rm, writeFile } from 'node:fs/promises'
import { app, type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron'
import type { Handlers, MethodOf } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { GrantedPaths } from '../granted-paths.ts'
import type { PassageLinks } from './passage-links.ts'
import type { ShellTexts } from './texts.ts'

export interface HostOptions {
  readonly granted: GrantedPaths
  readonly texts: () => ShellTexts
  readonly links: PassageLinks
  /** Dialogs belong to this window; undefined while there is none. */
  readonly window: () => BrowserWindow | undefined
}

/** The words of a title that every file system takes. */
function pdfName(title: string): string {
  return `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'report'}.pdf`
}

/** Under this path is the old file or the new one, never a part of it. */
async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await writeFile(temporary, content, { flush: true })
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk-full', 'The disk is full.', { path }, { cause })
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw new AppError('not-permitted', `The file ${path} cannot be written.`, { path }, { cause })
    throw cause
  }
}

/** What the desktop does for a page. It picks with the system's own dialogs, so a page never browses the disk. */
export function createDesktopHost({ granted, texts, links, window }: HostOptions): Handlers<MethodOf<'host'>> {
  async function ask(options: OpenDialogOptions): Promise<string[] | null> {
    const parent = window()
    const answer = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
    return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths
  }

  async function askForNewLibrary(): Promise<string[] | null> {
    const options = { title: texts().newLibrary, defaultPath: `${texts().newLibraryName}.duidu` }
    const parent = window()
    const answer = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options))
    if (answer.canceled || !answer.filePath) return null
    return [answer.filePath.endsWith('.duidu') ? answer.filePath : `${answer.filePath}.duidu`]
  }

  function refuseBrowsing(): never {
    throw new AppError('not-permitted', 'The desktop program picks files with the dialogs of the system.')
  }

  return {
    'host.info': () => ({
      edition: 'desktop',
      version: app.getVersion(),
      platform: process.platform,
      picksNatively: true,
    }),
    'host.pick': async ({ what }) => {
      const words = texts()
      const pickers = {
        reports: () => ask({ title: words.pickReports, properties: ['openFile', 'multiSelections'] }),
        folder: () => ask({ title: words.pickFolder, properties: ['openDirectory', 'multiSelections'] }),
        library: () => ask({ title: words.pickLibrary, properties: ['openDirectory'] }),
        'new-library': askForNewLibrary,
        annotations: () => ask({ title: words.pickAnnotations, properties: ['openFile'] }),
        archive: () => ask({ title: words.pickArchive, properties: ['openFile'] }),
        'export-folder': () => ask({ title: words.pickExportFolder, properties: ['openDirectory', 'createDirectory'] }),
      }
      const paths = await pickers[what]()
      for (const path of paths ?? []) await granted.grant(path)
      return paths
    },
    'host.nextLink': () => links.next(),
    'host.browse': refuseBrowsing,
    'host.grant': refuseBrowsing,
    'host.makeFolder': refuseBrowsing,
    'host.savePdf': async ({ name }) => {
      const page = window()
      if (!page) return null
      const options = { title: texts().savePdf, defaultPath: pdfName(name), filters: [{ name: 'PDF', extensions: ['pdf'] }] }
      const { canceled, filePath: path } = await dialog.showSaveDialog(page, options)
      if (canceled || !path) return null
      // With headings and marks for those who hear it.
      const pdf = await page.webContents.printToPDF({ preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true })
      await writeWhole(path, pdf)
      await granted.grant(path)
      return { path }
    },
    'host.reveal': async ({ path }) => {
      if (!(await granted.allows(path))) throw new AppError('not-permitted', 'This path was not opened by the user.', { path })
      shell.showItemInFolder(path)
      return null
    },
  }
}
