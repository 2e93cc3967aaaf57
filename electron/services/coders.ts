import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CancelSignal, throwIfCancelled } from '../../shared/cancel.ts'
import type { AnnotationFile } from '../../shared/interchange/annotation.ts'
import type { CoderComparison, Disagreement } from '../../shared/model/coders.ts'
import type { Range } from '../../shared/model/search.ts'
import { paragraphs, sentences } from '../../shared/text/sentences.ts'
import { agreementOf, totalOf } from '../comparing/agreement/agreement.ts'
import type { Db } from '../store/db.ts'
import { listHighlightsOfReport } from '../store/highlights.ts'
import { findReport, findText, listVisibleIds } from '../store/reports.ts'
import { createPlacer, matchDocuments } from './annotation-places.ts'
import { tagTree } from './tags.ts'

/** Disagreements that are told one by one. */
const TOLD = 2000

/** What one person marked in a report: ranges with the paths of their tags. */
type Marks = readonly (Range & { readonly tags: readonly string[] })[]

/**
 * Holds the highlights of the library against those of a file: on the reports that both marked, sentence by sentence and tag
 * by tag. Highlights without tags say only that a report was marked.
 */
export async function compareCoders(db: Db, file: AnnotationFile, signal: CancelSignal): Promise<CoderComparison> {
  const { marks: theirs, unplaced } = await placeTheirs(db, file, signal)
  const paths = new Map(tagTree(db).map(tag => [tag.id, tag.path]))
  const mine = new Map<string, Marks>()
  for (const id of listVisibleIds(db)) {
    const own = listHighlightsOfReport(db, id).filter(highlight => highlight.state === 'anchored')
    if (own.length > 0)
      mine.set(
        id,
        own.map(({ start, end, tagIds }) => ({ start, end, tags: tagIds.flatMap(tag => paths.get(tag) ?? []) })),
      )
  }
  const shared = [...mine.keys()].filter(id => theirs.has(id))

  let count = 0
  const places: { readonly reportId: string; readonly range: Range }[] = []
  const chosen = { mine: new Map<string, Set<number>>(), theirs: new Map<string, Set<number>>() }
  for (const reportId of shared) {
    throwIfCancelled(signal)
    const text = findText(db, reportId) ?? ''
    const units = paragraphs(text).flatMap(paragraph => sentences(text, paragraph))
    for (const range of units) places.push({ reportId, range })
    choose(chosen.mine, mine.get(reportId) ?? [], units, count)
    choose(chosen.theirs, theirs.get(reportId) ?? [], units, count)
    count += units.length
    await nextTurn()
  }

  const tags = [...new Set([...chosen.mine.keys(), ...chosen.theirs.keys()])].sort()
  const nobody = new Set<number>()
  const agreements = tags.map(tag => ({ tag, ...agreementOf(count, chosen.mine.get(tag) ?? nobody, chosen.theirs.get(tag) ?? nobody) }))
  const disagreements = [...apart(db, tags, chosen, places)]
  return {
    reports: shared.length,
    sentences: count,
    onlyMine: mine.size - shared.length,
    onlyTheirs: theirs.size - shared.length,
    unplaced,
    total: totalOf(agreements),
    tags: agreements.sort((a, b) => (a.kappa ?? 2) - (b.kappa ?? 2) || (a.tag < b.tag ? -1 : 1)),
    disagreements: disagreements.slice(0, TOLD),
    disagreementCount: disagreements.length,
  }
}

async function placeTheirs(db: Db, file: AnnotationFile, signal: CancelSignal): Promise<{ marks: Map<string, Marks>; unplaced: number }> {
  const matches = await matchDocuments(db, file, signal)
  const marks = new Map<string, (Range & { tags: readonly string[] })[]>()
  let unplaced = 0
  for (const [document, annotations] of Map.groupBy(file.annotations, annotation => annotation.document)) {
    throwIfCancelled(signal)
    const place = createPlacer(db, matches.reportIds.get(document) ?? [], matches.guessed.has(document))
    for (const annotation of annotations) {
      const found = place(annotation)
      if ('reason' in found || found.state !== 'anchored') unplaced++
      else {
        const { reportId, start, end } = found
        marks.set(reportId, [...(marks.get(reportId) ?? []), { start, end, tags: annotation.tags.map(path => path.join('/')) }])
      }
    }
    await nextTurn()
  }
  return { marks, unplaced }
}

/** Numbers of the sentences, counted from `first`, that marks touch, tag by tag. */
function choose(chosen: Map<string, Set<number>>, marks: Marks, units: readonly Range[], first: number): void {
  for (const { start, end, tags } of marks) {
    const touched = units.flatMap((unit, at) => (unit.start < end && start < unit.end ? [first + at] : []))
    for (const tag of tags) {
      const places = chosen.get(tag) ?? new Set()
      for (const place of touched) places.add(place)
      chosen.set(tag, places)
    }
  }
}

/** In the order of the reports and their sentences. */
function* apart(
  db: Db,
  tags: readonly string[],
  chosen: Record<'mine' | 'theirs', ReadonlyMap<string, ReadonlySet<number>>>,
  places: readonly { readonly reportId: string; readonly range: Range }[],
): Generator<Disagreement> {
  const texts = new Map<string, { readonly title: string; readonly text: string }>()
  const textOf = (id: string) => {
    const known = texts.get(id) ?? { title: findReport(db, id, false)?.title ?? '', text: findText(db, id) ?? '' }
    texts.set(id, known)
    return known
  }
  for (const [at, { reportId, range }] of places.entries()) {
    for (const tag of tags) {
      const mine = chosen.mine.get(tag)?.has(at) ?? false
      if (mine === (chosen.theirs.get(tag)?.has(at) ?? false)) continue
      const { title, text } = textOf(reportId)
      yield { reportId, title, ...range, tag, who: mine ? 'mine' : 'theirs', sentence: text.slice(range.start, range.end) }
    }
  }
}
