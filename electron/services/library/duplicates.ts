import { AppError } from '../../../shared/errors.ts'
import type { DuplicateDecision, DuplicateGroup, DuplicateReport } from '../../../shared/model/duplicate.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { Problem, ReportSummary } from '../../../shared/model/report.ts'
import { createDuplicateIndex } from '../../importing/duplicates/duplicate-index.ts'
import { fingerprintOf, likeness, packFingerprint, unpackFingerprint } from '../../importing/duplicates/duplicates.ts'
import { problem } from '../../importing/problems.ts'
import type { Db } from '../../store/db.ts'
import {
  findDuplicateFacts,
  keepApart,
  listFingerprints,
  listKeptApart,
  type StoredFingerprint,
  saveFingerprints,
} from '../../store/duplicates.ts'
import { recordAction } from '../../store/journal.ts'
import { putBesideInReadingLists } from '../../store/lists.ts'
import { handOverMemo } from '../../store/memos.ts'
import { revisionText } from '../../store/report-revisions.ts'
import { listReportsAmong, listReportsById, listVisibleIds, removeReports } from '../../store/reports.ts'
import type { Quiet } from '../quiet.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'
import { createDuplicateGroups } from './duplicate-groups.ts'
import { proposeFor } from './duplicate-proposal.ts'

/** Reports that are looked at before other calls get their turn; some 10 ms where their fingerprints are still to be made. */
const AT_ONCE = 24
/** How long groups are described before other calls get their turn, in ms. */
const SLICE = 20
/** So many changed reports are looked at right away; more wait until nobody waits for anything. */
const FEW = 64

export interface DuplicatesService {
  list(): Promise<DuplicateGroup[]>
  /** Ids of reports that are likely the same, two or more each. */
  groups(): Promise<readonly (readonly string[])[]>
  settle(decisions: readonly DuplicateDecision[]): Promise<ActionSummary>
  /** How many other reports are likely the same as this one, as far as is known now. */
  countOf(reportId: string): number
  /** What is to be said of these reports. */
  problemsOf(reportIds: readonly string[]): Promise<DuplicateProblem[]>
  /** Another library, or none. */
  restart(): void
  /** These reports came, went or changed. */
  refresh(ids: readonly string[]): void
}

export interface DuplicateProblem {
  readonly reportId: string
  /** Of its source. */
  readonly path: string
  /** Names the other report, or the best of them. */
  readonly problem: Problem
}

/**
 * Which reports are likely one and the same. The library keeps a fingerprint of each text; who is like whom is held in
 * memory and follows every change of the reports, so that it is right after a removal, an undo, a correction or a repair
 * without being journalled. Fingerprints that are missing are made when nothing else is to be done.
 */
export function createDuplicates(
  library: CurrentLibrary,
  quiet: Quiet,
  announce: Announce,
  tellChanged: (reportIds: readonly string[]) => void,
): DuplicatesService {
  const index = createDuplicateIndex<string>()
  const revisions = new Map<string, number>()
  const waiting = new Set<string>()
  const groups = createDuplicateGroups()
  /** They may be grouped otherwise since the groups were last made. */
  const regrouped = new Set<string>()
  let filling: Promise<void> | undefined
  /** All reports have been looked at since the library was opened. */
  let complete = false

  async function upToDate(): Promise<void> {
    while (waiting.size > 0 || regrouped.size > 0) {
      filling ??= fill().finally(() => {
        filling = undefined
      })
      await filling
    }
    complete = true
  }

  async function fill(): Promise<void> {
    while (waiting.size > 0) {
      await new Promise(resolve => setImmediate(resolve))
      lookAtSome()
    }
    if (regrouped.size > 0) regroup()
  }

  /** What goes wrong is tried again, and told, when somebody asks. */
  function fillUnasked(): void {
    void upToDate().catch(() => undefined)
  }

  function lookAtSome(): void {
    if (!library.find()) {
      waiting.clear()
      return
    }
    const db = library.database()
    const ids: string[] = []
    for (const id of waiting) if (ids.push(id) === AT_ONCE) break
    const there = new Map(listFingerprints(db, ids).map(stored => [stored.reportId, stored]))
    const made = makeMissing(db, [...there.values()])
    for (const id of ids) {
      const stored = there.get(id)
      // The groups depend on what a report is about, too.
      if (groups.countOf(id) > 0 || index.alike(id).size > 0) regrouped.add(id)
      if (!stored) {
        index.remove(id)
        revisions.delete(id)
      } else if (revisions.get(id) !== stored.revisionId) {
        index.set(id, unpackFingerprint(stored.packed ?? made.get(stored.revisionId) ?? ''))
        revisions.set(id, stored.revisionId)
        if (index.alike(id).size > 0) regrouped.add(id)
      }
      waiting.delete(id)
    }
  }

  /** By revision. */
  function makeMissing(db: Db, stored: readonly StoredFingerprint[]): ReadonlyMap<number, string> {
    const missing = stored.filter(({ packed }) => packed === null)
    const made = new Map(missing.map(({ revisionId }) => [revisionId, packFingerprint(fingerprintOf(revisionText(db, revisionId)))]))
    if (made.size > 0) saveFingerprints(db, made)
    return made
  }

  function regroup(): void {
    const concerned = groups.around(regrouped, index.alike)
    regrouped.clear()
    if (!library.find()) return
    const db = library.database()
    const reports = new Map(listReportsAmong(db, [...concerned]).map(report => [report.id, report]))
    const changed = groups.regroup(concerned, reports, index.alike, listKeptApart(db))
    if (changed.length > 0) tellChanged(changed)
  }

  function describe(db: Db, ids: readonly string[]): DuplicateGroup {
    const members = listReportsById(db, ids).flatMap(report => {
      const facts = findDuplicateFacts(db, report.id)
      return facts ? [{ ...report, ...facts, duplicates: ids.length - 1, words: index.get(report.id)?.length ?? 0, share: 1 }] : []
    })
    const { reports, ...proposed } = proposeFor(members)
    const shared = reports.map(report => ({ ...report, share: shareOf(reports[0]?.id ?? '', report.id) }))
    return { same: shared.every(({ share }) => share === 1), ...proposed, reports: shared }
  }

  function shareOf(first: string, id: string): number {
    const [one, other] = [index.get(first), index.get(id)]
    return one && other ? Math.round(likeness(one, other) * 100) / 100 : 0
  }

  async function listAmong(isWanted: (ids: readonly string[]) => boolean): Promise<DuplicateGroup[]> {
    library.database()
    await upToDate()
    const found: DuplicateGroup[] = []
    let until = performance.now() + SLICE
    for (const ids of groups.list().filter(isWanted)) {
      found.push(describe(library.database(), ids))
      if (performance.now() < until) continue
      await new Promise(resolve => setImmediate(resolve))
      until = performance.now() + SLICE
    }
    return found.filter(({ reports }) => reports.length > 1)
  }

  return {
    list: () => listAmong(() => true),
    async groups() {
      await upToDate()
      return groups.list()
    },
    async settle(decisions) {
      const db = library.database()
      const reports = requireReports(
        db,
        decisions.flatMap(({ reportIds }) => reportIds),
      )
      const removed = decisions.flatMap(decision => removedBy(decision, reports))
      const { action } = recordAction(db, 'duplicate.settle', decisions.length, () => {
        handOver(db, decisions)
        removeReports(db, removed, new Date().toISOString())
        for (const { keep, reportIds } of decisions) if (keep === null) keepApart(db, reportIds)
      })
      announce({ reports: [...reports.keys()], ...(removed.length > 0 ? { highlights: removed, tags: true, lists: removed } : {}) })
      await upToDate()
      return action
    },
    countOf: groups.countOf,
    async problemsOf(reportIds) {
      const wanted = new Set(reportIds)
      const concerned = await listAmong(ids => ids.some(id => wanted.has(id)))
      return concerned.flatMap(({ reports }) => problemsIn(reports, wanted))
    },
    restart() {
      index.clear()
      revisions.clear()
      waiting.clear()
      regrouped.clear()
      groups.clear()
      complete = false
      if (!library.find()) return
      for (const id of listVisibleIds(library.database())) waiting.add(id)
      quiet.afterwards(fillUnasked)
    },
    refresh(ids) {
      for (const id of ids) waiting.add(id)
      if (complete && waiting.size <= FEW) fillUnasked()
      else quiet.afterwards(fillUnasked)
    },
  }
}

/** What was written about copies that go stands below what was written about the one that stays; lists that held them hold it. */
function handOver(db: Db, decisions: readonly DuplicateDecision[]): void {
  for (const { keep, reportIds } of decisions) {
    if (keep === null) continue
    for (const id of reportIds.filter(other => other !== keep)) {
      handOverMemo(db, { kind: 'report', id }, { kind: 'report', id: keep })
      putBesideInReadingLists(db, id, keep)
    }
  }
}

function requireReports(db: Db, ids: readonly string[]): Map<string, ReportSummary> {
  const reports = new Map(listReportsAmong(db, ids).map(report => [report.id, report]))
  const missing = ids.find(id => !reports.has(id))
  if (missing !== undefined) throw new AppError('not-found', 'There is no such report.', { id: missing })
  return reports
}

function removedBy({ reportIds, keep, withHighlights = false }: DuplicateDecision, reports: ReadonlyMap<string, ReportSummary>): string[] {
  if (keep === null) return []
  if (!reportIds.includes(keep)) throw new AppError('bad-input', 'The report to keep is not one of the group.', { id: keep })
  const removed = reportIds.filter(id => id !== keep)
  const marked = removed.find(id => (reports.get(id)?.highlights ?? 0) > 0)
  if (marked !== undefined && !withHighlights) throw new AppError('conflict', `Report ${marked} holds highlights.`, { id: marked })
  return removed
}

/** Where all of a group are asked about, the best of them is not the one to complain of. */
function problemsIn(reports: readonly DuplicateReport[], wanted: ReadonlySet<string>): DuplicateProblem[] {
  const asked = reports.filter(({ id }) => wanted.has(id))
  const [best, next] = reports
  if (!best || !next) return []
  return asked.flatMap(report => {
    if (report !== best) return duplicateOf(report, best, report.share)
    return asked.length < reports.length ? duplicateOf(best, next, next.share) : []
  })
}

function duplicateOf({ id, sourcePath }: ReportSummary, other: ReportSummary, share: number): DuplicateProblem {
  const { place, year, title } = other
  const name = [place, year, title].filter(Boolean).join(' · ')
  const details = { name, path: other.sourcePath, reportId: other.id, own: id, percent: Math.round(share * 100) }
  return { reportId: id, path: sourcePath, problem: problem('duplicate', details) }
}
