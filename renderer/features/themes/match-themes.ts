import type { SpelledTheme } from '../../../shared/model/theme.ts'

/** Those that what is typed may mean: part of a name, of its pinyin, or its first letters; what begins so comes first. */
export function matchThemes(query: string, themes: readonly SpelledTheme[]): SpelledTheme[] {
  const typed = query.trim().toLowerCase().replaceAll(/\s+/g, '')
  if (typed === '') return [...themes]
  const rankOf = ({ name, pinyin, initials }: SpelledTheme): number => {
    const forms = [name['zh-CN'].toLowerCase(), name.en.toLowerCase().replaceAll(/\s+/g, ''), initials, pinyin]
    if (forms.some(form => form.startsWith(typed))) return 0
    return forms.some(form => form.includes(typed)) ? 1 : 2
  }
  return themes
    .map(theme => ({ theme, rank: rankOf(theme) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ theme }) => theme)
}
