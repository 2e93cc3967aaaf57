import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { AppError } from '../shared/errors.ts'

/** The files and folders that the user opened; a window may name these and what lies in them, nothing else. */
export interface GrantedPaths {
  grant(path: string): Promise<void>
  allows(path: string): Promise<boolean>
}

/**
 * Both sides are compared after `realpath`, so that a link inside a granted folder leads nowhere else. A path that does
 * not exist yet (a new library, an export folder) counts as lying where its nearest existing parent lies.
 */
export function createGrantedPaths(): GrantedPaths {
  const roots = new Set<string>()
  return {
    async grant(path) {
      roots.add(await resolveReal(path))
    },
    async allows(path) {
      // What holds a NUL is no path: nobody opened it.
      if (!isAbsolute(path) || path.includes('\0')) return false
      const real = await resolveReal(path)
      return [...roots].some(root => liesIn(root, real))
    },
  }
}

/** True for the root itself and everything below it. Both are absolute and free of links. */
export function liesIn(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`))
}

/** The path free of links; what does not exist yet lies where its nearest existing parent lies. */
export async function resolveReal(path: string): Promise<string> {
  const absolute = resolve(path)
  try {
    return await realpath(absolute)
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    // Without a system call the path itself is impossible (a NUL in it): that is for the caller to say.
    if (syscall === undefined) throw error
    if (code !== 'ENOENT' || dirname(absolute) === absolute) {
      throw new AppError('unreadable', `This path cannot be read: ${absolute}`, { path: absolute }, { cause: error })
    }
  }
  // A link to something that is not there yet: writing through it would make its target.
  const target = await readlink(absolute).catch(() => undefined)
  if (target !== undefined) return resolveReal(resolve(dirname(absolute), target))
  return join(await resolveReal(dirname(absolute)), basename(absolute))
}
