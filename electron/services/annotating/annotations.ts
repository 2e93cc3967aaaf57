import { readFile, stat } from 'node:fs/promises'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import type { CallContext, Input, Output, Progress } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AnnotationFile } from '../../../shared/interchange/annotation.ts'
import type { AnnotationReading } from '../../../shared/model/annotation.ts'
import type { CoderComparison } from '../../../shared/model/coders.ts'
import { coderTables } from '../../exporting/coder-tables.ts'
import { readAnnotations } from '../../importing/annotations/read-annotations.ts'
import { countWrites } from '../../store/database.ts'
import { recordAction } from '../../store/journal.ts'
import { writeTable } from '../exporting/table-files.ts'
import type { CopyDatabase } from '../importing/copy-thread.ts'
import type { ImportingService } from '../importing/importing.ts'
import { type Announce, type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { finishForOneState } from '../slices.ts'
import { matchDocuments } from './annotation-places.ts'
import { carryOut, type Plan, planAnnotations } from './annotation-plan.ts'
import { compareCoders } from './coders.ts'
import { nameOf } from './memos.ts'
import { readOtherLibrary } from './other-library.ts'

export interface AnnotationsService {
  /** Holds what is marked in the library against what a file, or another library, holds. */
  compareCoders(path: string, signal: CancelSignal): Promise<Output<'annotations.compareCoders'>>
  /** The same as tables, with every disagreement. */
  exportCoders(input: Input<'exports.coders'>, signal: CancelSignal): Promise<Output<'exports.coders'>>
  preview(path: string, signal: CancelSignal): Promise<Output<'annotations.preview'>>
  import(input: Input<'annotations.import'>, context: CallContext<Progress<'annotations.import'>>): Promise<Output<'annotations.import'>>
}

/** Bytes of a file of annotations; real ones have some megabytes, projects with texts some hundred. */
const LARGEST = 512 * 1024 * 1024
/** Lost annotations and disagreements that are told one by one. */
const TOLD = 1000

/** Brings in what was marked elsewhere: in another library, in Hypothesis or Recogito, or in a program for coding texts. */
export function createAnnotations(
  library: CurrentLibrary,
  importing: ImportingService,
  copy: CopyDatabase,
  announce: Announce,
): AnnotationsService {
  async function read(path: string, signal: CancelSignal): Promise<AnnotationFile> {
    const open = library.find()
    if (!open) throw new AppError('no-library', 'No library is open.')
    const other = await readOtherLibrary(path, { copy, library: open.path, signal })
    const file = other ?? (await readAnnotationFile(path))
    throwIfCancelled(signal)
    return file
  }

  async function compare(path: string, told: number, signal: CancelSignal): Promise<CoderComparison> {
    const file = await read(path, signal)
    return await compareCoders(library.database(), file, { told, signal })
  }

  async function plan(file: AnnotationFile, signal: CancelSignal): Promise<Plan> {
    const db = library.database()
    const matches = await matchDocuments(db, file, signal)
    function* planned(): Generator<void, Plan> {
      const steps = planAnnotations(db, file, matches, nameOf(library))
      for (;;) {
        throwIfCancelled(signal)
        const step = steps.next()
        if (step.done) return step.value
        yield
      }
    }
    // Other calls come between the slices; from their end to the end of the action there are none, so the plan stays true.
    return finishForOneState(planned, () => (signal.aborted ? undefined : countWrites(db)))
  }

  return {
    compareCoders: (path, signal) => compare(path, TOLD, whileOpen(library, signal)),
    async exportCoders({ path, directory, format = 'csv', language }, signal) {
      const [agreement, apart] = coderTables(await compare(path, Number.POSITIVE_INFINITY, whileOpen(library, signal)), language)
      const rows = agreement.rows.length
      if (format === 'xlsx') return { files: [await writeTable(directory, 'coders', { ...agreement, further: [apart] }, format)], rows }
      const files = [await writeTable(directory, 'coders', agreement, format)]
      files.push(await writeTable(directory, 'coders-disagreements', apart, format))
      return { files, rows }
    },
    async preview(path, callSignal) {
      const signal = whileOpen(library, callSignal)
      const file = await read(path, signal)
      return tell(file, await plan(file, signal))
    },
    async import({ path, take = 'mine' }, context) {
      const signal = whileOpen(library, context.signal)
      const file = await read(path, signal)
      let planned = await plan(file, signal)
      if (planned.enclosed.documents > 0) {
        await importing.import([path], context)
        throwIfCancelled(signal)
        planned = await plan(file, signal)
      }
      const db = library.database()
      const count = planned.added.length + planned.newTags.length + planned.memos.added.length
      const { action, value: replaced } = recordAction(db, 'annotation.import', Math.max(1, count), () => carryOut(db, planned, file, take))
      const changed = [...planned.added, ...planned.conflicts].map(({ reportId }) => reportId)
      if (action.count > 0) announce({ highlights: [...new Set(changed)], tags: true, memos: true })
      return { ...tell(file, planned), replaced, action: action.count > 0 ? action : null }
    },
  }
}

async function readAnnotationFile(path: string): Promise<AnnotationFile> {
  try {
    const { size } = await stat(path)
    if (size > LARGEST) {
      throw new AppError('too-large', `The file ${path} has more than ${LARGEST} bytes.`, { path, bytes: size, limit: LARGEST })
    }
    return await readAnnotations(await readFile(path))
  } catch (error) {
    if (error instanceof AppError && error.code === 'unsupported-format') throw new AppError(error.code, error.message, { path })
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw new AppError('not-found', `There is no file ${path}.`, { path })
    if (code === 'EISDIR' || code === 'EACCES' || code === 'EPERM') {
      throw new AppError('unreadable', `The file ${path} cannot be read.`, { path }, { cause: error })
    }
    throw error
  }
}

function tell(
  file: AnnotationFile,
  { added, conflicts, unplaced, unchanged, newTags, differentTags, enclosed, memos }: Plan,
): AnnotationReading {
  return {
    format: file.format,
    total: file.annotations.length,
    added: added.length,
    doubtful: added.filter(highlight => highlight.state === 'doubtful').length,
    unchanged,
    conflicts: conflicts.map(({ tagPaths: _, ...conflict }) => conflict),
    conflictCount: conflicts.length,
    unplaced: unplaced.slice(0, TOLD),
    unplacedCount: unplaced.length,
    newTags: newTags.map(path => path.join('/')),
    differentTags,
    enclosed,
    memos: { ...memos, added: memos.added.length },
    leftOut: file.leftOut,
  }
}
