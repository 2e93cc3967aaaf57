import type { Range } from '../../../shared/model/search.ts'

/** How a name is typed on a Latin keyboard. */
export interface Letters {
  /** In full, without spaces, the first letter of each syllable a capital: `QingHeShi`. */
  readonly full: string
  /** The same in small letters, in which is searched. */
  readonly plain: string
  readonly initials: string
}

/** `syllables`: one for each character of the name, empty for white space. */
export function lettersOf(syllables: readonly string[]): Letters {
  const full = syllables.map(capitalised).join('')
  return { full, plain: full.toLowerCase(), initials: syllables.map(syllable => [...syllable][0] ?? '').join('') }
}

/** Only what has a Latin letter can be pinyin; a year alone is a word. */
export function canBeLetters(word: string): boolean {
  return /^[a-z0-9]*[a-z][a-z0-9]*$/.test(word)
}

/** Where the word is typed of the name: by the first letters, or in full from the beginning of a syllable. Undefined where not. */
export function findLetters({ full, plain, initials }: Letters, word: string): 'begins' | 'within' | undefined {
  // One letter stands in every long name.
  if (initials.startsWith(word) || plain.startsWith(word)) return 'begins'
  if (word.length > 1 && initials.includes(word)) return 'within'
  return word.length > 1 && inFull(full, plain, word) >= 0 ? 'within' : undefined
}

/** Which of the name's characters the word stands for, as a range of their numbers. */
export function typedCharacters(syllables: readonly string[], word: string): Range | undefined {
  const spoken = syllables.flatMap((syllable, at) => (syllable === '' ? [] : [{ syllable, at }]))
  const firsts = spoken.map(({ syllable }) => [...syllable][0] ?? '').join('')
  const first = firsts.indexOf(word)
  if (first >= 0) return between(spoken[first], spoken[first + word.length - 1])
  const { full, plain } = lettersOf(syllables)
  const start = inFull(full, plain, word)
  if (start < 0) return undefined
  let before = 0
  const touched = spoken.filter(({ syllable }) => {
    const begins = before
    before += syllable.length
    return begins < start + word.length && before > start
  })
  return between(touched[0], touched.at(-1))
}

function between(first: { readonly at: number } | undefined, last: { readonly at: number } | undefined): Range | undefined {
  return first && last && { start: first.at, end: last.at + 1 }
}

function inFull(full: string, plain: string, word: string): number {
  let at = plain.indexOf(word)
  while (at >= 0 && full[at] === plain[at]) at = plain.indexOf(word, at + 1)
  return at
}

function capitalised(syllable: string): string {
  return syllable.slice(0, 1).toUpperCase() + syllable.slice(1)
}
