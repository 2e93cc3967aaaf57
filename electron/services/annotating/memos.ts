import { basename } from 'node:path'
import type { Input, Output } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import { type Memo, type MemoEntry, type MemoSubject, memoKey } from '../../../shared/model/memo.ts'
import { fold } from '../../fold-table.ts'
import type { Db } from '../../store/db.ts'
import { findHighlight } from '../../store/highlights.ts'
import { amendAction, recordAction } from '../../store/journal.ts'
import { addMemo, changeMemo, findMemo, findMemoAbout, listMemos, removeMemo } from '../../store/memos.ts'
import { listReportsAmong } from '../../store/reports.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import { tagTree } from './tags.ts'

export interface MemosService {
  list(text?: string): MemoEntry[]
  get(about: MemoSubject): MemoEntry
  save(input: Input<'memos.save'>): Output<'memos.save'>
  remove(ids: readonly string[]): ActionSummary
}

/** What the user thinks about the library, its reports, tags and highlights. */
export function createMemos(library: CurrentLibrary, announce: Announce): MemosService {
  const entryOf = (about: MemoSubject): MemoEntry => {
    const db = library.database()
    const entry = createDescriber(db, nameOf(library))(about, findMemoAbout(db, about) ?? null)
    if (!entry) throw new AppError('not-found', 'What the memo is about is not in the library.', { about: memoKey(about) })
    return entry
  }

  function remove(ids: readonly string[]): ActionSummary {
    const db = library.database()
    for (const id of ids) if (!findMemo(db, id)) throw new AppError('not-found', 'There is no such memo.', { id })
    const { action } = recordAction(db, 'memo.remove', ids.length, () => {
      for (const id of ids) removeMemo(db, id)
    })
    announce({ memos: true })
    return action
  }

  return {
    list(text = '') {
      const db = library.database()
      const words = fold(text.trim())
      const describe = createDescriber(db, nameOf(library))
      return listMemos(db).flatMap(memo => {
        const entry = describe(memo.about, memo)
        if (!entry) return []
        return words === '' || fold(`${entry.name}\n${memo.text}`).includes(words) ? [entry] : []
      })
    },
    get: entryOf,
    save({ about, text, continues }) {
      const { memo } = entryOf(about)
      const wanted = text.trim() === '' ? '' : text
      if ((memo?.text ?? '') === wanted) return { action: null }
      if (memo && wanted === '') return { action: remove([memo.id]) }
      const db = library.database()
      const at = new Date().toISOString()
      const write = () => {
        if (memo) changeMemo(db, memo.id, text, at)
        else addMemo(db, about, text, at)
      }
      const amended = memo && continues !== undefined ? amendAction(db, continues, { subject: 'memo', id: memo.id }, write) : undefined
      const action = amended ?? recordAction(db, 'memo.save', 1, write).action
      announce({ memos: true })
      return { action }
    },
    remove,
  }
}

/** By which the user knows the library. */
export function nameOf(library: CurrentLibrary): string {
  return basename(library.find()?.path ?? '', '.duidu')
}

/** What memos are about, as a list shows it; undefined for what is not in the library, or in the bin. */
export function createDescriber(db: Db, name: string): (about: MemoSubject, memo: Memo | null) => MemoEntry | undefined {
  let paths: ReadonlyMap<string, string> | undefined
  const reportOf = (id: string) => {
    const [report] = listReportsAmong(db, [id])
    return report && { id, title: report.title, place: report.place, year: report.year }
  }
  return (about, memo) => {
    if (about.kind === 'library') return { about, name, report: null, memo }
    if (about.kind === 'tag') {
      paths ??= new Map(tagTree(db).map(tag => [tag.id, tag.path]))
      const path = paths.get(about.id)
      return path === undefined ? undefined : { about, name: path, report: null, memo }
    }
    const highlight = about.kind === 'highlight' ? findHighlight(db, about.id) : undefined
    const report = reportOf(highlight?.reportId ?? about.id)
    return report && { about, name: highlight?.quote ?? report.title, report, memo }
  }
}
