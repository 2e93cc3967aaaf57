import type { AnchoredStep } from '../../../shared/anchoring/repair-anchors.ts'
import type { ParsedReport, ParsedSource, RepairStep } from '../../../shared/model/source.ts'
import { loadGazetteer } from '../metadata/gazetteer.ts'
import { anchorNext, doRepairs, type KnownRepair, type MachineLayout, type Repaired, type RepairOutcome } from './repairing.ts'

/** What the parsers' threads do with repairs: a user's own, and those of a file that is read again. */

export interface RepairTask {
  readonly machine: MachineLayout
  /** Done so far. */
  readonly repairs: readonly KnownRepair[]
  /** One more, or fewer of them. */
  readonly change: { readonly add: RepairStep } | { readonly takeBack: readonly number[] }
}

export interface RepairResult {
  readonly cuts: Repaired['cuts']
  readonly problems: Repaired['problems']
  readonly repairs: Repaired['repairs']
  readonly reports: readonly RepairedReport[]
  /** The step that was added, whose outcome is the last one. */
  readonly added: AnchoredStep | null
}

export interface RepairedReport {
  /** The place that it had among the reports so far; null for one that was not among them. */
  readonly from: number | null
  /** Null for one that is as it was, so that it need not travel. */
  readonly report: ParsedReport | null
}

/** Throws `RepairImpossible` for a step that makes no sense. */
export async function runRepair({ machine, repairs, change }: RepairTask): Promise<RepairResult> {
  const gazetteer = await loadGazetteer()
  const before = doRepairs(gazetteer, machine, repairs)
  const added = 'add' in change ? anchorNext(machine, repairs, change.add) : null
  const wanted = 'add' in change ? repairs : repairs.filter(repair => !change.takeBack.includes(repair.id))
  const after = doRepairs(gazetteer, machine, added ? [...wanted, { id: 0, anchored: added }] : wanted)
  const places = new Map(before.keys.map((key, at) => [key, at]))
  const reports = after.reports.map((report, at): RepairedReport => {
    const from = places.get(after.keys[at] ?? '') ?? null
    const same = from !== null && JSON.stringify(before.reports[from]) === JSON.stringify(report)
    return { from, report: same ? null : report }
  })
  return { cuts: after.cuts, problems: after.problems, repairs: after.repairs, reports, added }
}

/** The repairs of a source that its file may still need. */
export interface KnownRepairs {
  /** The source's, also of a member of an archive. */
  readonly path: string
  readonly repairs: readonly KnownRepair[]
  /** The text in which they were found last. */
  readonly previous: string
}

/** A source as repaired, with what the importer alone made of it. */
export interface RepairedSource extends ParsedSource {
  readonly machine: Pick<ParsedSource, 'cuts' | 'problems'> & { readonly reports: readonly Omit<ParsedReport, 'text'>[] }
  readonly repairs: readonly RepairOutcome[]
}

export async function repairRead(source: ParsedSource, known: readonly KnownRepairs[]): Promise<ParsedSource | RepairedSource> {
  const own = known.find(({ path }) => path === source.path)
  if (!own || own.repairs.length === 0) return source
  const { repairs, keys: _, ...repaired } = doRepairs(await loadGazetteer(), source, own.repairs, own.previous)
  const reports = source.reports.map(({ text: _, ...report }) => report)
  return { ...source, ...repaired, repairs, machine: { cuts: source.cuts, problems: source.problems, reports } }
}
