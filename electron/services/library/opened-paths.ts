import { relative, sep } from 'node:path'
import { z } from 'zod'
import { log } from '../../log.ts'
import { createProgramFile, wholeOf } from './program-file.ts'

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
  const file = createProgramFile(dataFolder, 'opened.json', wholeOf(schema))
  let known: string[] | undefined

  function paths(): string[] {
    known ??= file.read()?.paths ?? []
    return known
  }

  return {
    add(added) {
      if (added.every(path => paths().includes(path))) return
      const fresh = new Set(added)
      known = [...paths().filter(path => !fresh.has(path)), ...fresh].slice(-MOST)
      try {
        file.write({ paths: known })
      } catch (error) {
        // They are opened now; the next start will ask for them again.
        log('opened paths', error)
      }
    },
    holds: path => paths().some(opened => liesIn(opened, path)),
  }
}

function liesIn(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !way.includes(':'))
}
