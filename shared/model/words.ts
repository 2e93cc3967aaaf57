import type { z } from 'zod'
import type { wordQuestion } from '../schemas.ts'

/** A table of words to be written: the input of the method that makes it, with its name. */
export type WordQuestion = z.infer<typeof wordQuestion>

/** What words are counted in. Words are segmented from folded text; numbers and signs are none. */
export interface WordSelection {
  readonly reports: number
  /** All words, repetitions included. */
  readonly words: number
  /** Reports that were left out as copies of others; 0 where all were asked for. */
  readonly copies: number
}

/** The rows that a table may have, and those that it has: the first of them where there are too many. */
export interface WordTable<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly ms: number
}

export interface WordFrequency {
  /** As it is searched: simplified, half width, lower case. */
  readonly word: string
  readonly occurrences: number
  /** Reports that have it (its range). */
  readonly reports: number
  /** Occurrences per 10,000 words. */
  readonly rate: number
  /** Deviation of proportions (Gries 2008): 0 evenly spread over the reports, towards 1 in few of them only. */
  readonly dispersion: number
}

/** The commonest first. */
export interface WordFrequencies extends WordTable<WordFrequency> {
  readonly selection: WordSelection
}

export interface KeyWord extends Omit<WordFrequency, 'dispersion'> {
  /** The same of the reports that are compared with. */
  readonly otherOccurrences: number
  readonly otherReports: number
  readonly otherRate: number
  /** Log-likelihood G² (Rayson & Garside 2000); 15.13 is p < 0.0001. */
  readonly keyness: number
  /** Log ratio (Hardie 2014): 1 is twice as frequent as in the others, -1 half as frequent. */
  readonly logRatio: number
}

/** The surest first, whether more or less frequent. */
export interface KeyWords extends WordTable<KeyWord> {
  readonly selection: WordSelection
  /** What it is compared with; reports that are in both count for the selection only. */
  readonly others: WordSelection
}

export interface Collocate {
  readonly word: string
  /** Occurrences near the node. */
  readonly together: number
  /** All its occurrences in the selection, outside the node. */
  readonly occurrences: number
  /** Log-likelihood G² of the two; negative where they avoid each other. */
  readonly association: number
  /** logDice (Rychlý 2008): at most 14. */
  readonly logDice: number
  /** Mutual information (Church & Hanks 1990). */
  readonly mutualInformation: number
}

/** The surest first. */
export interface Collocations extends WordTable<Collocate> {
  readonly selection: WordSelection
  /** The word that was asked for, as it is matched. */
  readonly node: string
  /** Occurrences of the node as one or more whole words; a search finds it within longer words, too. */
  readonly occurrences: number
  /** Reports that have it so. */
  readonly reports: number
}

/** Reports whose words have been counted, of those that had to be. */
export interface WordProgress {
  readonly done: number
  readonly total: number
}
