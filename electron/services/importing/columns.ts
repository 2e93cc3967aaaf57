import { stat } from 'node:fs/promises'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import { innermostName } from '../../../shared/model/place.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import type { ColumnChoice, ColumnMeaning, TableOfSource } from '../../../shared/model/table.ts'
import { findSourceOfFile, listColumnsOfFile, type SourceOfFile, saveColumns } from '../../store/columns.ts'
import type { Db } from '../../store/db.ts'
import { recordPrepared } from '../../store/journal.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import type { OpenedPaths } from '../library/opened-paths.ts'
import { identify } from './identify.ts'
import type { ParsePool } from './parse-pool.ts'
import { repairsOf } from './repairs-on-import.ts'
import { stageChange } from './storing.ts'
import { stampOf } from './walk.ts'

/** What each column means, by its number; null for one that says nothing. */
export type Meanings = readonly (ColumnMeaning | null)[]

/** What the columns of tables with a report per row mean, in the words of the user. */
export interface ColumnsService {
  /** The table, and what would come of it with these meanings; without them, as it is read now. */
  look(id: number, meanings: Meanings | undefined): Promise<TableOfSource>
  /** Reads the file again with these meanings; null: by the names of the columns. Reports keep their ids. */
  apply(id: number, meanings: Meanings | null): Promise<ActionSummary>
}

/** Reports that a preview names. */
const FIRST = 5

const never = new AbortController().signal

export function createColumns(library: CurrentLibrary, pool: ParsePool, opened: OpenedPaths, announce: Announce): ColumnsService {
  /** The table that was looked at last: reading it once more only for its names would double the wait. */
  let shown: { readonly id: number; readonly header: readonly string[] } | undefined

  function need(db: Db, id: number): SourceOfFile {
    const source = findSourceOfFile(db, id)
    if (!source) throw new AppError('not-found', 'There is no such source.', { id })
    // A library from elsewhere must not make the program read what nobody opened here.
    if (!opened.holds(source.fileLocation)) {
      const path = source.fileLocation
      throw new AppError('not-permitted', 'This file was not opened on this computer. Import it once more.', { path })
    }
    return source
  }

  async function read(db: Db, source: SourceOfFile, choice: ColumnChoice | null | undefined) {
    const { filePath, fileLocation, path } = source
    const { [path]: kept, ...others } = listColumnsOfFile(db, filePath, fileLocation)
    const own = choice === undefined ? kept : choice
    const columns = own ? { ...others, [path]: own } : others
    const told = { columns, withTables: true }
    const answer = await pool.parse({ path: filePath, file: fileLocation, repairs: repairsOf(db, [source]), told }, never)
    const parsed = 'sources' in answer ? answer.sources.find(other => other.path === path) : undefined
    if (!parsed) throw new AppError('unreadable', `${path} cannot be read.`, { path })
    if (!parsed.table) throw new AppError('unsupported-format', `${path} is not a table with a report per row.`, { path })
    shown = { id: source.id, header: parsed.table.header }
    return { parsed, table: parsed.table, chosen: kept !== undefined }
  }

  /** The names are those that were shown when the user chose, or else those of the file as it is now. */
  async function choose(db: Db, source: SourceOfFile, meanings: Meanings): Promise<ColumnChoice> {
    const header = shown?.id === source.id ? shown.header : (await read(db, source, undefined)).table.header
    return meanings.flatMap((as, at) => (as === null ? [] : [{ name: header[at] ?? '', at, as }]))
  }

  return {
    async look(id, meanings) {
      const db = library.database()
      const source = need(db, id)
      const choice = meanings && (await choose(db, source, meanings))
      const { parsed, table, chosen } = await read(db, source, choice)
      return { ...table, path: source.path, chosen, ...previewOf(parsed) }
    },
    async apply(id, meanings) {
      const db = library.database()
      const source = need(db, id)
      const choice = meanings && (await choose(db, source, meanings))
      if (choice && !choice.some(({ as }) => as === 'text')) throw new AppError('bad-input', 'No column holds the texts of the reports.')
      const { fileLocation: location, filePath } = source
      const stats = await stat(location)
      const file = await identify(db, { path: filePath, location, bytes: stats.size, stamp: stampOf(stats) })
      // Other members of a changed archive would count as read: the archive is to be imported first.
      if (source.path !== filePath && file.sha256 !== source.fileSha256) throw new AppError('conflict', `${filePath} has changed.`)
      const { parsed } = await read(db, source, choice)
      const { action, value } = recordPrepared(
        db,
        'source.columns',
        1,
        () => stageChange(db, need(db, id), parsed, file, new Date().toISOString()),
        staged => {
          staged.apply()
          saveColumns(db, id, choice)
        },
      )
      announce({ reports: value.reportIds, highlights: value.reportIds, tags: true })
      return action
    },
  }
}

function previewOf({ reports }: ParsedSource): Pick<TableOfSource, 'reports' | 'first'> {
  return {
    reports: reports.length,
    first: reports.slice(0, FIRST).map(report => ({ title: report.title, place: innermostName(report), year: report.year })),
  }
}
