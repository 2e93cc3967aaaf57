import type { KnownIndicatorSummary } from '../../../shared/model/indicator-table.ts'

/** Those that what is typed may mean: part of a name, of its pinyin, or its first letters; what begins so comes first. */
export function matchIndicators(query: string, indicators: readonly KnownIndicatorSummary[]): KnownIndicatorSummary[] {
  const typed = plain(query)
  if (typed === '') return [...indicators]
  const rank = ({ name, pinyin, initials }: KnownIndicatorSummary): number => {
    const forms = [...Object.values(name).map(plain), initials, pinyin]
    if (forms.some(form => form.startsWith(typed))) return 0
    return forms.some(form => form.includes(typed)) ? 1 : 2
  }
  return indicators
    .map(indicator => ({ indicator, rank: rank(indicator) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ indicator }) => indicator)
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, '')
}
