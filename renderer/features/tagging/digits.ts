import type { Tag } from '../../../shared/model/tag.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** The digit of each choice: a tag's own one, else the next that no tag in the list calls its own; null when none is left. */
export function digitsOf(choices: readonly ({ readonly tag: Tag } | { readonly create: string })[]): (string | null)[] {
  const own = choices.map(choice => ('tag' in choice && choice.tag.shortcut !== null ? String(choice.tag.shortcut) : null))
  const free = DIGITS.filter(digit => !own.includes(digit))
  return choices.map((_, at) => own[at] ?? free.shift() ?? null)
}
