import { knownThemeSets } from './themes/known-sets.ts'
import type { DocumentFrequencies, Vector } from './vectors.ts'

/** Grams between two rests: about 1 ms. */
const AT_ONCE = 5_000

let general: DocumentFrequencies | undefined

/** In how many sections of reports of all kinds a gram stands, for those that tell of themes. */
function* generalFrequencies(): Generator<void, DocumentFrequencies> {
  if (general) return general
  const of = new Map<number, number>()
  let documents = 0
  for (const set of knownThemeSets()) {
    const { frequencies } = set.learned()
    documents += frequencies.documents
    for (const [gram, count] of frequencies.of) of.set(gram, (of.get(gram) ?? 0) + count)
    yield
  }
  general = { documents, of }
  return general
}

/**
 * How rare each gram of some sections is: as in reports at large, where that is known, so that two reports alone can be
 * weighed; and names and terms that are not known there as among these sections. Rests now and then.
 */
export function* sectionFrequencies(counted: readonly Vector[]): Generator<void, DocumentFrequencies> {
  const known = yield* generalFrequencies()
  const here = new Map<number, number>()
  for (const { grams } of counted) {
    for (const gram of grams) here.set(gram, (here.get(gram) ?? 0) + 1)
    yield
  }
  const of = new Map<number, number>()
  let read = 0
  for (const [gram, count] of here) {
    if (++read % AT_ONCE === 0) yield
    const common = known.of.get(gram) ?? (count > 1 ? Math.max(2, (count / counted.length) * known.documents) : 0)
    if (common > 0) of.set(gram, common)
  }
  return { documents: known.documents, of }
}
