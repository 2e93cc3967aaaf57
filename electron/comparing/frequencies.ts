import { knownThemeSets } from './themes/known-sets.ts'
import { type DocumentFrequencies, documentFrequencies, type Vector } from './vectors.ts'

let general: DocumentFrequencies | undefined

/** In how many sections of reports of all kinds a gram stands, for those that tell of themes. */
function generalFrequencies(): DocumentFrequencies {
  if (general) return general
  const of = new Map<number, number>()
  let documents = 0
  for (const set of knownThemeSets()) {
    const { frequencies } = set.learned()
    documents += frequencies.documents
    for (const [gram, count] of frequencies.of) of.set(gram, (of.get(gram) ?? 0) + count)
  }
  general = { documents, of }
  return general
}

/**
 * How rare each gram of some sections is: as in reports at large, where that is known, so that two reports alone can be
 * weighed; and names and terms that are not known there as among these sections.
 */
export function sectionFrequencies(counted: readonly Vector[]): DocumentFrequencies {
  const known = generalFrequencies()
  const here = documentFrequencies(counted)
  const of = new Map<number, number>()
  for (const [gram, count] of here.of) {
    const common = known.of.get(gram)
    if (common !== undefined) of.set(gram, common)
    else if (count > 1) of.set(gram, Math.max(2, (count / here.documents) * known.documents))
  }
  return { documents: known.documents, of }
}
