import type { Highlight } from '../model/highlight.ts'
import type { Tag } from '../model/tag.ts'

/** How often two tags stand together: on one highlight, or on highlights of a report that overlap. */
export interface TagPairs {
  /** Tags that stand together with another one, in the order of the codebook. */
  readonly tags: readonly Tag[]
  count(a: string, b: string): number
  readonly most: number
}

/** What of a highlight says which tags stand together on it. */
export type PairedNote = Pick<Highlight, 'reportId' | 'start' | 'end' | 'state' | 'tagIds'>

export function countPairs(notes: readonly PairedNote[], tags: readonly Tag[]): TagPairs {
  const counts = new Map<string, number>()
  const add = (a: string, b: string) => counts.set(keyOf(a, b), (counts.get(keyOf(a, b)) ?? 0) + 1)
  for (const note of notes) {
    note.tagIds.forEach((a, at) => {
      for (const b of note.tagIds.slice(at + 1)) add(a, b)
    })
  }
  for (const [one, other] of overlapping(notes)) {
    for (const a of one.tagIds) for (const b of other.tagIds) if (a !== b) add(a, b)
  }
  const together = new Set([...counts.keys()].flatMap(key => key.split(' ')))
  return {
    tags: tags.filter(tag => together.has(tag.id)),
    count: (a, b) => counts.get(keyOf(a, b)) ?? 0,
    most: Math.max(0, ...counts.values()),
  }
}

/**
 * Those of the highlights that stand where all of some tags come together: they carry one of them, and the others stand on
 * them too, or on highlights that overlap them. `families`: of each tag its id, with the ids of all that count as it.
 */
export function whereTogether<N extends PairedNote>(notes: readonly N[], families: readonly ReadonlySet<string>[]): N[] {
  const carried = new Map<PairedNote, ReadonlySet<number>>()
  for (const note of notes) {
    const own = families.flatMap((family, at) => (note.tagIds.some(id => family.has(id)) ? [at] : []))
    if (own.length > 0) carried.set(note, new Set(own))
  }
  const met = new Map([...carried].map(([note, own]) => [note, new Set(own)]))
  for (const [one, other] of overlapping([...carried.keys()])) {
    for (const family of carried.get(other) ?? []) met.get(one)?.add(family)
    for (const family of carried.get(one) ?? []) met.get(other)?.add(family)
  }
  return notes.filter(note => met.get(note)?.size === families.length)
}

/** Pairs of highlights that share words. A lost one stands nowhere. */
function overlapping(notes: readonly PairedNote[]): [PairedNote, PairedNote][] {
  const pairs: [PairedNote, PairedNote][] = []
  for (const ofReport of Map.groupBy(notes, note => note.reportId).values()) {
    const placed = ofReport.filter(({ state, tagIds }) => state !== 'orphan' && tagIds.length > 0).sort((a, b) => a.start - b.start)
    placed.forEach((note, at) => {
      for (let next = at + 1; next < placed.length; next++) {
        const other = placed[next]
        if (!other || other.start >= note.end) break
        pairs.push([note, other])
      }
    })
  }
  return pairs
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
