import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { ReadingList } from '../../../shared/model/list.ts'
import type { Db } from '../../store/db.ts'
import { recordAction } from '../../store/journal.ts'
import {
  addReadingList,
  findReadingList,
  findReadingListByName,
  listReadingLists,
  putInReadingList,
  removeReadingList,
  renameReadingList,
  takeFromReadingList,
} from '../../store/lists.ts'
import { listReportsAmong } from '../../store/reports.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'

export interface ListsService {
  list(): ReadingList[]
  save(input: Input<'lists.save'>): ReadingList
  change(input: Input<'lists.change'>): ActionSummary
  remove(ids: readonly string[]): ActionSummary
}

/** The user's named sets of reports. */
export function createLists(library: CurrentLibrary, announce: Announce): ListsService {
  return {
    list: () => listReadingLists(library.database()),
    save({ id, name, reportIds = [] }) {
      const db = library.database()
      if (id !== undefined) get(db, id)
      const namesake = findReadingListByName(db, name)
      if (namesake !== undefined && namesake !== id) {
        throw new AppError('conflict', `There is a reading list of this name already: ${name}`, { name })
      }
      const visible = visibleAmong(db, reportIds)
      const { value } = recordAction(db, 'list.save', 1, () => {
        const saved = id ?? addReadingList(db, name)
        if (id !== undefined) renameReadingList(db, id, name)
        putInReadingList(db, saved, visible)
        return saved
      })
      announce({ lists: visible })
      return get(db, value)
    },
    change({ id, add = [], remove = [] }) {
      const db = library.database()
      get(db, id)
      const visible = visibleAmong(db, add)
      const { action } = recordAction(db, 'list.change', visible.length + remove.length, () => {
        putInReadingList(db, id, visible)
        takeFromReadingList(db, id, remove)
      })
      announce({ lists: [...visible, ...remove] })
      return action
    },
    remove(ids) {
      const db = library.database()
      const reports = ids.flatMap(id => get(db, id).reportIds)
      const { action } = recordAction(db, 'list.remove', ids.length, () => {
        for (const id of ids) removeReadingList(db, id)
      })
      announce({ lists: reports })
      return action
    },
  }
}

function get(db: Db, id: string): ReadingList {
  const list = findReadingList(db, id)
  if (!list) throw new AppError('not-found', 'There is no such reading list.', { id })
  return list
}

function visibleAmong(db: Db, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : listReportsAmong(db, ids).map(report => report.id)
}
