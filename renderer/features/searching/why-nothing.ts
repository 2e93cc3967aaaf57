import type { QueryProblemCode, SearchResult } from '../../../shared/model/search.ts'

/** What most likely stood in the way of a search that found nothing. Each has its sentence in the locale. */
export type Why = 'onlyWithout' | 'openMark' | 'unknownValue' | 'together' | 'long' | 'wording' | 'fieldsOnly'

/** So long a wording is seldom the same in two texts; in UTF-16 units. */
const LONG = 8
/** Something is wrong with the value of a field. */
const VALUES: readonly QueryProblemCode[] = ['value-unknown', 'not-a-year', 'not-a-body', 'not-a-kind']

export function whyNothing({ query, terms, problems }: Pick<SearchResult, 'query' | 'terms' | 'problems'>): Why {
  if (problems.some(({ code }) => code === 'only-without')) return 'onlyWithout'
  if (problems.some(({ code }) => VALUES.includes(code))) return 'unknownValue'
  if (terms.length === 0) return 'fieldsOnly'
  if (terms.some(term => /["“”()（）]/.test(term))) return 'openMark'
  if (terms.length > 1 && !/\s(?:OR|ＯＲ|或)\s/.test(query)) return 'together'
  return terms.some(term => term.length >= LONG) ? 'long' : 'wording'
}
