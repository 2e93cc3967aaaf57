import { holding } from './atoms.ts'
import type { Corpus } from './corpus.ts'
import type { Atom } from './evaluate.ts'
import { readPattern } from './query/pattern.ts'
import type { QueryNode } from './query/syntax.ts'

/** What a rank depends on beside the counts. Texts are folded. */
export interface RankedReports {
  readonly corpus: Corpus
  title(slot: number): string
  /** Asked for the reports only that may come first. */
  headings(slot: number): readonly { readonly text: string }[]
  /** Null where unknown. */
  year(slot: number): number | null
}

export interface Ranked {
  readonly slot: number
  readonly score: number
}

/** BM25: how soon repeats stop to count, and how much a long report is held back. */
const K1 = 1.2
const B = 0.75
/** What a word in the title or in a heading adds, in parts of what it is worth in a text that repeats it without end. */
const IN_TITLE = 0.5
const IN_HEADING = 0.25

/** The best reports of `matched`, best first; of equal ones the newest. Words are weighed among the reports `looked` at. */
export function rank(
  atoms: readonly Atom[],
  looked: Uint8Array,
  matched: Uint8Array,
  reports: RankedReports,
  fold: (text: string) => string,
  limit: number,
): Ranked[] {
  const weights = atoms.map(atom => weightOf(atom, looked))
  const scores = bodyScores(atoms, weights, looked, reports.corpus)
  const words = atoms.map(atom => literalsOf(atom.node).map(fold))
  const holds = (text: string, atom: number) => (words[atom] ?? []).every(word => text.includes(word))
  const most = (K1 + 1) * IN_HEADING * weights.reduce((sum, weight) => sum + weight, 0)

  const candidates: Ranked[] = []
  for (const [slot, on] of matched.entries()) {
    if (!on) continue
    const title = reports.title(slot)
    const bonus = weights.reduce((sum, weight, atom) => sum + (holds(title, atom) ? weight : 0), 0)
    candidates.push({ slot, score: (scores[slot] ?? 0) + (K1 + 1) * IN_TITLE * bonus })
  }
  candidates.sort((a, b) => b.score - a.score)

  // Headings are read in this order, and no further than they can still bring a report among the first.
  const best: Ranked[] = []
  let least = Number.NEGATIVE_INFINITY
  for (const { slot, score } of candidates) {
    if (score + most < least) break
    const headings = reports.headings(slot)
    const bonus = weights.reduce((sum, weight, atom) => sum + (headings.some(({ text }) => holds(text, atom)) ? weight : 0), 0)
    best.push({ slot, score: score + (K1 + 1) * IN_HEADING * bonus })
    if (best.length % limit === 0) least = nthScore(best, limit)
  }
  const year = (slot: number) => reports.year(slot) ?? 0
  return best.sort((a, b) => b.score - a.score || year(b.slot) - year(a.slot) || a.slot - b.slot).slice(0, limit)
}

/** Inverse document frequency among the reports looked at. */
function weightOf(atom: Atom, looked: Uint8Array): number {
  const reports = looked.reduce((sum, on) => sum + on, 0)
  const holders = holding(atom.counts(), looked.length).reduce((sum, on, slot) => sum + (on & (looked[slot] ?? 0)), 0)
  return Math.log(1 + (reports - holders + 0.5) / (holders + 0.5))
}

function bodyScores(atoms: readonly Atom[], weights: readonly number[], looked: Uint8Array, corpus: Corpus): Float64Array {
  const scores = new Float64Array(looked.length)
  let characters = 0
  let reports = 0
  for (const [slot, on] of looked.entries()) {
    characters += on * corpus.lengthOf(slot)
    reports += on
  }
  const mean = characters / Math.max(1, reports)
  for (const [number, atom] of atoms.entries()) {
    const { slots, counts } = atom.counts()
    for (const [place, slot] of slots.entries()) {
      const times = counts[place] ?? 0
      const norm = K1 * (1 - B + (B * corpus.lengthOf(slot)) / mean)
      scores[slot] = (scores[slot] ?? 0) + ((weights[number] ?? 0) * times * (K1 + 1)) / (times + norm)
    }
  }
  return scores
}

/** Words that a title must hold to be about what is looked for. */
export function literalsOf(node: QueryNode): string[] {
  switch (node.kind) {
    case 'word':
      return [node.text]
    case 'pattern':
      return [...readPattern(node.text).literals]
    case 'near':
      return [...literalsOf(node.left), ...literalsOf(node.right)]
    case 'or':
    case 'and':
      return node.operands.flatMap(literalsOf)
    default:
      return []
  }
}

function nthScore(ranked: readonly Ranked[], n: number): number {
  return ranked.map(({ score }) => score).sort((a, b) => b - a)[n - 1] ?? Number.NEGATIVE_INFINITY
}
