import type { Occurrences, WritableCorpus } from './corpus.ts'
import { clampRange, toText } from './folded-text.ts'
import { countsOf, createGathering, findInText } from './gathering.ts'

/** Slots as strings, searched by `indexOf`: what every faster corpus must agree with, and what is left where none can run. */
export function createPlainCorpus(): WritableCorpus {
  const texts: string[] = []

  function occurrences(needle: string, mask?: Uint8Array): Occurrences {
    const found = createGathering()
    for (const [slot, text] of texts.entries()) {
      if (needle !== '' && (!mask || mask[slot] === 1)) found.add(slot, findInText(text, needle))
    }
    return found.toOccurrences()
  }

  return {
    get slots() {
      return texts.length
    },
    lengthOf: slot => texts[slot]?.length ?? 0,
    foldedText(slot, range) {
      const text = texts[slot] ?? ''
      const { start, end } = clampRange(range, text.length)
      return text.slice(start, end)
    },
    unitsAt: (slots, offsets) => Uint16Array.from(slots, (slot, i) => texts[slot]?.charCodeAt(offsets[i] ?? 0) || 0),
    occurrences,
    counts: (needle, mask) => countsOf(occurrences(needle, mask)),
    put(slot, folded) {
      while (texts.length < slot) texts.push('')
      texts[slot] = toText(folded)
    },
    clear() {
      texts.length = 0
    },
  }
}
