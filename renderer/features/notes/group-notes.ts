import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import type { Tag } from '../../../shared/model/tag.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'
import type { Grouping } from '../../state/notes.ts'

export interface NoteGroup {
  readonly key: string
  /** Null for what has none: no tag, no place, no year. */
  readonly name: string | null
  readonly notes: readonly HighlightInContext[]
}

/** Groups in their own order: tags by the codebook, places by name, years newest first, reports as they come. */
export function groupNotes(notes: readonly HighlightInContext[], grouping: Grouping, tags: readonly Tag[]): NoteGroup[] {
  const groups = new Map<string, { key: string; name: string | null; notes: HighlightInContext[] }>()
  for (const note of notes) {
    for (const { key, name } of placesOf(note, grouping)) {
      const group = groups.get(key) ?? { key, name, notes: [] }
      group.notes.push(note)
      groups.set(key, group)
    }
  }
  return [...groups.values()].sort(orderOf(grouping, tags))
}

function placesOf(note: HighlightInContext, grouping: Grouping): { key: string; name: string | null }[] {
  switch (grouping) {
    case 'report':
      return [{ key: note.reportId, name: note.reportTitle }]
    case 'tag':
      if (note.tagIds.length === 0) return [{ key: '', name: null }]
      return note.tagIds.map((id, at) => ({ key: id, name: note.tags[at] ?? id }))
    case 'place':
      return [{ key: note.place ?? '', name: note.place }]
    case 'year':
      return [{ key: String(note.year ?? ''), name: note.year === null ? null : String(note.year) }]
  }
}

function orderOf(grouping: Grouping, tags: readonly Tag[]): (a: NoteGroup, b: NoteGroup) => number {
  const nameless = (a: NoteGroup, b: NoteGroup) => Number(a.name === null) - Number(b.name === null)
  if (grouping === 'report') return () => 0
  if (grouping === 'tag') {
    const order = new Map(tags.map((tag, at) => [tag.id, at]))
    return (a, b) => nameless(a, b) || (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0)
  }
  const compare = (a: NoteGroup, b: NoteGroup) => compareNames(a.name ?? '', b.name ?? '')
  return grouping === 'year' ? (a, b) => nameless(a, b) || compare(b, a) : (a, b) => nameless(a, b) || compare(a, b)
}

/** A line of the list: a group's heading, or a highlight in it. A highlight with two tags stands in two groups. */
export type NoteRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: NoteGroup }
  | { readonly kind: 'note'; readonly key: string; readonly note: HighlightInContext }

export function noteRows(groups: readonly NoteGroup[]): NoteRow[] {
  return groups.flatMap(group => [
    { kind: 'group' as const, key: `group ${group.key}`, group },
    ...group.notes.map(note => ({ kind: 'note' as const, key: `${group.key} ${note.id}`, note })),
  ])
}

/** Ids of the highlights behind the chosen rows, each once. */
export function noteIds(rows: readonly NoteRow[], keys: ReadonlySet<string>): string[] {
  return [...new Set(rows.flatMap(row => (row.kind === 'note' && keys.has(row.key) ? [row.note.id] : [])))]
}
