import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'

/** A highlight with the number that it has on paper. */
export interface Numbered {
  readonly number: number
  readonly highlight: Highlight
}

/** Words of a paragraph that the same highlights lie on. */
export interface PrintPiece extends Range {
  readonly marks: readonly Numbered[]
  /** Of highlights that end with it: their numbers stand behind the words. */
  readonly ending: readonly number[]
}

/** In reading order from 1; those that stand nowhere in the text come last. */
export function numbered(highlights: readonly Highlight[]): Numbered[] {
  const lost = ({ state }: Highlight) => (state === 'orphan' ? 1 : 0)
  return highlights
    .toSorted((a, b) => lost(a) - lost(b) || a.start - b.start || a.end - b.end)
    .map((highlight, at) => ({ number: at + 1, highlight }))
}

/** A paragraph cut where highlights begin and end. */
export function piecesOf({ start, end }: Range, all: readonly Numbered[]): PrintPiece[] {
  const here = all.filter(({ highlight }) => highlight.state !== 'orphan' && highlight.start < end && start < highlight.end)
  const cuts = new Set([start, end])
  for (const { highlight } of here) {
    cuts.add(Math.max(highlight.start, start))
    cuts.add(Math.min(highlight.end, end))
  }
  const offsets = [...cuts].sort((a, b) => a - b)
  return offsets.slice(1).map((to, at) => {
    const from = offsets[at] ?? start
    return {
      start: from,
      end: to,
      marks: here.filter(({ highlight }) => highlight.start <= from && to <= highlight.end),
      ending: here.filter(({ highlight }) => highlight.end === to).map(({ number }) => number),
    }
  })
}
