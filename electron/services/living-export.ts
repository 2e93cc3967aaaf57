import { z } from 'zod'
import type { Input } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { LivingExport } from '../../shared/model/export-template.ts'
import { highlightFilter } from '../../shared/schemas.ts'
import type { CurrentLibrary } from './current-library.ts'
import type { ExportsService } from './exports.ts'
import { createTurns } from './in-turn.ts'
import { createProgramFile, wholeOf } from './program-file.ts'

export interface LivingExportService {
  /** Of the open library; null where no folder is kept up to date. */
  get(): LivingExport | null
  /** Keeps this folder up to date from now on, beginning now. */
  keep(input: Input<'exports.keep'>): Promise<LivingExport>
  /** The files stay as they are. */
  unkeep(): null
  /** Something changed of what stands in the files. */
  changed(): void
  libraryOpened(): void
  libraryClosing(): Promise<void>
}

const schema = z.record(
  z.string(),
  z.object({ directory: z.string(), template: z.string().optional(), filter: highlightFilter.optional() }).strict(),
)

/** The files follow once nothing changed for so long, in ms. */
const PAUSE = 2_000

/**
 * A folder that follows the library. Which one is kept on this computer and not in the library: one that comes from
 * somebody else must not write to the disk.
 */
export function createLivingExport(
  library: CurrentLibrary,
  exports: Pick<ExportsService, 'markdown'>,
  dataFolder: string,
  announce: (living: LivingExport | null) => void,
  pause = PAUSE,
): LivingExportService {
  const file = createProgramFile(dataFolder, 'living.json', wholeOf(schema))
  const { inTurn, ended } = createTurns()
  let timer: NodeJS.Timeout | undefined
  let state: Pick<LivingExport, 'writtenAt' | 'conflicts' | 'problem'> = NOTHING
  let stopping = new AbortController()

  function get(): LivingExport | null {
    const path = library.find()?.path
    const kept = path === undefined ? undefined : file.read()?.[path]
    return kept ? { directory: kept.directory, template: kept.template ?? null, filter: kept.filter ?? {}, ...state } : null
  }

  async function follow(): Promise<void> {
    const kept = get()
    if (!kept) return
    const { directory, template, filter } = kept
    const context = { signal: stopping.signal, progress: () => {} }
    try {
      const { conflicts } = await exports.markdown({ directory, filter, ...(template === null ? {} : { template }) }, context)
      // A conflict is told once by the export and stands in the file until it is settled.
      state = { writtenAt: new Date().toISOString(), conflicts: [...state.conflicts, ...conflicts].slice(-MOST_CONFLICTS), problem: null }
    } catch (error) {
      if (stopping.signal.aborted) return
      state = { ...state, problem: error instanceof AppError ? error.code : 'unexpected' }
    }
    announce(get())
  }

  return {
    get,
    async keep({ directory, template, filter }) {
      const path = library.find()?.path
      if (path === undefined) throw new AppError('no-library', 'No library is open.')
      file.write({ ...file.read(), [path]: { directory, ...(template === undefined ? {} : { template }), ...(filter ? { filter } : {}) } })
      state = NOTHING
      await inTurn(follow)
      const kept = get()
      if (!kept) throw new AppError('unexpected', 'The folder is not kept up to date.')
      return kept
    },
    unkeep() {
      const { [library.find()?.path ?? '']: _, ...others } = file.read() ?? {}
      file.write(others)
      announce(null)
      return null
    },
    changed() {
      if (!library.find() || get() === null) return
      clearTimeout(timer)
      timer = setTimeout(() => void inTurn(follow), pause).unref()
    },
    libraryOpened() {
      stopping = new AbortController()
      state = NOTHING
      this.changed()
    },
    async libraryClosing() {
      clearTimeout(timer)
      stopping.abort()
      await ended()
    },
  }
}

const NOTHING = { writtenAt: null, conflicts: [], problem: null } as const
/** Older ones were seen, or will not be. */
const MOST_CONFLICTS = 100
