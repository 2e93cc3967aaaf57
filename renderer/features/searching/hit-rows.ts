import type { SearchHit, SearchResult, Snippet } from '../../../shared/model/search.ts'

/** A line of the result: a report's heading, a passage in it, or how many passages are not shown yet. */
export type HitRow =
  | { readonly kind: 'report'; readonly key: string; readonly hit: SearchHit }
  | { readonly kind: 'passage'; readonly key: string; readonly hit: SearchHit; readonly snippet: Snippet }
  | { readonly kind: 'rest'; readonly key: string; readonly hit: SearchHit; readonly count: number }

export function hitRows(result: SearchResult | null): HitRow[] {
  return (result?.hits ?? []).flatMap(hit => {
    const rest = hit.occurrences - hit.snippets.length
    return [
      { kind: 'report' as const, key: hit.reportId, hit },
      ...hit.snippets.map(snippet => ({ kind: 'passage' as const, key: `${hit.reportId}-${snippet.start}`, hit, snippet })),
      ...(rest > 0 ? [{ kind: 'rest' as const, key: `${hit.reportId}-rest`, hit, count: rest }] : []),
    ]
  })
}

/** Keys of the rows that the keyboard goes through: passages, and reports that were asked for by their fields only. */
export function keyboardKeys(rows: readonly HitRow[]): string[] {
  return rows.filter(row => row.kind !== 'report' || row.hit.occurrences === 0).map(row => row.key)
}
