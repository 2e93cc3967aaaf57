import type { Range } from '../../../shared/model/search.ts'
import type { SourceInFull } from '../../../shared/model/source.ts'
import { sentenceAt } from '../../../shared/text/sentences.ts'
import { mapSource, type SourceMap } from '../../../shared/text/source-map.ts'
import { reportNear, type Stretch, stretchWith } from '../../../shared/text/source-stretches.ts'
import type { SourceTarget } from '../../state/source-view.ts'

/** What the reader looks at on both sides: a sentence of a report, or a place in the source (a cut, a problem's spot). */
export type Place =
  | { readonly kind: 'sentence'; readonly reportId: string; readonly offset: number }
  | { readonly kind: 'spot'; readonly range: Range; readonly cut: number | null }

/** A place as it is shown on both sides. */
export interface Lit {
  readonly source: readonly Range[]
  readonly report: Range | null
  /** Where the report has nothing of it: the sentence beside which it would stand. */
  readonly near: Range | null
}

const NOTHING: Lit = { source: [], report: null, near: null }

/** Where the view begins. `reportId` is the report beside the source; another than was asked for begins nowhere. */
export function placeOf(target: SourceTarget, reportId: string | null): Place | null {
  if (target.spot) return { kind: 'spot', range: target.spot, cut: null }
  if (reportId === null || target.reportId !== reportId) return null
  return { kind: 'sentence', reportId, offset: target.position ?? 0 }
}

/** The place of a unit of the source: the sentence that it is in, or what was left out there. */
export function placeAt(
  { reports, cuts }: Pick<SourceInFull, 'reports' | 'cuts'>,
  stretches: readonly Stretch[],
  offset: number,
): Place | null {
  const stretch = stretchWith(stretches, offset)
  const range = stretch?.cut == null ? undefined : cuts[stretch.cut]
  if (range && stretch) return { kind: 'spot', range, cut: stretch.cut }
  const own = stretch?.report == null ? undefined : reports[stretch.report]
  const there = own && mapSource(own.pieces, cuts).toReport(offset)
  return own && there != null ? { kind: 'sentence', reportId: own.id, offset: there } : null
}

/** The unit of the source at which a place begins; null where the report is not one of the source's. */
export function offsetOfPlace({ reports, cuts }: Pick<SourceInFull, 'reports' | 'cuts'>, place: Place | null): number | null {
  if (place?.kind === 'spot') return place.range.start
  const report = reports.find(({ id }) => id === place?.reportId)
  return report && place ? mapSource(report.pieces, cuts).toSource(place.offset) : null
}

/** The report in which a place is looked at: for what was left out the one that it stood beside; null where any will do. */
export function reportOfPlace(
  { reports }: Pick<SourceInFull, 'reports'>,
  stretches: readonly Stretch[],
  place: Place | null,
): string | null {
  if (place?.kind === 'sentence') return place.reportId
  if (!place || place.cut === null) return null
  return reports[reportNear(stretches, place.range.start) ?? -1]?.id ?? null
}

/** `report` is the one beside the source, once it is there; `map` leads to it. */
export function litBy(place: Place | null, report: { readonly id: string; readonly text: string } | null, map: SourceMap | null): Lit {
  if (place?.kind === 'sentence') {
    if (!report || !map || report.id !== place.reportId) return NOTHING
    const sentence = trimmed(report.text, sentenceAt(report.text, inkBefore(report.text, place.offset)))
    return { source: map.toSourceRanges(sentence), report: sentence, near: null }
  }
  if (!place) return NOTHING
  const { range } = place
  if (!report || !map) return { ...NOTHING, source: [range] }
  const start = map.toReport(range.start)
  if (start !== null) {
    const last = map.toReport(Math.max(range.end - 1, range.start)) ?? start
    return { source: [range], report: { start, end: Math.max(last, start) + 1 }, near: null }
  }
  const beside = Math.max(map.nearestInReport(range.start) - 1, 0)
  return { source: [range], report: null, near: trimmed(report.text, sentenceAt(report.text, inkBefore(report.text, beside))) }
}

/** A line end belongs to no sentence: the character before it does. */
function inkBefore(text: string, offset: number): number {
  let at = Math.min(offset, text.length - 1)
  while (at > 0 && /\s/.test(text.charAt(at))) at--
  return Math.max(at, 0)
}

/** Without the indent of a paragraph. */
function trimmed(text: string, { start, end }: Range): Range {
  const words = text.slice(start, end)
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length }
}
