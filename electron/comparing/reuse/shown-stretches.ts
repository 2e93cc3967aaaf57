import type { Range } from '../../../shared/model/search.ts'
import type { Stretch } from './stretches.ts'
import type { WordEdges } from './word-edges.ts'

/**
 * What of each stretch is shown, in whole words: what is found ends at any letter. A word over the end of a stretch belongs
 * to the stretch of fewest others where stretches cover all of it, and else to none. An empty range where nothing is left.
 *
 * @param stretches in reading order, none over another
 */
export function showStretches(stretches: readonly Stretch[], edges: WordEdges): Range[] {
  const ownerOf = createOwners(stretches)
  return stretches.map((stretch, at) => {
    const [first, last] = [edges.wordOver(stretch.start), edges.wordOver(stretch.end)]
    const own = (word: Range) => ownerOf(word, at) === at
    const start = first ? (own(first) ? first.start : first.end) : stretch.start
    const end = last ? (own(last) ? last.end : last.start) : stretch.end
    if (start >= end) return { start, end: start }
    const [before, behind] = [stretches[at - 1]?.end === stretch.start, stretches[at + 1]?.start === stretch.end]
    if (before && behind) return { start, end }
    const bare = edges.within({ start, end })
    // Where shared words go on, particles stay in sight.
    return bare.start === bare.end ? bare : { start: before ? start : bare.start, end: behind ? end : bare.end }
  })
}

/** Number of the stretch that a word belongs to, one of those around `at`; -1 for none. */
function createOwners(stretches: readonly Stretch[]): (word: Range, at: number) => number {
  const owners = new Map<number, number>()

  function find(word: Range, at: number): number {
    let first = at
    while ((stretches[first - 1]?.end ?? 0) > word.start) first--
    let owner = -1
    let covered = 0
    for (let i = first; (stretches[i]?.start ?? word.end) < word.end; i++) {
      const stretch = stretches[i]
      if (!stretch) break
      covered += Math.min(stretch.end, word.end) - Math.max(stretch.start, word.start)
      if (stretch.others < (stretches[owner]?.others ?? Number.POSITIVE_INFINITY)) owner = i
    }
    return covered === word.end - word.start ? owner : -1
  }

  return (word, at) => {
    const known = owners.get(word.start) ?? find(word, at)
    owners.set(word.start, known)
    return known
  }
}
