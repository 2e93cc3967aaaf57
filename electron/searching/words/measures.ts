/** The measures of words, as corpus linguistics defines them. Frequencies are counts of tokens. */

/**
 * Log-likelihood G² of a word's frequency in two bodies of text (Rayson & Garside 2000, "Comparing corpora using frequency
 * profiling"): how surely it is more, or less, frequent in one of them. 3.84 is p < 0.05, 6.63 p < 0.01, 10.83 p < 0.001,
 * 15.13 p < 0.0001.
 *
 * @param a how often in the first, of `c` words
 * @param b how often in the second, of `d` words
 */
export function keyness(a: number, c: number, b: number, d: number): number {
  const all = a + b
  return 2 * (term(a, (c * all) / (c + d)) + term(b, (d * all) / (c + d)))
}

/**
 * Log ratio (Hardie 2014): the binary logarithm of how many times more frequent a word is in the first body of text; 1 is
 * twice, -1 half as often. A word that is not there counts as half an occurrence.
 */
export function logRatio(a: number, c: number, b: number, d: number): number {
  return Math.log2((Math.max(a, 0.5) / c / Math.max(b, 0.5)) * d)
}

/** What is known of a node and a collocate, among the words that are not of the node itself. */
export interface Cooccurrence {
  /** Occurrences of the collocate near the node. */
  readonly together: number
  /** Words near the node. */
  readonly near: number
  /** Occurrences of the collocate. */
  readonly collocate: number
  /** All words. */
  readonly words: number
}

/**
 * Log-likelihood G² of the table near or not near × collocate or other word (Dunning 1993; Evert 2008, surface
 * cooccurrence): how surely they belong together. With a negative sign where they occur together less often than by chance.
 */
export function association({ together, near, collocate, words }: Cooccurrence): number {
  const far = words - near
  const others = words - collocate
  const expected = (near * collocate) / words
  const statistic =
    2 *
    (term(together, expected) +
      term(near - together, (near * others) / words) +
      term(collocate - together, (far * collocate) / words) +
      term(far - collocate + together, (far * others) / words))
  return together < expected ? -statistic : statistic
}

/** Mutual information (Church & Hanks 1990): the binary logarithm of how many times more often than by chance. Favours rare words. */
export function mutualInformation({ together, near, collocate, words }: Cooccurrence): number {
  return Math.log2((together * words) / (near * collocate))
}

/** logDice (Rychlý 2008): at most 14, where one never occurs without the other; does not depend on the size of the library. */
export function logDice(together: number, node: number, collocate: number): number {
  return 14 + Math.log2((2 * together) / (node + collocate))
}

/**
 * Deviation of proportions DP (Gries 2008): 0 for a word that all texts have according to their length, towards 1 for one
 * that is in a single short text. It is half the sum of what each text deviates; those without the word together add what
 * the others' lengths leave of 1. So it is `(1 + Σ deviation) / 2` over the texts that have the word.
 *
 * @param expected share of all words that are in the text
 * @param observed share of the word's occurrences that are in it
 */
export function deviation(expected: number, observed: number): number {
  return Math.abs(expected - observed) - expected
}

function term(observed: number, expected: number): number {
  return observed > 0 ? observed * Math.log(observed / expected) : 0
}
