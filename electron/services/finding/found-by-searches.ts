import type { HighlightFilter } from '../../../shared/model/highlight.ts'
import type { ReportFilter } from '../../../shared/model/report.ts'
import { log } from '../../log.ts'
import { listSavedSearches } from '../../store/saved-searches.ts'
import { createTurns } from '../in-turn.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import type { Quiet } from '../quiet.ts'
import { runInSlices } from '../slices.ts'
import type { SearchedReports } from './searched-reports.ts'

/** The inputs of calls that choose reports. */
interface Choosing {
  readonly filter?: (ReportFilter & HighlightFilter) | undefined
  readonly against?: ReportFilter | undefined
}

/** Saved searches as filters, wherever reports are chosen. */
export interface FoundBySearches {
  /** Ids of the saved searches that find this report, as far as is known now. */
  of(reportId: string): readonly string[]
  /** The input of a call with the reports themselves in the place of saved searches; the same where it names none. */
  resolved(input: unknown): unknown
  /** A window shows the reports, and beside each which saved searches find it. */
  prepare(): void
  /** Another library, or none. */
  restart(): void
  /** Something changed that an answer may depend on. */
  refresh(): void
}

/** Who finds what is brought up to date when nobody waits for anything; `tellChanged` hears of each report for which it changed. */
export function createFoundBySearches(
  library: CurrentLibrary,
  reports: SearchedReports,
  quiet: Quiet,
  tellChanged: (reportIds: readonly string[]) => void,
): FoundBySearches {
  let finders = new Map<string, readonly string[]>()
  let prepared = false
  const { inTurn } = createTurns()

  function idsIn(mask: Uint8Array): string[] {
    return [...mask].flatMap((on, slot) => (on ? (reports.summaryOf(slot)?.id ?? []) : []))
  }

  async function update(): Promise<void> {
    if (!library.find()) return
    const open = whileOpen(library)
    const searches = listSavedSearches(library.database())
    if (searches.length > 0) await reports.ready(searches.map(({ query }) => query))
    const found = new Map<string, string[]>()
    function* look(): Generator<void> {
      for (const { id } of searches) {
        for (const reportId of idsIn(reports.mask({ search: [id] }))) {
          const others = found.get(reportId)
          if (others) others.push(id)
          else found.set(reportId, [id])
        }
        yield
      }
    }
    await runInSlices(look(), open)
    if (open.aborted) return
    const before = finders
    finders = found
    const changed = [...new Set([...before.keys(), ...found.keys()])].filter(id => before.get(id)?.join() !== found.get(id)?.join())
    if (changed.length > 0) tellChanged(changed)
  }

  function updateLater(): void {
    if (prepared) quiet.afterwards(() => void inTurn(update).catch(error => log('saved-searches', error)))
  }

  async function withReports(filter: ReportFilter): Promise<ReportFilter> {
    const { search, ids, ...rest } = filter
    if (!search) return filter
    // One search may be narrowed by another.
    await reports.ready(listSavedSearches(library.database()).map(({ query }) => query))
    const wanted = ids && new Set(ids)
    return { ...rest, ids: idsIn(reports.mask({ search })).filter(id => !wanted || wanted.has(id)) }
  }

  async function resolve(input: Choosing): Promise<Choosing> {
    const { filter, against } = input
    return {
      ...input,
      ...(filter && { filter: { ...(await withReports(filter)), ...(filter.report && { report: await withReports(filter.report) }) } }),
      ...(against && { against: await withReports(against) }),
    }
  }

  return {
    of: reportId => finders.get(reportId) ?? [],
    resolved: input => (isChoosing(input) && namesSearch(input) ? resolve(input) : input),
    prepare() {
      if (prepared) return
      prepared = true
      updateLater()
    },
    restart() {
      finders = new Map()
      updateLater()
    },
    refresh: updateLater,
  }
}

/** What a call's own schema let through. */
function isChoosing(input: unknown): input is Choosing {
  return typeof input === 'object' && input !== null
}

function namesSearch({ filter, against }: Choosing): boolean {
  return [filter, filter?.report, against].some(each => each?.search !== undefined)
}
