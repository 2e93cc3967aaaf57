import { withoutNumber } from '../sections.ts'
import { canBeLetters, findLetters, type Letters } from './letters.ts'

/** How well a word fits a name; more is better, 0 not at all. */
export const FITS = { exact: 9, begins: 8, contains: 7, lettersBegin: 5, letters: 4, near: 1 } as const

/** Everything that things are called, each once, by number. Texts are folded. */
export interface Names {
  readonly size: number
  /** The number of a text; known for ever. */
  add(text: string): number
  textOf(name: number): string
  /** From now on it is found by its letters too. */
  spell(name: number, letters: Letters): void
  /** For each name how well the word fits. */
  match(word: string): Uint8Array
  clear(): void
}

/** Words of a query that grows by a letter stay as they are. */
const REMEMBERED = 16

export function createNames(): Names {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  const letters: (Letters | undefined)[] = []
  const answers = new Map<string, Uint8Array>()

  function look(word: string): Uint8Array {
    const latin = canBeLetters(word)
    const fits = new Uint8Array(texts.length)
    for (let name = 0; name < texts.length; name++) fits[name] = fitOf(texts[name] ?? '', latin ? letters[name] : undefined, word)
    return fits
  }

  return {
    get size() {
      return texts.length
    },
    add(text) {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      answers.clear()
      return texts.push(text) - 1
    },
    textOf: name => texts[name] ?? '',
    spell(name, spelled) {
      letters[name] = spelled
      answers.clear()
    },
    match(word) {
      const fits = answers.get(word) ?? look(word)
      if (answers.size >= REMEMBERED) answers.clear()
      answers.set(word, fits)
      return fits
    },
    clear() {
      numbers.clear()
      texts.length = 0
      letters.length = 0
      answers.clear()
    },
  }
}

function fitOf(text: string, letters: Letters | undefined, word: string): number {
  const at = text.indexOf(word)
  if (at >= 0) {
    const bare = withoutNumber(text)
    if (bare === word || text === word) return FITS.exact
    return at === 0 || bare.startsWith(word) ? FITS.begins : FITS.contains
  }
  const found = letters && findLetters(letters, word)
  return found === undefined ? 0 : found === 'begins' ? FITS.lettersBegin : FITS.letters
}
