import { createHash } from 'node:crypto'
import type { AnnotationFile, OutsideDocument, OutsideMemo } from '../../../shared/interchange/annotation.ts'
import { redirectLinks } from '../../../shared/interchange/passage-link.ts'
import type { MemoConflict } from '../../../shared/model/annotation.ts'
import { type Memo, type MemoSubject, memoKey } from '../../../shared/model/memo.ts'
import type { Db } from '../../store/db.ts'
import { newId } from '../../store/ids.ts'
import { addIncomingMemo, changeMemo, findMemo, findMemoAbout } from '../../store/memos.ts'
import { findText } from '../../store/reports.ts'
import type { DocumentMatches } from './annotation-places.ts'
import { describeSubjects } from './memos.ts'

/** What is to be done so that the library holds the memos of a file. */
export interface MemoPlan {
  readonly added: readonly NewMemo[]
  readonly unchanged: number
  readonly conflicts: readonly MemoConflict[]
  readonly unplaced: number
}

interface NewMemo {
  readonly about: MemoSubject | TagToBe
  readonly memo: OutsideMemo
  readonly text: string
}

/** A tag that comes with the same file. */
interface TagToBe {
  readonly kind: 'tag-to-be'
  readonly path: readonly string[]
}

export interface MemoContext {
  readonly db: Db
  readonly file: AnnotationFile
  readonly matches: DocumentMatches
  /** By which the user knows the library. */
  readonly libraryName: string
  /** Ids of tags by their paths. */
  readonly tagIds: ReadonlyMap<string, string>
  /** Whether the library has the highlight, or gets it with the same file. */
  hasHighlight(id: string): boolean
}

/** What the library says of a thing stays beside what is new; the same words twice are one memo. */
export function planMemos({ db, file, matches, libraryName, tagIds, hasHighlight }: MemoContext): MemoPlan {
  const documents = new Map(file.documents.map(document => [document.key, document]))
  const reportOf = createReportFinder(db, matches)
  const reportIds = new Map(file.documents.flatMap(document => pairedIds(document, reportOf)))
  const added: NewMemo[] = []
  const apart: { readonly mine: Memo; readonly theirs: string }[] = []
  const seen = new Set<string>()
  let [unchanged, unplaced] = [0, 0]

  function subjectOf({ about }: OutsideMemo): NewMemo['about'] | undefined {
    if (about.kind === 'library') return about
    if (about.kind === 'tag') {
      const id = tagIds.get(about.path.join('/'))
      return id === undefined ? { kind: 'tag-to-be', path: about.path } : { kind: 'tag', id }
    }
    if (about.kind === 'highlight') return hasHighlight(about.ownId) ? { kind: 'highlight', id: about.ownId } : undefined
    const document = documents.get(about.document)
    const id = document && reportOf(document)
    return id === undefined ? undefined : { kind: 'report', id }
  }

  for (const memo of file.memos) {
    const about = subjectOf(memo)
    if (!about) {
      if (!isAwaited(memo, file, matches)) unplaced++
      continue
    }
    const isNew = about.kind === 'tag-to-be'
    const key = isNew ? about.path.join('/') : memoKey(about)
    const text = withOurReports(memo.text, reportIds)
    const mine = isNew ? undefined : findMemoAbout(db, about)
    if (mine?.text.includes(text.trim()) || seen.has(key)) unchanged++
    else if (mine) apart.push({ mine, theirs: text })
    else added.push({ about, memo, text })
    seen.add(key)
  }
  const subjects = describeSubjects(
    db,
    libraryName,
    apart.map(({ mine }) => mine.about),
  )
  const conflicts = apart.map(({ mine: { id, about, text: mine }, theirs }) => {
    return { id, about: about.kind, name: subjects.get(memoKey(about))?.name ?? '', mine, theirs }
  })
  return { added, unchanged, conflicts, unplaced }
}

/** The text of an enclosed document comes in first, and then what is on it has a place. */
function isAwaited({ about }: OutsideMemo, { annotations }: AnnotationFile, { enclosed }: DocumentMatches): boolean {
  if (about.kind === 'report') return enclosed.has(about.document)
  return about.kind === 'highlight' && annotations.some(({ ownId, document }) => ownId === about.ownId && enclosed.has(document))
}

/** Inside one action of the journal; `take` says of which conflicts the file's words count. Returns how many were replaced. */
export function carryOutMemos(
  db: Db,
  { added, conflicts }: MemoPlan,
  tagId: (path: readonly string[]) => string,
  take: (id: string) => boolean,
): number {
  const now = new Date().toISOString()
  for (const { about, memo, text } of added) {
    const subject: MemoSubject = about.kind === 'tag-to-be' ? { kind: 'tag', id: tagId(about.path) } : about
    const createdAt = memo.createdAt ?? memo.updatedAt ?? now
    addIncomingMemo(db, { id: memo.ownId ?? newId(), about: subject, text, createdAt, updatedAt: memo.updatedAt ?? createdAt })
  }
  const taken = conflicts.filter(({ id }) => take(id))
  for (const { id, theirs } of taken) if (findMemo(db, id)) changeMemo(db, id, theirs, now)
  return taken.length
}

/** The report that a document is; undefined where it may be several. */
function createReportFinder(db: Db, { reportIds }: DocumentMatches): (document: OutsideDocument) => string | undefined {
  const found = new Map<string, string | undefined>()
  return document => {
    if (!found.has(document.key)) found.set(document.key, find(document))
    return found.get(document.key)
  }

  function find({ key, reportId, textSha256 }: OutsideDocument): string | undefined {
    const ids = reportIds.get(key) ?? []
    if (ids.length <= 1) return ids[0]
    if (reportId !== null && ids.includes(reportId)) return reportId
    return ids.find(id => textSha256 !== null && sumOf(findText(db, id) ?? '') === textSha256)
  }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text.toWellFormed()).digest('hex')
}

function pairedIds(document: OutsideDocument, reportOf: (document: OutsideDocument) => string | undefined): [string, string][] {
  const id = reportOf(document)
  return document.reportId === null || id === undefined ? [] : [[document.reportId, id]]
}

/** Links to passages name reports as their own library does. */
function withOurReports(text: string, reportIds: ReadonlyMap<string, string>): string {
  return redirectLinks(text, ({ reportId, highlightId }) => ({ reportId: reportIds.get(reportId) ?? reportId, highlightId }))
}
