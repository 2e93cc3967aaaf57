import { describe } from '../../../shared/anchoring/describe.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Colour, Highlight, Selector } from '../../../shared/model/highlight.ts'
import { type ConcordanceMarks, type MarkExtent, MOST_MARKED, type Range } from '../../../shared/model/search.ts'
import { extended } from '../../../shared/text/extents.ts'
import type { Db } from '../../store/db.ts'
import { addHighlight, changeHighlight, linkTag, listHighlightsOfReport } from '../../store/highlights.ts'
import { recordAction } from '../../store/journal.ts'
import { findText } from '../../store/reports.ts'
import { DEFAULT_COLOUR } from '../annotating/highlights.ts'
import { requireTags } from '../annotating/tags.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'

export interface MarkedPassage extends Range {
  readonly reportId: string
}

export interface MarkWish {
  readonly colour?: Colour | undefined
  readonly tagIds?: readonly string[] | undefined
  readonly extent?: MarkExtent | undefined
  readonly preview?: boolean | undefined
}

interface NewMark extends Selector {
  readonly reportId: string
}

/** What is to be done to make every passage a highlight. */
interface Plan {
  readonly added: readonly NewMark[]
  readonly tagged: readonly { readonly id: string; readonly reportId: string; readonly tagIds: readonly string[] }[]
  readonly unchanged: number
}

export function createMarking(library: CurrentLibrary, announce: Announce) {
  return {
    /** The passages, where they are not too many to be marked at once. */
    within(total: number, passages: () => MarkedPassage[]): MarkedPassage[] {
      requireFew(total)
      return passages()
    },
    /**
     * Highlights every passage, or what of the text around it is wished, in one action. One that is highlighted already from end to end, in the same colour
     * where one is given, only gains the tags that it lacks.
     */
    mark(passages: readonly MarkedPassage[], { colour, tagIds = [], extent = 'hit', preview = false }: MarkWish): ConcordanceMarks {
      const db = library.database()
      requireFew(passages.length)
      requireTags(db, tagIds)
      const plan = planMarks(db, passages, { colour, tagIds, extent })
      const reportIds = [...new Set([...plan.added, ...plan.tagged].map(({ reportId }) => reportId))]
      const counts = { added: plan.added.length, tagged: plan.tagged.length, unchanged: plan.unchanged, reports: reportIds.length }
      if (preview || reportIds.length === 0) return { ...counts, action: null }
      const { action } = recordAction(db, 'concordance.mark', plan.added.length + plan.tagged.length, () =>
        carryOut(db, plan, colour ?? DEFAULT_COLOUR, tagIds),
      )
      announce({ highlights: reportIds, tags: tagIds.length > 0 })
      return { ...counts, action }
    },
  }
}

function requireFew(total: number): void {
  if (total <= MOST_MARKED) return
  const sentence = `${total} passages are more than can be highlighted at once (${MOST_MARKED}).`
  throw new AppError('too-many', sentence, { total, most: MOST_MARKED })
}

interface Wished {
  readonly colour: Colour | undefined
  readonly tagIds: readonly string[]
  readonly extent: MarkExtent
}

function planMarks(db: Db, passages: readonly MarkedPassage[], { colour, tagIds, extent }: Wished): Plan {
  const added: NewMark[] = []
  const tagged: Plan['tagged'][number][] = []
  let unchanged = 0
  for (const [reportId, wanted] of Map.groupBy(passages, passage => passage.reportId)) {
    const known = new Map<string, Highlight>()
    for (const highlight of listHighlightsOfReport(db, reportId)) {
      if (highlight.state !== 'orphan' && (colour === undefined || highlight.colour === colour)) known.set(keyOf(highlight), highlight)
    }
    for (const selector of selectorsOf(db, reportId, wanted, extent)) {
      const highlight = known.get(keyOf(selector))
      const missing = tagIds.filter(id => !highlight?.tagIds.includes(id))
      if (!highlight) added.push({ ...selector, reportId })
      else if (missing.length > 0) tagged.push({ id: highlight.id, reportId, tagIds: missing })
      else unchanged++
    }
  }
  return { added, tagged, unchanged }
}

/** As they are stored: whole characters, each once. */
function selectorsOf(db: Db, reportId: string, passages: readonly MarkedPassage[], extent: MarkExtent): Selector[] {
  const text = findText(db, reportId)
  if (text === undefined) throw new AppError('not-found', 'There is no such report.', { id: reportId })
  const stretches = passages.map(({ start, end }) => {
    if (start >= end || end > text.length) throw new AppError('bad-input', 'There is no such passage in this report.', { start, end })
    return extended(text, { start, end }, extent)
  })
  const distinct = new Map(stretches.map(stretch => [keyOf(stretch), stretch]))
  const selectors = [...distinct.values()].map(({ start, end }) => describe(text, start, end))
  return [...new Map(selectors.map(selector => [keyOf(selector), selector])).values()]
}

function carryOut(db: Db, { added, tagged }: Plan, colour: Colour, tagIds: readonly string[]): void {
  const at = new Date().toISOString()
  for (const mark of added) {
    const id = addHighlight(db, { ...mark, colour, note: '' }, at)
    for (const tagId of tagIds) linkTag(db, id, tagId)
  }
  for (const { id, tagIds: missing } of tagged) {
    for (const tagId of missing) linkTag(db, id, tagId)
    changeHighlight(db, id, {}, at)
  }
}

function keyOf({ start, end }: Range): string {
  return `${start} ${end}`
}
