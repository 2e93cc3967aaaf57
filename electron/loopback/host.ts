import { type Dirent, existsSync } from 'node:fs'
import { mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Handlers, MethodOf } from '../../shared/contract.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { FolderListing } from '../../shared/model/host.ts'
import { compareNames } from '../../shared/text/compare-names.ts'
import { type GrantedPaths, liesIn, resolveReal } from '../granted-paths.ts'
import { plainName } from './plain-name.ts'

export interface BrowserHostOptions {
  /** Where browsing starts and its top, usually the user's own folder. */
  readonly home: string
  /** Further paths that may be looked at: what the command line named. They are shown beside the content of `home`. */
  readonly roots: readonly string[]
  /** Of this folder, which is hidden on most systems, the libraries are shown beside the content of `home`, too. */
  readonly dataFolder: string
  readonly granted: GrantedPaths
  readonly version: string
}

type Entry = FolderListing['entries'][number]

/**
 * The host side of the contract where there is no desktop shell: no dialogs and no file manager, the page shows
 * folders itself. It sees what lies in the allowed roots after links are resolved, and nothing hidden in them: keys,
 * mail and browser profiles lie in hidden folders.
 */
export function createBrowserHost({ home, roots, dataFolder, granted, version }: BrowserHostOptions): Handlers<MethodOf<'host'>> {
  async function allowedRoots(): Promise<string[]> {
    return Promise.all([home, dataFolder, ...roots].map(resolveReal))
  }

  /** The real path, if it may be looked at. */
  async function admit(path: string): Promise<{ real: string; isTop: boolean }> {
    if (!isAbsolute(path)) throw new AppError('bad-input', 'This path is not absolute.', { path })
    const real = await told(path, () => resolveReal(path))
    const holding = (await allowedRoots()).filter(root => liesIn(root, real) && !hasHiddenName(relative(root, real)))
    if (holding.length === 0) {
      throw new AppError('not-permitted', 'Duidu does not look there. Name the folder on the command line to allow it.', { path })
    }
    return { real, isTop: holding.every(root => root === real) }
  }

  /** An entry that may be a link; undefined when it leads nowhere, or to where the page may not look. */
  async function follow(name: string, path: string): Promise<Entry | undefined> {
    try {
      const { real } = await admit(path)
      return entryOf(name, path, await stat(real))
    } catch (error) {
      if (error instanceof AppError || (error as NodeJS.ErrnoException).code !== undefined) return undefined
      throw error
    }
  }

  async function list(folder: string): Promise<Entry[]> {
    const found = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'))
    const entries = found.map(entry => {
      const path = join(folder, entry.name)
      return entry.isSymbolicLink() ? follow(entry.name, path) : entryOf(entry.name, path, entry)
    })
    return (await Promise.all(entries)).filter(entry => entry !== undefined)
  }

  /** What cannot be reached by walking from the user's folder. */
  async function shownAtHome(): Promise<Entry[]> {
    const named = (await Promise.all(roots.map(root => follow(root, root)))).filter(entry => entry !== undefined)
    const libraries = existsSync(dataFolder) ? (await list(dataFolder)).filter(entry => entry.kind === 'library') : []
    return [...named, ...libraries]
  }

  return {
    'host.info': () => ({
      edition: 'browser',
      version,
      platform: process.platform,
      picksNatively: false,
    }),
    'host.pick': () => {
      throw new AppError('not-permitted', 'The browser edition has no dialogs of the system; it browses folders in the page.')
    },
    // A page in a browser is no program that links could be handed to.
    'host.nextLink': () => null,
    'host.browse': async ({ path }) => {
      const { real, isTop } = await admit(path ?? resolve(home))
      const entries = await told(real, () => list(real))
      if (real === (await resolveReal(home))) entries.push(...(await shownAtHome()))
      return { path: real, parent: isTop ? null : dirname(real), entries: entries.sort(foldersFirst) }
    },
    'host.grant': async ({ path }) => {
      const { real } = await admit(path)
      await granted.grant(real)
      return { path: real }
    },
    'host.makeFolder': async ({ parent, name }) => {
      const { real } = await admit(parent)
      const path = join(await told(real, () => realpath(real)), plainName(name))
      await told(path, () => mkdir(path))
      return { path }
    },
    'host.savePdf': () => {
      throw new AppError('not-permitted', 'The browser prints to PDF with its own dialog.')
    },
    'host.reveal': () => {
      throw new AppError('not-permitted', 'The browser edition cannot open the file manager.')
    },
  }
}

function hasHiddenName(way: string): boolean {
  return way.split(sep).some(name => name.startsWith('.'))
}

/** Undefined for what is neither file nor folder: a socket, a device. */
function entryOf(name: string, path: string, what: Pick<Dirent, 'isDirectory' | 'isFile'>): Entry | undefined {
  if (what.isDirectory()) return { name, path, kind: name.endsWith('.duidu') ? 'library' : 'folder' }
  return what.isFile() ? { name, path, kind: 'file' } : undefined
}

function foldersFirst(a: Entry, b: Entry): number {
  return Number(a.kind === 'file') - Number(b.kind === 'file') || compareNames(a.name, b.name)
}

/** What the file system answers, as errors that the user is told. */
const TOLD: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  ENOENT: ['not-found', 'There is no such file or folder.'],
  ENOTDIR: ['not-found', 'This is not a folder.'],
  ELOOP: ['not-found', 'This link leads in a circle.'],
  EACCES: ['unreadable', 'This folder may not be opened by you.'],
  EPERM: ['unreadable', 'This folder may not be opened by you.'],
  EROFS: ['unreadable', 'This disk cannot be written to.'],
  EEXIST: ['conflict', 'There is a file or folder of this name already.'],
  ENAMETOOLONG: ['bad-input', 'This name is too long.'],
  ERR_INVALID_ARG_VALUE: ['bad-input', 'This is not a path.'],
  ENOSPC: ['disk-full', 'The disk is full.'],
}

async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const [code, message] = TOLD[(error as NodeJS.ErrnoException).code ?? ''] ?? []
    if (!code || !message) throw error
    throw new AppError(code, message, { path }, { cause: error })
  }
}
