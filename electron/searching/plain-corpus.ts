import type { Range } from '../../shared/model/search.ts'
import type { Occurrences, WritableCorpus } from './corpus.ts'

/** Slots as strings, searched by `indexOf`: what every faster corpus must agree with, and what is left where none can run. */
export function createPlainCorpus(): WritableCorpus {
  const texts: string[] = []
  return {
    get slots() {
      return texts.length
    },
    lengthOf: slot => texts[slot]?.length ?? 0,
    foldedText(slot, range) {
      const text = texts[slot] ?? ''
      return range ? sliceOf(text, range) : text
    },
    occurrences(needle, mask) {
      return findEverywhere(texts, needle, mask)
    },
    put(slot, folded) {
      while (texts.length < slot) texts.push('')
      texts[slot] = folded
    },
    clear() {
      texts.length = 0
    },
  }
}

function sliceOf(text: string, { start, end }: Range): string {
  return text.slice(Math.max(0, start), Math.max(0, end))
}

function findEverywhere(texts: readonly string[], needle: string, mask?: Uint8Array): Occurrences {
  const slots: number[] = []
  const firsts: number[] = []
  const starts: number[] = []
  for (const [slot, text] of texts.entries()) {
    if (needle === '' || (mask && mask[slot] !== 1)) continue
    const before = starts.length
    for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) starts.push(at)
    if (starts.length === before) continue
    slots.push(slot)
    firsts.push(before)
  }
  firsts.push(starts.length)
  return { slots: Uint32Array.from(slots), firsts: Uint32Array.from(firsts), starts: Uint32Array.from(starts) }
}
