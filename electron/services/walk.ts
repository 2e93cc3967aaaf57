import type { Dirent, Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type CancelSignal, throwIfCancelled } from '../../shared/cancel.ts'
import type { Problem } from '../../shared/model/report.ts'

export interface FoundFile {
  /** As the user knows it: below the parent of the opened folder, with `/`. */
  readonly path: string
  /** Absolute. */
  readonly location: string
  readonly bytes: number
}

export interface Walk {
  readonly files: readonly FoundFile[]
  readonly problems: readonly (Problem & { readonly path: string })[]
}

/**
 * Every file in the opened files and folders, in the order of their names. Hidden ones, lock files of office programs
 * and libraries are passed over; links inside a folder are not followed: what lies in the folder is found by its own
 * name, and what does not is none of our business.
 */
export async function walkFiles(paths: readonly string[], signal: CancelSignal, found: (files: number) => void): Promise<Walk> {
  const files = new Map<string, FoundFile>()
  const problems: (Problem & { path: string })[] = []

  async function visit(location: string, path: string): Promise<void> {
    throwIfCancelled(signal)
    let stats: Stats
    let entries: Dirent[]
    try {
      stats = await stat(location)
      entries = stats.isDirectory() ? await readdir(location, { withFileTypes: true }) : []
    } catch (error) {
      problems.push(unreadable(path, error))
      return
    }
    if (stats.isFile()) {
      files.set(location, { path, location, bytes: stats.size })
      found(files.size)
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (isWanted(entry)) await visit(join(location, entry.name), `${path}/${entry.name}`)
    }
  }

  for (const path of paths) await visit(path, basename(path))
  return { files: [...files.values()], problems }
}

function isWanted(entry: Dirent): boolean {
  if (entry.isDirectory()) return !entry.name.startsWith('.') && !entry.name.endsWith('.duidu')
  return entry.isFile() && !entry.name.startsWith('.') && !entry.name.startsWith('~$')
}

export function unreadable(path: string, error: unknown): Problem & { path: string } {
  const code = (error as NodeJS.ErrnoException).code
  if (code === undefined) throw error
  const message = code === 'ENOENT' ? `There is no file or folder ${path}.` : `${path} cannot be read (${code}).`
  return { path, code: 'unreadable', message, details: { reason: code } }
}
