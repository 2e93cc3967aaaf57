import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DuplicateDecision, DuplicateGroup } from '../../../shared/model/duplicate.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import { createDuplicateIndex } from '../../importing/duplicates/duplicate-index.ts'
import { fingerprintOf, likeness, packFingerprint, unpackFingerprint } from '../../importing/duplicates/duplicates.ts'
import type { Db } from '../../store/db.ts'
import { findDuplicateFacts, listFingerprints, listKeptApart, type StoredFingerprint, saveFingerprints } from '../../store/duplicates.ts'
import { revisionText } from '../../store/report-revisions.ts'
import { listReportsAmong, listReportsById, listVisibleIds } from '../../store/reports.ts'
import type { Quiet } from '../quiet.ts'
import { finishInSlices } from '../slices.ts'
import { type Announce, type CurrentLibrary, whileOpen } from './current-library.ts'
import { createDuplicateGroups } from './duplicate-groups.ts'
import { type DuplicateProblem, problemsIn } from './duplicate-problems.ts'
import { proposeFor } from './duplicate-proposal.ts'
import { settleDuplicates } from './settle-duplicates.ts'

/** Reports that are looked at before other calls get their turn; some 10 ms where their fingerprints are still to be made. */
const AT_ONCE = 24
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
      await nextTurn()
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
    const db = library.database()
    await upToDate()
    function* describeAll(): Generator<void, DuplicateGroup[]> {
      const found: DuplicateGroup[] = []
      for (const ids of groups.list().filter(isWanted)) {
        found.push(describe(db, ids))
        yield
      }
      return found.filter(({ reports }) => reports.length > 1)
    }
    return await finishInSlices(describeAll(), whileOpen(library))
  }

  return {
    list: () => listAmong(() => true),
    async groups() {
      await upToDate()
      return groups.list()
    },
    async settle(decisions) {
      const { action, reportIds, removed } = settleDuplicates(library.database(), decisions)
      announce({ reports: reportIds, ...(removed.length > 0 ? { highlights: removed, tags: true, lists: removed } : {}) })
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
