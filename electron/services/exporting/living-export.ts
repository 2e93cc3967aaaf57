import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ExportConflict, LivingExport } from '../../../shared/model/export-template.ts'
import { TABLE_LANGUAGES } from '../../../shared/model/table.ts'
import { highlightFilter } from '../../../shared/schemas.ts'
import { openConflicts } from '../../exporting/living/open-conflicts.ts'
import { createTurns } from '../in-turn.ts'
import type { Changes, CurrentLibrary } from '../library/current-library.ts'
import { createProgramFile, wholeOf } from '../library/program-file.ts'
import type { FilesExported } from './export-groups.ts'
import type { ExportsService } from './exports.ts'

/** What of a change may stand in the files; without a word, anything may. */
export type LivingChanges = Pick<Changes, 'reports' | 'highlights' | 'tags' | 'memos' | 'lists'> | null

export interface LivingExportService {
  /** Of the open library; null where no folder is kept up to date. */
  get(): LivingExport | null
  /** Keeps this folder up to date from now on, once it was written for the first time. */
  keep(input: Input<'exports.keep'>): Promise<LivingExport>
  /** The files stay as they are. */
  unkeep(): null
  /** A template is another one now, or gone. */
  templateChanged(id: string): void
  /** Something changed; what does not stand in the files is nothing to it. */
  changed(changes: LivingChanges): void
  libraryOpened(): void
  libraryClosing(): Promise<void>
}

const schema = z.record(
  z.string(),
  z
    .object({
      directory: z.string(),
      template: z.string().optional(),
      filter: highlightFilter.optional(),
      language: z.enum(TABLE_LANGUAGES).optional(),
    })
    .strict(),
)

type Kept = z.infer<typeof schema>[string]

/** The files follow once nothing changed for so long, in ms. */
const PAUSE = 2_000

/**
 * A folder that follows the library. Which one is kept on this computer and not in the library: one that comes from
 * somebody else must not write to the disk.
 */
export function createLivingExport(
  library: CurrentLibrary,
  exports: Pick<ExportsService, 'follow'>,
  dataFolder: string,
  announce: (living: LivingExport | null) => void,
  pause = PAUSE,
): LivingExportService {
  const file = createProgramFile(dataFolder, 'living.json', wholeOf(schema))
  const { inTurn, ended } = createTurns()
  let timer: NodeJS.Timeout | undefined
  let state: Pick<LivingExport, 'writtenAt' | 'problem'> & { readonly conflicts: readonly ExportConflict[] } = NOTHING
  let stopping = new AbortController()
  /** What was written last; null where all files must be looked at. */
  let exported: FilesExported | null = null
  /** Reports on which something changed since; null for any. */
  let changed: Set<string> | null = null

  function get(): LivingExport | null {
    const path = library.find()?.path
    const kept = path === undefined ? undefined : file.read()?.[path]
    if (!kept) return null
    const { directory, template = null, filter = {} } = kept
    return { directory, template, filter, ...state, conflicts: openConflicts(state.conflicts, readText) }
  }

  function asInput({ directory, template, filter, language }: Kept): Input<'exports.keep'> {
    return {
      directory,
      ...(template === undefined ? {} : { template }),
      ...(filter ? { filter } : {}),
      ...(language ? { language } : {}),
    }
  }

  /** Writes what changed since the last time, or all of it. Throws what the folder says. */
  async function write(kept: Kept): Promise<void> {
    const before = exported && changed ? { exported, changed } : null
    changed = new Set()
    exported = null
    const context = { signal: stopping.signal, progress: () => undefined }
    const { result, exported: written } = await exports.follow(asInput(kept), context, before)
    exported = written
    const conflicts = [...openConflicts(state.conflicts, readText), ...result.conflicts].slice(-MOST_CONFLICTS)
    state = { writtenAt: new Date().toISOString(), conflicts, problem: null }
  }

  async function follow(): Promise<void> {
    const kept = file.read()?.[library.find()?.path ?? '']
    if (!kept) return
    try {
      await write(kept)
    } catch (error) {
      if (stopping.signal.aborted) return
      state = { ...state, problem: error instanceof AppError ? error.code : 'unexpected' }
    }
    announce(get())
  }

  /** Everything is looked at the next time. */
  function forget(): void {
    exported = null
    changed = null
  }

  return {
    get,
    async keep(input) {
      const path = library.find()?.path
      if (path === undefined) throw new AppError('no-library', 'No library is open.')
      return await inTurn(async () => {
        forget()
        const before = state
        state = NOTHING
        try {
          await write(input)
        } catch (error) {
          // The folder that was kept so far stays the one.
          state = before
          forget()
          throw error
        }
        file.write({ ...file.read(), [path]: input })
        const kept = get()
        if (!kept) throw new AppError('unexpected', 'The folder is not kept up to date.')
        announce(kept)
        return kept
      })
    },
    unkeep() {
      const { [library.find()?.path ?? '']: _, ...others } = file.read() ?? {}
      file.write(others)
      announce(null)
      return null
    },
    changed(changes) {
      if (!library.find() || (changes && !concernsFiles(changes)) || get() === null) return
      const { reports = [], highlights = [], lists } = changes ?? { reports: null }
      if (reports === null || highlights === null || lists !== undefined) forget()
      else for (const id of [...reports, ...highlights]) changed?.add(id)
      clearTimeout(timer)
      timer = setTimeout(() => void inTurn(follow), pause).unref()
    },
    templateChanged(id) {
      if (get()?.template === id) this.changed(null)
    },
    libraryOpened() {
      stopping = new AbortController()
      state = NOTHING
      forget()
      this.changed(null)
    },
    async libraryClosing() {
      clearTimeout(timer)
      stopping.abort()
      await ended()
    },
  }
}

function concernsFiles({ reports, highlights, tags, memos, lists }: NonNullable<LivingChanges>): boolean {
  return reports !== undefined || highlights !== undefined || lists !== undefined || Boolean(tags || memos)
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Moved or deleted: whatever was to be settled there is settled.
    return undefined
  }
}

const NOTHING = { writtenAt: null, conflicts: [], problem: null } as const
/** Older ones were seen, or will not be. */
const MOST_CONFLICTS = 100
