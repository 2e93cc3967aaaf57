import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import { firstIndex } from '../../../shared/first-index.ts'
import type { AnnotationFile } from '../../../shared/interchange/annotation.ts'
import type { CoderComparison, Disagreement } from '../../../shared/model/coders.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { paragraphs, sentences } from '../../../shared/text/sentences.ts'
import { agreementOf, totalOf } from '../../comparing/agreement/agreement.ts'
import type { Db } from '../../store/db.ts'
import { listHighlights } from '../../store/highlights.ts'
import { findReport, findRevisionText, listVisibleIds, listVisibleRevisions } from '../../store/reports.ts'
import { createPlacer, matchDocuments, type TextOf } from './annotation-places.ts'
import { tagTree } from './tags.ts'

/** What one person marked in a report: ranges with the paths of their tags. */
type Marks = readonly (Range & { readonly tags: readonly string[] })[]

/**
 * Holds the highlights of the library against those of a file: on the reports that both marked, sentence by sentence and tag
 * by tag. Highlights without tags say only that a report was marked. `told`: disagreements that are told one by one.
 */
export async function compareCoders(
  db: Db,
  file: AnnotationFile,
  { told, signal }: { readonly told: number; readonly signal: CancelSignal },
): Promise<CoderComparison> {
  // Marks and texts are those of one moment: a report may change while others are compared.
  const mine = readMine(db)
  const visible = listVisibleIds(db)
  const revisions = new Map(listVisibleRevisions(db).map(({ id, revision }) => [id, revision]))
  const textOf = (id: string) => findRevisionText(db, revisions.get(id) ?? 0)
  const { marks: theirs, unplaced } = await placeTheirs(db, file, textOf, signal)
  const shared = visible.filter(id => mine.has(id) && theirs.has(id))

  let count = 0
  const chosen = { mine: new Map<string, Set<number>>(), theirs: new Map<string, Set<number>>() }
  const disagreements: Disagreement[] = []
  let disagreementCount = 0
  for (const reportId of shared) {
    throwIfCancelled(signal)
    const text = textOf(reportId) ?? ''
    const title = findReport(db, reportId, false)?.title ?? ''
    const units = paragraphs(text).flatMap(paragraph => sentences(text, paragraph))
    const own = choose(mine.get(reportId) ?? [], units)
    const other = choose(theirs.get(reportId) ?? [], units)
    add(chosen.mine, own, count)
    add(chosen.theirs, other, count)
    for (const { at, ...apart } of whereApart(own, other)) {
      const range = units[at]
      if (range && disagreementCount++ < told) {
        disagreements.push({ reportId, title, ...range, ...apart, sentence: text.slice(range.start, range.end) })
      }
    }
    count += units.length
    await nextTurn()
  }

  const tags = [...new Set([...chosen.mine.keys(), ...chosen.theirs.keys()])].sort()
  const nobody = new Set<number>()
  const agreements = tags.map(tag => ({ tag, ...agreementOf(count, chosen.mine.get(tag) ?? nobody, chosen.theirs.get(tag) ?? nobody) }))
  return {
    reports: shared.length,
    sentences: count,
    onlyMine: mine.size - shared.length,
    onlyTheirs: theirs.size - shared.length,
    unplaced,
    total: totalOf(agreements),
    tags: agreements.sort((a, b) => (a.kappa ?? 2) - (b.kappa ?? 2) || (a.tag < b.tag ? -1 : 1)),
    disagreements,
    disagreementCount,
  }
}

/** By report. */
function readMine(db: Db): Map<string, Marks> {
  const paths = new Map(tagTree(db).map(tag => [tag.id, tag.path]))
  const anchored = listHighlights(db).filter(highlight => highlight.state === 'anchored')
  const toMark = ({ start, end, tagIds }: Highlight) => ({ start, end, tags: tagIds.flatMap(tag => paths.get(tag) ?? []) })
  return new Map([...Map.groupBy(anchored, ({ reportId }) => reportId)].map(([id, own]) => [id, own.map(toMark)]))
}

async function placeTheirs(
  db: Db,
  file: AnnotationFile,
  textOf: TextOf,
  signal: CancelSignal,
): Promise<{ marks: Map<string, Marks>; unplaced: number }> {
  const matches = await matchDocuments(db, file, signal)
  const marks = new Map<string, (Range & { tags: readonly string[] })[]>()
  let unplaced = 0
  for (const [document, annotations] of Map.groupBy(file.annotations, annotation => annotation.document)) {
    throwIfCancelled(signal)
    const place = createPlacer(textOf, matches.reportIds.get(document) ?? [], matches.guessed.has(document))
    for (const annotation of annotations) {
      const found = place(annotation)
      if ('reason' in found || found.state !== 'anchored') unplaced++
      else {
        const { reportId, start, end } = found
        const ofReport = marks.get(reportId) ?? []
        ofReport.push({ start, end, tags: annotation.tags.map(path => path.join('/')) })
        marks.set(reportId, ofReport)
      }
    }
    await nextTurn()
  }
  return { marks, unplaced }
}

/** Numbers of the sentences of a report that marks touch, tag by tag. */
type Chosen = ReadonlyMap<string, ReadonlySet<number>>

function choose(marks: Marks, units: readonly Range[]): Chosen {
  const chosen = new Map<string, Set<number>>()
  for (const { start, end, tags } of marks) {
    const first = firstIndex(units.length, at => (units[at]?.end ?? 0) > start)
    for (const tag of tags) {
      const places = chosen.get(tag) ?? new Set()
      for (let at = first; (units[at]?.start ?? end) < end; at++) places.add(at)
      chosen.set(tag, places)
    }
  }
  return chosen
}

/** Adds what was chosen in a report whose sentences are counted from `first`. */
function add(all: Map<string, Set<number>>, chosen: Chosen, first: number): void {
  for (const [tag, places] of chosen) {
    const before = all.get(tag) ?? new Set()
    for (const place of places) before.add(first + place)
    all.set(tag, before)
  }
}

/** Where one person chose a tag and the other did not: sentence by sentence, by tag. */
function whereApart(mine: Chosen, theirs: Chosen): (Pick<Disagreement, 'tag' | 'who'> & { readonly at: number })[] {
  const only = (who: Disagreement['who'], one: Chosen, other: Chosen) =>
    [...one].flatMap(([tag, places]) => [...places].flatMap(at => (other.get(tag)?.has(at) ? [] : [{ at, tag, who }])))
  return [...only('mine', mine, theirs), ...only('theirs', theirs, mine)].sort((a, b) => a.at - b.at || (a.tag < b.tag ? -1 : 1))
}
