import { readFileSync } from 'node:fs'
import { add_word as addWord, cut, initSync } from 'jieba-wasm/web'

/** Cuts text into words, numbers and signs, one after the other without a gap. */
export type Segment = (text: string) => string[]

/**
 * jieba, with words that it does not know of itself; a thread has one only. It runs as WebAssembly, the same bytes on every
 * platform, so a library's words are the same wherever it is opened.
 *
 * @param program path of jieba's WebAssembly
 * @param dictionary words that are to stay whole, folded
 */
export function createSegmenter(program: string, dictionary: readonly string[]): Segment {
  initSync({ module: readFileSync(program) })
  // Longer words first: each is made likelier than what it would be cut into with the words there are.
  for (const word of dictionary.toSorted((a, b) => b.length - a.length)) addWord(word)
  return text => cut(text, true)
}
