import { type FSWatcher, watch } from 'node:fs'

/**
 * Rings when something in a folder may have changed. It only rings: what changed is found by looking, which is needed
 * anyway for what happened while the program did not run and on disks that tell nothing (network drives). So none of the
 * libraries for watching is used: chokidar (MIT) holds a watch for every file, of which Linux grants some thousands, and
 * polls each file where the disk tells nothing; @parcel/watcher (MIT) would be a second native part to ship. On Linux
 * one watch per folder is enough, elsewhere one for the whole tree.
 */
export interface FolderSignals {
  /** Takes these folders, the opened one first, instead of those before. */
  follow(folders: readonly string[]): void
  /** False where the system grants no watches, or not enough. */
  readonly complete: boolean
  close(): void
}

/** Systems that watch a whole tree by themselves. */
const WHOLE_TREES: ReadonlySet<NodeJS.Platform> = new Set(['darwin', 'win32'])

export function createFolderSignals(ring: () => void): FolderSignals {
  const recursive = WHOLE_TREES.has(process.platform)
  const watchers = new Map<string, FSWatcher>()
  let complete = true

  function add(folder: string): void {
    try {
      // A library in the folder writes all the time.
      const watcher = watch(folder, { persistent: false, recursive }, (_, name) => !name?.includes('.duidu') && ring())
      watcher.on('error', () => {
        drop(folder)
        ring()
      })
      watchers.set(folder, watcher)
    } catch (error) {
      // No such folder any more, no permission, or no watches left: looking from time to time finds out.
      if ((error as NodeJS.ErrnoException).code === undefined) throw error
      complete = false
    }
  }

  function drop(folder: string): void {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }

  return {
    follow(folders) {
      const wanted = new Set(recursive ? folders.slice(0, 1) : folders)
      complete = true
      for (const folder of [...watchers.keys()]) if (!wanted.has(folder)) drop(folder)
      for (const folder of wanted) if (!watchers.has(folder)) add(folder)
    },
    get complete() {
      return complete
    },
    close() {
      for (const folder of [...watchers.keys()]) drop(folder)
    },
  }
}
