import lunr from 'lunr'

/** Words by which names may be meant that are not typed as they are spelled. */
export interface Vocabulary {
  /** `words`: each with its letters. */
  add(name: number, words: readonly SpelledWord[]): void
  /** Whether words wait to be built in. */
  readonly waiting: boolean
  /** Takes in some of the words that wait; a few ms. */
  build(): void
  /** Numbers of the names with a word that is a slip away from this one. */
  near(typed: string): ReadonlySet<number>
  clear(): void
}

export interface SpelledWord {
  readonly word: string
  readonly letters: string
}

interface KnownWord extends SpelledWord {
  readonly names: number[]
}

/** An index is made in one go: so few words that nobody waits for it. */
const WORDS_PER_INDEX = 400
/** Shorter words are a slip away from half the language. */
const SHORTEST_LETTERS = 4
const SHORTEST_WORD = 3
/** From here on two slips are one word still. */
const LONG = 9

/**
 * lunr finds words within an edit distance. Its documents are the words, each once, and not the names: thousands of
 * headings say the same few words, and lunr needs some hundred bytes for each word of a document. It is made in pieces,
 * so that new words go into a new piece.
 */
export function createVocabulary(): Vocabulary {
  const known = new Map<string, KnownWord>()
  const indexes: lunr.Index[] = []
  let waiting: KnownWord[] = []

  return {
    add(name, words) {
      for (const { word, letters } of words) {
        const key = `${word} ${letters}`
        const before = known.get(key)
        if (before) before.names.push(name)
        else {
          const added = { word, letters, names: [name] }
          known.set(key, added)
          waiting.push(added)
        }
      }
    },
    get waiting() {
      return waiting.length > 0
    },
    build() {
      indexes.push(indexOf(waiting.slice(0, WORDS_PER_INDEX)))
      waiting = waiting.slice(WORDS_PER_INDEX)
    },
    near(typed) {
      const names = new Set<number>()
      const latin = /^[a-z0-9]+$/.test(typed)
      if (typed.length < (latin ? SHORTEST_LETTERS : SHORTEST_WORD)) return names
      const editDistance = typed.length >= LONG ? 2 : 1
      for (const index of indexes) {
        for (const { ref } of index.query(query => query.term(typed, { editDistance }))) {
          for (const name of known.get(ref)?.names ?? []) names.add(name)
        }
      }
      return names
    },
    clear() {
      known.clear()
      indexes.length = 0
      waiting = []
    },
  }
}

/** A document is found by its word or by its letters, and named by both. */
function indexOf(words: readonly KnownWord[]): lunr.Index {
  const builder = new lunr.Builder()
  builder.ref('key')
  builder.field('typed')
  for (const { word, letters } of words) builder.add({ key: `${word} ${letters}`, typed: [word, letters] })
  return builder.build()
}
