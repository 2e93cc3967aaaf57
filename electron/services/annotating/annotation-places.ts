import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe } from '../../../shared/anchoring/describe.ts'
import { createLocator, type Locator } from '../../../shared/anchoring/locate.ts'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import type { AnnotationFile, OutsideAnnotation, OutsideDocument } from '../../../shared/interchange/annotation.ts'
import type { UnplacedAnnotation } from '../../../shared/model/annotation.ts'
import type { HighlightState, Selector } from '../../../shared/model/highlight.ts'
import { createPointMap, type PointMap } from '../../../shared/text/offsets.ts'
import type { Db } from '../../store/db.ts'
import { findText, listReportsOfSources, listVisibleIds } from '../../store/reports.ts'
import { listSources } from '../../store/sources.ts'

/**
 * Where annotations of other libraries and programs belong. A document is known by the hash of its file, by the id of its
 * report, or by the quotes that stand in it, never by its name.
 */

export interface PlacedAnnotation extends Selector {
  readonly reportId: string
  readonly state: Exclude<HighlightState, 'orphan'>
}

export type Place = PlacedAnnotation | { readonly reason: UnplacedAnnotation['reason'] }

/** Reports that each document may be, by its key; those that were guessed by their quotes are marked. */
export interface DocumentMatches {
  readonly reportIds: ReadonlyMap<string, readonly string[]>
  readonly guessed: ReadonlySet<string>
  /** Documents whose text the file itself holds and the library does not. */
  readonly enclosed: ReadonlySet<string>
}

export async function matchDocuments(db: Db, { documents, annotations }: AnnotationFile, signal: CancelSignal): Promise<DocumentMatches> {
  const bySum = Map.groupBy(listSources(db), source => source.sha256)
  const visible = new Set(listVisibleIds(db))
  const reportIds = new Map<string, readonly string[]>()
  const unknown: OutsideDocument[] = []
  for (const document of documents) {
    const sources = document.sha256.flatMap(sum => bySum.get(sum) ?? []).map(source => source.id)
    const same = listReportsOfSources(db, sources)
    const own = document.reportId !== null && visible.has(document.reportId) ? [document.reportId] : []
    // A file may hold many reports; the one with the same id is asked first.
    if (same.length > 0) reportIds.set(document.key, [...new Set([...own.filter(id => same.includes(id)), ...same])])
    else if (own.length > 0) reportIds.set(document.key, own)
    else unknown.push(document)
  }
  const enclosed = new Set(unknown.filter(document => document.enclosed).map(document => document.key))
  const byDocument = Map.groupBy(annotations, annotation => annotation.document)
  const asked = unknown.filter(document => !document.enclosed)
  const guesses = await guessByQuotes(db, asked, byDocument, [...visible], signal)
  return { reportIds: new Map([...reportIds, ...guesses]), guessed: new Set(guesses.keys()), enclosed }
}

/** Quotes of one document that are looked for in every report; more would tell little more. */
const ASKED_QUOTES = 12
/** Shorter words stand everywhere. */
const TELLING = 8
/** Share of a document's quotes that a report must hold to be taken for it. */
const ENOUGH = 0.5

/** The reports that hold the most of a document's quotes: more than one where they hold as many. */
async function guessByQuotes(
  db: Db,
  documents: readonly OutsideDocument[],
  byDocument: ReadonlyMap<string, readonly OutsideAnnotation[]>,
  reportIds: readonly string[],
  signal: CancelSignal,
): Promise<Map<string, string[]>> {
  const asked = documents.map(({ key }) => ({ key, quotes: tellingWords(byDocument.get(key) ?? []), best: 1, reportIds: [] as string[] }))
  const open = asked.filter(({ quotes }) => quotes.length > 0)
  for (const id of open.length > 0 ? reportIds : []) {
    throwIfCancelled(signal)
    const text = findText(db, id) ?? ''
    for (const document of open) {
      const held = document.quotes.filter(quote => text.includes(quote)).length
      if (held > document.best) [document.best, document.reportIds] = [held, []]
      if (held === document.best) document.reportIds.push(id)
    }
    await nextTurn()
  }
  const found = open.filter(({ quotes, best, reportIds: ids }) => ids.length > 0 && best >= quotes.length * ENOUGH)
  return new Map(found.map(document => [document.key, document.reportIds]))
}

/** The longest stretch of each quote without white space, which differs between a page and its text; the longest ones. */
function tellingWords(annotations: readonly OutsideAnnotation[]): string[] {
  const words = annotations.map(({ quote }) =>
    quote.split(/\s+/).reduce((longest, word) => (word.length > longest.length ? word : longest), ''),
  )
  return [...new Set(words.filter(word => word.length >= TELLING))].sort((a, b) => b.length - a.length).slice(0, ASKED_QUOTES)
}

interface ReportText {
  readonly id: string
  readonly text: string
  readonly points: PointMap
  readonly locate: Locator
}

/** Text of a report; undefined for one that is not there. */
export type TextOf = (reportId: string) => string | undefined

/** Places the annotations of one document; its texts are read once. */
export function createPlacer(textOf: TextOf, reportIds: readonly string[], guessed: boolean): (annotation: OutsideAnnotation) => Place {
  const texts: ReportText[] = []
  for (const id of reportIds) {
    const text = textOf(id)
    // Of copies of one file the first stands for all; of guesses nobody knows which was meant.
    if (text === undefined || (!guessed && texts.some(other => other.text === text))) continue
    texts.push({ id, text, points: createPointMap(text), locate: createLocator(text) })
  }
  return annotation => {
    if (texts.length === 0) return { reason: 'no-report' }
    const found = texts.flatMap(report => {
      const place = placeIn(report, annotation)
      return place ? [{ ...place, familiar: standsInContext(report.text, annotation) }] : []
    })
    const anchored = found.filter(place => place.state === 'anchored')
    const familiar = anchored.filter(place => place.familiar)
    const candidates = [familiar, anchored, found].find(places => places.length > 0)
    const [best] = candidates ?? []
    if (!candidates || !best) return { reason: 'quote-not-found' }
    const sure = candidates.length === 1 && (!guessed || best.familiar)
    // Of reports that say the same nobody knows which one was meant.
    if (!sure && guessed && candidates.length > 1) return { reason: 'several-reports' }
    const { familiar: _, ...place } = best
    return sure || best.state === 'doubtful' ? place : doubtful(place, annotation)
  }
}

function placeIn({ id, text, points, locate }: ReportText, annotation: OutsideAnnotation): PlacedAnnotation | undefined {
  const { quote, prefix, suffix } = annotation
  const start = annotation.start === null ? 0 : points.toUnits(annotation.start)
  const end = annotation.end === null ? quote.length : points.toUnits(annotation.end)
  const place = locate({ start, end, quote, prefix, suffix })
  if (place.state === 'orphan' || place.start >= place.end) return undefined
  const placed = { ...describe(text, place.start, place.end), reportId: id, state: place.state }
  return place.state === 'doubtful' || annotation.doubtful ? doubtful(placed, annotation) : placed
}

/** What awaits a yes or no keeps the words that it had. */
function doubtful(place: PlacedAnnotation, { quote, prefix, suffix }: OutsideAnnotation): PlacedAnnotation {
  return { ...place, quote, prefix, suffix, state: 'doubtful' }
}

/** The quote with the words before or behind it, as the file has them. */
function standsInContext(text: string, { quote, prefix, suffix }: OutsideAnnotation): boolean {
  if (prefix === '' && suffix === '') return false
  return (prefix !== '' && text.includes(prefix + quote)) || (suffix !== '' && text.includes(quote + suffix))
}
