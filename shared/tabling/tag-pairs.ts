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
