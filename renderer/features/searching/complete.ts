import type { QueryHelp, QuerySuggestion } from '../../../shared/model/search.ts'

/** The query with the suggestion in it, and where the caret goes. */
export function complete(
  text: string,
  { start, end }: Pick<QueryHelp, 'start' | 'end'>,
  suggestion: QuerySuggestion,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(end)
  // An operator joins what comes next.
  const gap = suggestion.kind === 'operator' && !after.startsWith(' ') ? ' ' : ''
  const before = text.slice(0, start) + suggestion.text + gap
  return { text: before + after, caret: before.length + (suggestion.kind === 'operator' && gap === '' ? 1 : 0) }
}
