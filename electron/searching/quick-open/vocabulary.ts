import lunr from 'lunr'

/** Spellings by which names may be meant that are not typed as they are spelled. */
export interface Vocabulary {
  /** `spellings`: words of the name, in characters and in letters. */
  add(name: number, spellings: Iterable<string>): void
  /** Whether spellings wait to be built in. */
  readonly waiting: boolean
  /** Takes in some of the spellings that wait; a few ms. */
  build(): void
  /** Numbers of the names with a spelling that is a slip away from this one. */
  near(typed: string): ReadonlySet<number>
  clear(): void
}

/** An index is made in one go: so few spellings that nobody waits for it. */
const SPELLINGS_PER_INDEX = 400
/** Shorter ones are a slip away from half the language. */
const SHORTEST_LETTERS = 4
const SHORTEST_WORD = 3
/** From here on two slips are one word still. */
const LONG = 9

/**
 * lunr finds spellings within an edit distance. They are its documents, each once, and not the names: thousands of
 * headings say the same words, and lunr needs some hundred bytes for each word of a document. It is made in pieces, so
 * that new spellings go into a new piece.
 */
export function createVocabulary(): Vocabulary {
  const names = new Map<string, number[]>()
  const indexes: lunr.Index[] = []
  let waiting: string[] = []

  return {
    add(name, spellings) {
      for (const spelling of spellings) {
        if (isTooShort(spelling)) continue
        const known = names.get(spelling)
        if (known) known.push(name)
        else {
          names.set(spelling, [name])
          waiting.push(spelling)
        }
      }
    },
    get waiting() {
      return waiting.length > 0
    },
    build() {
      indexes.push(indexOf(waiting.slice(0, SPELLINGS_PER_INDEX)))
      waiting = waiting.slice(SPELLINGS_PER_INDEX)
    },
    near(typed) {
      const found = new Set<number>()
      if (isTooShort(typed)) return found
      const editDistance = typed.length >= LONG ? 2 : 1
      for (const index of indexes) {
        for (const { ref } of index.query(query => query.term(typed, { editDistance }))) {
          for (const name of names.get(ref) ?? []) found.add(name)
        }
      }
      return found
    },
    clear() {
      names.clear()
      indexes.length = 0
      waiting = []
    },
  }
}

function isTooShort(spelling: string): boolean {
  return spelling.length < (/^[a-z0-9]+$/.test(spelling) ? SHORTEST_LETTERS : SHORTEST_WORD)
}

function indexOf(spellings: readonly string[]): lunr.Index {
  const builder = new lunr.Builder()
  builder.ref('spelling')
  builder.field('spelling')
  // As one token: lunr itself would part it at hyphens.
  for (const spelling of spellings) builder.add({ spelling: [spelling] })
  return builder.build()
}
