import type { Dirent, Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import type { Problem } from '../../../shared/model/report.ts'
import type { FileStamp } from '../../store/files.ts'

export interface FoundFile {
  /** As the user knows it: below the parent of the opened folder, with `/`. */
  readonly path: string
  /** Absolute. */
  readonly location: string
  readonly bytes: number
  readonly stamp: FileStamp
}

export interface Walk {
  readonly files: readonly FoundFile[]
  /** Every folder that was looked into; absolute, each before those in it. */
  readonly folders: readonly string[]
  readonly problems: readonly (Problem & { readonly path: string; readonly location: string })[]
}

/**
 * Every file in the opened files and folders, in the order of their names. Hidden ones, what programs lay down for a
 * moment, and libraries are passed over; links inside a folder are not followed: what lies in the folder is found by
 * its own name, and what does not is none of our business.
 */
export async function walkFiles(paths: readonly string[], signal: CancelSignal, found: (files: number) => void): Promise<Walk> {
  const files = new Map<string, FoundFile>()
  const folders = new Set<string>()
  const problems: (Problem & { path: string; location: string })[] = []

  async function visit(location: string, path: string): Promise<void> {
    throwIfCancelled(signal)
    let stats: Stats
    let entries: Dirent[]
    try {
      stats = await stat(location)
      entries = stats.isDirectory() ? await readdir(location, { withFileTypes: true }) : []
    } catch (error) {
      problems.push({ ...unreadable(path, error), location })
      return
    }
    if (stats.isFile()) {
      files.set(location, { path, location, bytes: stats.size, stamp: stampOf(stats) })
      found(files.size)
    } else if (stats.isDirectory()) folders.add(location)
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (isWanted(entry)) await visit(join(location, entry.name), `${path}/${entry.name}`)
    }
  }

  for (const path of paths) await visit(path, basename(path))
  return { files: [...files.values()], folders: [...folders], problems }
}

export function stampOf({ size, mtimeMs, ctimeMs }: Stats): FileStamp {
  return { bytes: size, modified: mtimeMs, changed: ctimeMs }
}

/**
 * What office programs, editors, browsers and systems lay beside the files of people: locks and backups (`~$a.docx`,
 * `a.txt~`, `.a.txt.swp`), downloads that are under way, settings of the folder.
 */
const PASSING = /^~|~$|\.(?:tmp|temp|swp|bak|part|partial|crdownload|download|opdownload|aria2|td)$|^(?:thumbs\.db|desktop\.ini)$/i

function isWanted(entry: Dirent): boolean {
  if (entry.name.startsWith('.')) return false
  return entry.isDirectory() ? !entry.name.endsWith('.duidu') : entry.isFile() && !PASSING.test(entry.name)
}

export function unreadable(path: string, error: unknown): Problem & { path: string } {
  const code = (error as NodeJS.ErrnoException).code
  if (code === undefined) throw error
  const message = code === 'ENOENT' ? `There is no file or folder ${path}.` : `${path} cannot be read (${code}).`
  return { path, code: 'unreadable', message, details: { reason: code } }
}
