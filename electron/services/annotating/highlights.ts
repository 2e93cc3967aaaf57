import { describe } from '../../../shared/anchoring/describe.ts'
import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Colour, Highlight, HighlightFilter, HighlightInContext } from '../../../shared/model/highlight.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { OutlineEntry, ReportSummary } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import { whereTogether } from '../../../shared/tabling/tag-pairs.ts'
import { fold } from '../../fold-table.ts'
import type { Db } from '../../store/db.ts'
import {
  addHighlight,
  changeHighlight,
  findHighlight,
  linkTag,
  listHighlightsOfReport,
  removeHighlight,
  unlinkTag,
} from '../../store/highlights.ts'
import { recordAction } from '../../store/journal.ts'
import { findOutline, findText } from '../../store/reports.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import { listMatching } from '../library/reports.ts'
import { requireTags, tagTree, withTagsBelow } from './tags.ts'

export const DEFAULT_COLOUR: Colour = 'gamboge'

export interface HighlightsService {
  list(filter?: HighlightFilter): HighlightInContext[]
  ofReport(reportId: string): Highlight[]
  add(input: Input<'highlights.add'>): Highlight
  update(input: Input<'highlights.update'>): ActionSummary
  remove(ids: readonly string[]): ActionSummary
}

export function createHighlights(library: CurrentLibrary, announce: Announce): HighlightsService {
  return {
    list: filter => listInContext(library.database(), filter ?? {}),
    ofReport: reportId => listHighlightsOfReport(library.database(), reportId),
    add(input) {
      const db = library.database()
      requireTags(db, input.tagIds ?? [])
      const { value: id } = recordAction(db, 'highlight.add', 1, () => placeHighlight(db, input))
      const highlight = getHighlight(db, id)
      announce({
        highlights: [input.reportId],
        highlightChanges: { saved: [highlight], removed: [] },
        tags: (input.tagIds ?? []).length > 0,
      })
      return highlight
    },
    update({ ids, colour, note: written, addTagIds = [], removeTagIds = [] }) {
      const note = written === undefined ? undefined : toNote(written)
      const db = library.database()
      requireTags(db, addTagIds)
      const before = ids.map(id => getHighlight(db, id))
      const { action } = recordAction(db, 'highlight.update', ids.length, () => {
        const at = new Date().toISOString()
        for (const highlight of before) {
          const { id } = highlight
          const linked = addTagIds.map(tagId => linkTag(db, id, tagId))
          const unlinked = removeTagIds.map(tagId => unlinkTag(db, id, tagId))
          const changed = (colour ?? highlight.colour) !== highlight.colour || (note ?? highlight.note) !== highlight.note
          if (changed || linked.includes(true) || unlinked.includes(true)) changeHighlight(db, id, { colour, note }, at)
        }
      })
      announce({
        highlights: reportsOf(before),
        highlightChanges: { saved: ids.map(id => getHighlight(db, id)), removed: [] },
        tags: addTagIds.length + removeTagIds.length > 0,
      })
      return action
    },
    remove(ids) {
      const db = library.database()
      const before = ids.map(id => getHighlight(db, id))
      const { action } = recordAction(db, 'highlight.remove', ids.length, () => {
        for (const id of ids) removeHighlight(db, id)
      })
      announce({ highlights: reportsOf(before), highlightChanges: { saved: [], removed: ids }, tags: true })
      return action
    },
  }
}

/** Stores a highlight on a report's text as it is now; the ends widen to whole characters. */
export function placeHighlight(db: Db, input: Input<'highlights.add'>): string {
  const { reportId, start, end } = input
  const text = findText(db, reportId)
  if (text === undefined) throw new AppError('not-found', 'There is no such report.', { id: reportId })
  requirePassage(text, input)
  const { colour = DEFAULT_COLOUR, note = '', tagIds = [] } = input
  const id = addHighlight(db, { ...describe(text, start, end), reportId, colour, note: toNote(note) }, new Date().toISOString())
  for (const tagId of tagIds) linkTag(db, id, tagId)
  return id
}

/** Refuses a passage that is not in the text (`bad-input`) or has other words than are meant (`conflict`). */
export function requirePassage(text: string, { start, end, quote }: Range & { readonly quote?: string | undefined }): void {
  if (quote !== undefined && text.slice(start, end) !== quote) {
    throw new AppError('conflict', `Other words stand from ${start} to ${end} by now.`, { start, end })
  }
  if (start >= end || end > text.length) {
    throw new AppError('bad-input', `There is no passage from ${start} to ${end} in this report.`, { start, end, length: text.length })
  }
}

/** White space alone is no note: nobody sees it, and formats that leave the program drop it. */
function toNote(written: string): string {
  return written.trim() === '' ? '' : written
}

export function getHighlight(db: Db, id: string): Highlight {
  const highlight = findHighlight(db, id)
  if (!highlight) throw new AppError('not-found', 'There is no such highlight.', { id })
  return highlight
}

function reportsOf(highlights: readonly Highlight[]): string[] {
  return [...new Set(highlights.map(highlight => highlight.reportId))]
}

/** In the order of the library's reports, each report's in reading order. */
export function listInContext(db: Db, filter: HighlightFilter): HighlightInContext[] {
  const read = createHighlightReader(db, filter)
  return listMatching(db, filter.report)
    .filter(report => report.highlights > 0)
    .flatMap(report => read(report))
}

/** Of one report, in reading order; or these of them, in their order. */
export type HighlightReader = (report: ReportSummary, ids?: readonly string[]) => HighlightInContext[]

/** Outlines that a reader keeps: reports are read again for each of their tags. */
const MOST_OUTLINES = 1000

/** Reads report by report what passes the filter; what that asks of the library is asked once. */
export function createHighlightReader(db: Db, filter: HighlightFilter): HighlightReader {
  const passingOf = createHighlightMatcher(db, filter)
  const paths = new Map(tagTree(db).map(tag => [tag.id, tag.path]))
  const outlines = new Map<string, readonly OutlineEntry[]>()
  function outlineOf(reportId: string): readonly OutlineEntry[] {
    const outline = outlines.get(reportId) ?? findOutline(db, reportId)
    if (outlines.size >= MOST_OUTLINES) outlines.clear()
    outlines.set(reportId, outline)
    return outline
  }
  return (report, ids) => {
    // Which tags come together is seen on all of the report only.
    const some = filter.tagMatch === 'together' ? undefined : ids
    const found = some ? some.flatMap(id => findHighlight(db, id) ?? []) : listHighlightsOfReport(db, report.id)
    const passing = passingOf(found.filter(({ reportId }) => reportId === report.id))
    const wanted = ids && !some ? ids.flatMap(id => passing.find(highlight => highlight.id === id) ?? []) : passing
    if (wanted.length === 0) return []
    const outline = outlineOf(report.id)
    return wanted.map(highlight => inContext(highlight, report, outline, paths))
  }
}

function inContext(
  highlight: Highlight,
  report: ReportSummary,
  outline: readonly OutlineEntry[],
  paths: ReadonlyMap<string, string>,
): HighlightInContext {
  const { title: reportTitle, place, year, body } = report
  const tags = highlight.tagIds.flatMap(id => paths.get(id) ?? []).sort()
  return { ...highlight, reportTitle, place, year, body, section: sectionOf(outline, highlight), tags }
}

/** Headings that govern the passage, the outermost first; none for an orphan, which stands nowhere in the text. */
function sectionOf(outline: readonly OutlineEntry[], { start, state }: Highlight): string[] {
  if (state === 'orphan') return []
  return outline
    .filter(entry => entry.start <= start && start < entry.end)
    .sort((a, b) => a.level - b.level)
    .map(entry => entry.heading)
}

/** Of the highlights of a report, those that pass, in their order. */
function createHighlightMatcher(db: Db, filter: HighlightFilter): (highlights: readonly Highlight[]) => readonly Highlight[] {
  const { tagIds, tagMatch, withoutTagIds, ownTagsOnly, colours, states, text } = filter
  const family = (id: string) => (ownTagsOnly ? new Set([id]) : withTagsBelow(db, [id]))
  const wanted = tagIds?.map(family)
  const unwanted = withoutTagIds?.map(family) ?? []
  const words = text ? fold(text) : ''
  const passes = ({ tagIds: own, colour, state, quote, note }: Highlight): boolean => {
    const carries = (tags: ReadonlySet<string>) => own.some(id => tags.has(id))
    return (
      (!wanted || (tagMatch === 'all' ? wanted.every(carries) : wanted.some(carries))) &&
      !unwanted.some(carries) &&
      (!colours || colours.includes(colour)) &&
      (!states || states.includes(state)) &&
      (words === '' || fold(quote).includes(words) || fold(note).includes(words))
    )
  }
  return highlights => {
    const passing = highlights.filter(passes)
    return wanted && tagMatch === 'together' ? whereTogether(passing, wanted) : passing
  }
}
