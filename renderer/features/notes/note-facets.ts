import { COLOURS, type HighlightFilter, type HighlightInContext } from '../../../shared/model/highlight.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { Tag } from '../../../shared/model/tag.ts'
import { whereTogether } from '../../../shared/tabling/tag-pairs.ts'
import { countFacets, type FacetOption, NOTHING_CHOSEN, UNKNOWN, valuesOf } from '../../state/facets.ts'
import { isInFilter } from '../../state/report-filter.ts'

/** From which notes are narrowed, beside words. */
type Side = 'tags' | 'colours' | 'list' | 'search' | 'place' | 'year'

export interface NoteFacets {
  /** Notes that carry a tag or one below it, each once. */
  readonly tags: ReadonlyMap<string, number>
  /** The inks that were used, in their order. */
  readonly colours: readonly { readonly colour: (typeof COLOURS)[number]; readonly count: number }[]
  readonly list: readonly FacetOption[]
  readonly search: readonly FacetOption[]
  readonly place: readonly FacetOption[]
  readonly year: readonly FacetOption[]
}

interface Given {
  /** What there is to choose from. */
  readonly all: readonly HighlightInContext[]
  /** Those of them that hold the words of the filter. */
  readonly inText: readonly HighlightInContext[]
  readonly filter: HighlightFilter
  readonly reportsById: ReadonlyMap<string, ReportSummary>
  readonly tagsById: ReadonlyMap<string, Tag>
}

/** Every value, with the number of notes it would show together with what is chosen on the other sides. */
export function countNotes({ all, inText, filter, reportsById, tagsById }: Given): NoteFacets {
  const { report = {}, tagIds, tagMatch, withoutTagIds = [], ownTagsOnly, colours, states } = filter
  const valuesOn = (note: HighlightInContext): Record<Side, readonly string[]> => {
    const report = reportsById.get(note.reportId)
    return {
      tags: ownTagsOnly ? note.tagIds : [...new Set(note.tagIds.flatMap(id => withTagsAbove(id, tagsById)))],
      colours: [note.colour],
      list: report ? valuesOf(report, 'list') : [],
      search: report ? valuesOf(report, 'search') : [],
      place: report ? valuesOf(report, 'place') : [],
      year: report ? valuesOf(report, 'year') : [],
    }
  }
  const isChosen: Record<Side, ((value: string) => boolean) | null> = {
    tags: tagIds ? value => tagIds.includes(value) : null,
    colours: colours ? value => colours.some(colour => colour === value) : null,
    list: report.list ? value => isInFilter(report, 'list', value) : null,
    search: report.search ? value => isInFilter(report, 'search', value) : null,
    place: report.place ? value => isInFilter(report, 'place', value) : null,
    year: report.year ? value => isInFilter(report, 'year', value) : null,
  }

  const counts: Record<Side, Map<string, number>> = {
    tags: new Map(),
    colours: new Map(),
    list: new Map(),
    search: new Map(),
    place: new Map(),
    year: new Map(),
  }
  for (const note of standingTogether({ inText, filter, tagsById })) {
    const values = valuesOn(note)
    if (states && !states.includes(note.state)) continue
    if (withoutTagIds.some(id => values.tags.includes(id))) continue
    const missed = SIDES.filter(side => isChosen[side] && !values[side].some(isChosen[side]))
    if (tagMatch === 'all' && tagIds && !tagIds.every(id => values.tags.includes(id))) missed.push('tags')
    for (const side of SIDES) {
      // Of tags that are all to be there, one more narrows what is left.
      if (missed.some(other => other !== side || (side === 'tags' && tagMatch === 'all'))) continue
      for (const value of values[side]) counts[side].set(value, (counts[side].get(value) ?? 0) + 1)
    }
  }

  const marked = new Set(all.flatMap(note => reportsById.get(note.reportId) ?? []))
  const known = countFacets([...marked], { text: '', chosen: NOTHING_CHOSEN })
  const options = (side: 'list' | 'search' | 'place' | 'year') =>
    known[side].filter(({ value }) => value !== UNKNOWN).map(({ value }) => ({ value, count: counts[side].get(value) ?? 0 }))
  const used = new Set(all.map(note => note.colour))
  return {
    tags: counts.tags,
    colours: COLOURS.filter(colour => used.has(colour)).map(colour => ({ colour, count: counts.colours.get(colour) ?? 0 })),
    list: options('list'),
    search: options('search'),
    place: options('place'),
    year: options('year'),
  }
}

const SIDES = ['tags', 'colours', 'list', 'search', 'place', 'year'] as const satisfies readonly Side[]

/** Where tags are to come together, the others are as good as not there. */
function standingTogether({ inText, filter: { tagIds, tagMatch, ownTagsOnly }, tagsById }: Pick<Given, 'inText' | 'filter' | 'tagsById'>) {
  if (!tagIds || tagMatch !== 'together') return inText
  return whereTogether(
    inText,
    tagIds.map(id => familyOf(id, tagsById, ownTagsOnly)),
  )
}

/** Ids of what counts as this tag. */
function familyOf(id: string, tagsById: ReadonlyMap<string, Tag>, alone: boolean | undefined): ReadonlySet<string> {
  if (alone) return new Set([id])
  return new Set([...tagsById.keys()].filter(other => withTagsAbove(other, tagsById).includes(id)))
}

/** The tag and all that it lies below. */
function withTagsAbove(id: string, tagsById: ReadonlyMap<string, Tag>): string[] {
  const ids: string[] = []
  for (let above: string | null = id; above !== null; above = tagsById.get(above)?.parentId ?? null) ids.push(above)
  return ids
}
