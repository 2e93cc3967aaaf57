import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Db } from '../../store/db.ts'
import { hasSourceIn } from '../../store/files.ts'
import { listRuns } from '../../store/import-runs.ts'

/** Where the browser edition lays down what is dropped into its page (loopback/dropped-files.ts); one folder for each drop. */
const FOLDER = 'dropped'
/** Lies in each of them: the libraries it was imported into, a line each. */
const LIBRARIES = '.libraries'
/** Of single files; earlier versions did not note which library has them. */
const BY_CONTENT = /^[0-9a-f]{32}$/
/** What nobody imported by then was given up on the way. In ms. */
const DAY = 24 * 3600 * 1000

/** The copies of what was dropped into the page of the browser edition: they go when no library needs them. */
export interface DroppedCopies {
  holds(path: string): boolean
  /** These paths are imported into this library. */
  claim(paths: readonly string[], library: string): void
  /** Removes the copies to which no source of this library, and no other library, refers. */
  sweep(db: Db, library: string): void
}

export function createDroppedCopies(dataFolder: string): DroppedCopies {
  const root = join(dataFolder, FOLDER)

  /** The name of the drop in which the path lies. */
  function dropOf(path: string): string | undefined {
    const [name = '', ...rest] = relative(root, path).split(sep)
    return rest.length > 0 && name !== '..' && name !== '' ? name : undefined
  }

  function sweepDrop(name: string, db: Db, library: string, needed: ReadonlySet<string>): void {
    const drop = join(root, name)
    const own = needed.has(name) || hasSourceIn(db, drop + sep)
    const before = librariesOf(drop)
    if (own || before.includes(library)) write(drop, own ? [...new Set([...before, library])] : before.filter(other => other !== library))
    const given = librariesOf(drop).some(other => existsSync(other))
    const known = before.length > 0 || own
    const stale = !BY_CONTENT.test(name) && Date.now() - statSync(drop).mtimeMs > DAY
    if (!given && (known || stale)) rmSync(drop, { recursive: true, force: true })
  }

  return {
    holds: path => dropOf(path) !== undefined,
    claim(paths, library) {
      for (const name of new Set(paths.flatMap(path => dropOf(path) ?? []))) {
        const drop = join(root, name)
        write(drop, [...new Set([...librariesOf(drop), library])])
      }
    },
    sweep(db, library) {
      if (!existsSync(root)) return
      const needed = new Set(listRuns(db).flatMap(({ paths }) => paths.flatMap(path => dropOf(path) ?? [])))
      for (const name of readdirSync(root)) sweepDrop(name, db, library, needed)
    },
  }
}

function librariesOf(drop: string): string[] {
  const file = join(drop, LIBRARIES)
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
}

function write(drop: string, libraries: readonly string[]): void {
  if (!statSync(drop, { throwIfNoEntry: false })?.isDirectory()) return
  writeFileSync(join(drop, LIBRARIES), libraries.join('\n'), { mode: 0o600 })
}
