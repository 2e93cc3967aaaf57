import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../make-folder.ts'

/** More are not remembered: the oldest are opened again by hand. */
const MOST = 2_000

const schema = z.object({ paths: z.array(z.string()) })

/**
 * The files and folders that the user opened with this program on this computer, whichever library was open. A library
 * names places on the disk, too, but it may come from somebody else: only what stands here is read again without being
 * opened anew. Nothing but opening adds to it.
 */
export interface OpenedPaths {
  add(paths: readonly string[]): void
  /** True for what was opened and for all that lies in it. */
  holds(path: string): boolean
}

export function createOpenedPaths(dataFolder: string): OpenedPaths {
  const file = join(dataFolder, 'opened.json')
  let known: string[] | undefined

  function paths(): string[] {
    known ??= read(file)
    return known
  }

  return {
    add(added) {
      if (added.every(path => paths().includes(path))) return
      const fresh = new Set(added)
      known = [...paths().filter(path => !fresh.has(path)), ...fresh].slice(-MOST)
      makeFolder(dataFolder)
      writeFileSync(`${file}.new`, JSON.stringify({ paths: known }), { flush: true, mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
    holds: path => paths().some(opened => liesIn(opened, path)),
  }
}

/** One that is missing or cannot be understood is as good as none: what it named is opened again. */
function read(file: string): string[] {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).paths
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError) return []
    throw error
  }
}

function liesIn(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !way.includes(':'))
}
