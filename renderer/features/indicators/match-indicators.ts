import type { KnownIndicatorSummary } from '../../../shared/model/indicator-table.ts'

/** Those that what is typed may mean: part of the name, of its pinyin, or its first letters; what begins so comes first. */
export function matchIndicators(query: string, indicators: readonly KnownIndicatorSummary[]): KnownIndicatorSummary[] {
  const typed = query.trim().toLowerCase().replaceAll(/\s+/g, '')
  if (typed === '') return [...indicators]
  const rank = ({ name, pinyin, initials }: KnownIndicatorSummary): number => {
    const forms = [name.toLowerCase(), initials, pinyin]
    if (forms.some(form => form.startsWith(typed))) return 0
    return forms.some(form => form.includes(typed)) ? 1 : 2
  }
  return indicators
    .map(indicator => ({ indicator, rank: rank(indicator) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ indicator }) => indicator)
}
