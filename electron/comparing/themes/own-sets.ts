import type { ThemeSet } from '../../../shared/model/theme.ts'
import type { DocumentFrequencies } from '../vectors.ts'
import { type Classifier, createClassifier } from './classifier.ts'
import { type Example, learn, NOTHING_LEARNED } from './learned.ts'

/** With so many examples, what is common among them is told by themselves; with fewer, by what is common in such reports. */
const ENOUGH = 20

/** A set that the user made: it judges by its keywords, and by what the user chose. */
export function createOwnClassifier(
  set: Pick<ThemeSet, 'themes'>,
  common: DocumentFrequencies,
  examples: readonly Example[],
  remembered: readonly Example[] = examples,
): Classifier {
  const before = examples.length < ENOUGH ? { ...NOTHING_LEARNED, frequencies: common } : NOTHING_LEARNED
  return createClassifier(set, learn(before, examples), remembered)
}
