import type { Conflict, DuplicateGroup, DuplicateReport, KeepReason } from '../../../shared/model/duplicate.ts'
import { innermostName } from '../../../shared/model/place.ts'
import type { Metadata } from '../../../shared/model/report.ts'
import type { SourceFormat } from '../../../shared/model/source.ts'

/** The cleaner ones first: structure before plain text, text before what was printed or shown on a page. */
const FORMATS: readonly SourceFormat[] = ['docx', 'markdown', 'text', 'html', 'csv', 'jsonl', 'xlsx', 'pdf', 'zip', 'unknown']
/** Of the longest text; what is longer than that is as long. Notes and page furniture make such differences. */
const AS_LONG = 0.98

/** Of `2024-01-07T09:30:15.123Z`. */
const TO_THE_SECOND = 19
/** Of the number of a report in its source, so that as text they are in order. */
const DIGITS = 6

/** Where two reports are filed under values that exclude each other. What is not known, or guessed, excludes nothing. */
export function conflictsOf(one: Metadata, other: Metadata): Conflict[] {
  const years = one.year !== null && other.year !== null && !one.yearInferred && !other.yearInferred
  return [
    ...(arePlacesApart(one, other) ? (['place'] as const) : []),
    ...(one.body !== other.body && one.body !== 'other' && other.body !== 'other' ? (['body'] as const) : []),
    ...(years && one.year !== other.year ? (['year'] as const) : []),
  ]
}

function arePlacesApart(one: Metadata, other: Metadata): boolean {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  return (
    differ(one.province, other.province) ||
    differ(one.city, other.city) ||
    differ(one.county, other.county) ||
    differ(innermostName(one), innermostName(other)) ||
    differ(one.level, other.level)
  )
}

/** Puts the best first and proposes it, unless only the user can know. */
export function proposeFor(members: readonly DuplicateReport[]): Pick<DuplicateGroup, 'conflicts' | 'proposal' | 'reports'> {
  const longest = Math.max(...members.map(({ words }) => words))
  const compare = (one: DuplicateReport, other: DuplicateReport) => {
    for (const [reason, worth] of worths(longest)) {
      const difference = worth(other) - worth(one)
      if (difference !== 0) return { reason, difference }
    }
    return { reason: 'first' as const, difference: orderOf(one) < orderOf(other) ? -1 : 1 }
  }
  const reports = [...members].sort((one, other) => compare(one, other).difference)
  const found = new Set(reports.flatMap((one, at) => reports.slice(at + 1).flatMap(other => conflictsOf(one, other))))
  const conflicts = (['place', 'body', 'year'] as const).filter(conflict => found.has(conflict))
  const [best, next] = reports
  if (reports.filter(report => report.highlights > 0).length > 1) {
    return { conflicts, proposal: { keep: null, reason: 'several-marked' }, reports }
  }
  if (conflicts.length > 0 || !best || !next) return { conflicts, proposal: { keep: null, reason: 'filed-apart' }, reports }
  return { conflicts, proposal: { keep: best.id, reason: compare(best, next).reason }, reports }
}

/** What speaks for keeping a report, the weightiest first; more is better. */
function worths(longest: number): (readonly [KeepReason, (report: DuplicateReport) => number])[] {
  return [
    ['highlights', ({ highlights }) => highlights],
    ['corrected', ({ corrected }) => Number(corrected.length > 0)],
    ['complete', ({ incomplete }) => Number(!incomplete)],
    ['longer', ({ words }) => (words >= longest * AS_LONG ? longest : words)],
    ['notes', ({ notes }) => Number(notes > 0)],
    ['details', knownDetails],
    ['format', ({ format }) => -FORMATS.indexOf(format)],
    ['problems', ({ problems }) => -problems],
  ]
}

function knownDetails({ place, year, yearInferred, session, date, speaker, misfiled }: DuplicateReport): number {
  if (misfiled) return -1
  return [place, yearInferred ? null : year, session, date, speaker].filter(value => value !== null).length
}

/** What came in together stands by path: of two folders of the same files one is kept whole. */
function orderOf({ importedAt, sourcePath, position, id }: DuplicateReport): string {
  const place = String(position ?? '').padStart(DIGITS, '0')
  return [importedAt.slice(0, TO_THE_SECOND), sourcePath, place, id].join('\n')
}
