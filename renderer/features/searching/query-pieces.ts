import type { QueryHelp, QueryToken } from '../../../shared/model/search.ts'

/** What is known of a query, and of which: it may have been written on since. */
export interface KnownQuery extends Pick<QueryHelp, 'tokens' | 'problems'> {
  readonly query: string
}

/** A stretch of what stands in the box that looks the same all through. */
export interface QueryPiece {
  readonly start: number
  readonly text: string
  readonly kind: QueryToken['kind'] | null
  readonly faulty: boolean
}

/** The text in pieces; also cut at `cut`. What was written since the query became known is plain. */
export function queryPieces(text: string, known: KnownQuery | null, cut: number | null): QueryPiece[] {
  const good = known ? commonLength(text, known.query) : 0
  // A word that is being written on is no longer known to be one.
  const holds = ({ end }: { readonly end: number }) => end < good || (end === good && known?.query === text)
  const tokens = known?.tokens.filter(holds) ?? []
  const problems = known?.problems.filter(holds) ?? []
  const borders = [0, text.length, ...(cut === null ? [] : [cut]), ...[...tokens, ...problems].flatMap(({ start, end }) => [start, end])]
  const places = [...new Set(borders)].filter(place => place <= text.length).sort((a, b) => a - b)
  return places.slice(0, -1).map((start, at) => {
    const covers = (range: { readonly start: number; readonly end: number }) => range.start <= start && start < range.end
    return {
      start,
      text: text.slice(start, places[at + 1]),
      kind: tokens.find(covers)?.kind ?? null,
      faulty: problems.some(covers),
    }
  })
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}
