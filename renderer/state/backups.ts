import type { Output } from '../../shared/contract.ts'
import type { Backup } from '../../shared/model/backup.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

export interface BackupSlice {
  /** True while the list of backups is open. */
  readonly backupsShown: boolean
  /** Of the open library, the newest first; null until they are known. */
  readonly backups: readonly Backup[] | null
  /** What is under way, and keeps the rest waiting. */
  readonly backingUp: 'backup' | 'archive' | 'restore' | null
  /** The archive that was written last. */
  readonly archived: Output<'exports.library'> | null
  /** A backup was put back since the list was opened, and nothing else was done. */
  readonly restored: boolean
  showBackups(shown: boolean): Promise<void>
  makeBackup(): Promise<void>
  restoreBackup(backup: Backup): Promise<void>
  /** The whole library into one file, in a folder that the user chooses. */
  archiveLibrary(): Promise<void>
  /** A library from such a file, or from a backup that lies elsewhere, at a place that the user chooses. */
  openArchive(): Promise<void>
}

export const createBackupSlice: Slice<BackupSlice> = (set, get, api) => {
  const { attempt } = createAttempts(get)

  async function during(backingUp: BackupSlice['backingUp'], work: () => Promise<unknown>): Promise<void> {
    if (get().backingUp) return
    set({ backingUp, restored: false })
    await attempt(work)
    set({ backingUp: null })
  }

  async function load(): Promise<void> {
    set({ backups: await api.call('backups.list', {}) })
  }

  return {
    backupsShown: false,
    backups: null,
    backingUp: null,
    archived: null,
    restored: false,

    async showBackups(backupsShown) {
      set({ backupsShown, archived: null, restored: false })
      if (backupsShown) await attempt(load)
    },

    makeBackup: () =>
      during('backup', async () => {
        await api.call('backups.make', {})
        await load()
      }),

    restoreBackup: ({ name }) =>
      during('restore', async () => {
        await get().changeLibrary(() => api.call('backups.restore', { name }))
        await load()
        set({ restored: true })
      }),

    async archiveLibrary() {
      const [directory] = (await get().pickPaths('export-folder')) ?? []
      if (!directory) return
      await during('archive', async () => {
        const archived = await api.call('exports.library', { directory })
        set({ archived })
        // Where the list of backups is open, it says so itself.
        if (!get().backupsShown) get().notify('notices.libraryArchived', { path: archived.file })
      })
    },

    async openArchive() {
      const [path] = (await get().pickPaths('archive')) ?? []
      if (!path) return
      const [library] = (await get().pickPaths('new-library')) ?? []
      if (!library) return
      await during('restore', async () => {
        await get().changeLibrary(() => api.call('backups.restoreFile', { path, library }))
        set({ backupsShown: false })
      })
    },
  }
}
