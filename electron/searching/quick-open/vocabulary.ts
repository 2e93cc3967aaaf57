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

/** A set is made in one go: of so few spellings that nobody waits for it. */
const SPELLINGS_PER_SET = 400
/** Shorter ones are a slip away from half the language. */
const SHORTEST_LETTERS = 4
const SHORTEST_WORD = 3
/** From here on two slips are one word still. */
const LONG = 9

/**
 * lunr finds spellings within an edit distance, each once: thousands of headings say the same words. Of lunr's indexes only
 * the set of words is needed, which takes an eighth of the memory. It is made in pieces, so that new spellings go into a new
 * piece.
 */
export function createVocabulary(): Vocabulary {
  const names = new Map<string, number[]>()
  const sets: lunr.TokenSet[] = []
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
      sets.push(lunr.TokenSet.fromArray(waiting.slice(0, SPELLINGS_PER_SET).sort()))
      waiting = waiting.slice(SPELLINGS_PER_SET)
    },
    near(typed) {
      const found = new Set<number>()
      if (isTooShort(typed)) return found
      const slips = lunr.TokenSet.fromFuzzyString(typed, typed.length >= LONG ? 2 : 1)
      for (const set of sets) {
        for (const spelling of set.intersect(slips).toArray()) for (const name of names.get(spelling) ?? []) found.add(name)
      }
      return found
    },
    clear() {
      names.clear()
      sets.length = 0
      waiting = []
    },
  }
}

function isTooShort(spelling: string): boolean {
  return spelling.length < (/^[a-z0-9]+$/.test(spelling) ? SHORTEST_LETTERS : SHORTEST_WORD)
}
