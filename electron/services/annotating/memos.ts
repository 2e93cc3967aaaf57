import { basename } from 'node:path'
import type { Input, Output } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import { type Memo, type MemoEntry, type MemoKind, type MemoSubject, memoKey } from '../../../shared/model/memo.ts'
import { fold } from '../../fold-table.ts'
import type { Db } from '../../store/db.ts'
import { listQuotes } from '../../store/highlights.ts'
import { amendAction, recordAction } from '../../store/journal.ts'
import { findMemo, findMemoAbout, listMemos, removeMemo, writeMemo } from '../../store/memos.ts'
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
    const key = memoKey(about)
    const subject = describeSubjects(db, nameOf(library), [about]).get(key)
    if (!subject) throw new AppError('not-found', 'What the memo is about is not in the library.', { about: key })
    return { ...subject, memo: findMemoAbout(db, about) ?? null }
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
      const entries = describeMemos(db, nameOf(library), listMemos(db))
      return words === '' ? entries : entries.filter(({ name, memo }) => fold(`${name}\n${memo.text}`).includes(words))
    },
    get: entryOf,
    save({ about, text, continues }) {
      const { memo } = entryOf(about)
      const wanted = text.trim() === '' ? '' : text
      if ((memo?.text ?? '') === wanted) return { action: null }
      if (memo && wanted === '') return { action: remove([memo.id]) }
      const db = library.database()
      const at = new Date().toISOString()
      const write = () => writeMemo(db, about, text, at)
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

/** What a memo is about, as a list shows it. */
type DescribedSubject = Omit<MemoEntry, 'memo'>

/** What memos are about, by memoKey; without what is not in the library, or in the bin. However many there are, each kind is asked for once. */
export function describeSubjects(db: Db, libraryName: string, subjects: readonly MemoSubject[]): ReadonlyMap<string, DescribedSubject> {
  const idsOf = (kind: MemoKind) => subjects.flatMap(about => (about.kind !== 'library' && about.kind === kind ? [about.id] : []))
  const quotes = new Map(listQuotes(db, idsOf('highlight')).map(highlight => [highlight.id, highlight]))
  const reportIds = [...idsOf('report'), ...[...quotes.values()].map(({ reportId }) => reportId)]
  const reports = new Map(
    listReportsAmong(db, [...new Set(reportIds)]).map(({ id, title, place, year }) => [id, { id, title, place, year }]),
  )
  const paths = new Map(idsOf('tag').length > 0 ? tagTree(db).map(tag => [tag.id, tag.path]) : [])

  function describe(about: MemoSubject): DescribedSubject | undefined {
    if (about.kind === 'library') return { about, name: libraryName, report: null }
    if (about.kind === 'tag') {
      const name = paths.get(about.id)
      return name === undefined ? undefined : { about, name, report: null }
    }
    const highlight = quotes.get(about.id)
    const report = reports.get(highlight?.reportId ?? about.id)
    return report && { about, name: highlight?.quote ?? report.title, report }
  }
  return new Map(
    subjects.flatMap(about => {
      const described = describe(about)
      return described ? [[memoKey(about), described] as const] : []
    }),
  )
}

/** Those whose subjects are there, with them. */
export function describeMemos(db: Db, libraryName: string, memos: readonly Memo[]): (DescribedSubject & { readonly memo: Memo })[] {
  const subjects = describeSubjects(
    db,
    libraryName,
    memos.map(({ about }) => about),
  )
  return memos.flatMap(memo => {
    const subject = subjects.get(memoKey(memo.about))
    return subject ? [{ ...subject, memo }] : []
  })
}
