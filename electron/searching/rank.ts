import { holding } from './atoms.ts'
import type { Corpus } from './corpus.ts'
import type { Atom } from './evaluate.ts'
import { readPattern } from './query/pattern.ts'
import type { QueryNode } from './query/syntax.ts'

/** What a rank depends on beside the counts. Texts are folded. */
export interface RankedReports {
  readonly corpus: Corpus
  title(slot: number): string
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

/** So many times the reports that are asked for are looked at more closely, for the words of their headings. */
const CLOSER = 4

/**
 * The best reports of `matched`, best first; of equal ones the newest. Words are weighed among the reports `looked` at.
 * Headings are read of those only that come first without them: all outlines of a library are too many for one search.
 */
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
  /** What the texts are worth that hold a word whole. */
  const bonus = (texts: readonly string[], part: number) =>
    words.reduce((sum, all, atom) => (texts.some(text => all.every(word => text.includes(word))) ? sum + (weights[atom] ?? 0) : sum), 0) *
    (K1 + 1) *
    part
  const byScore = (a: Ranked, b: Ranked) =>
    b.score - a.score || (reports.year(b.slot) ?? 0) - (reports.year(a.slot) ?? 0) || a.slot - b.slot

  const first = createShortlist(limit * CLOSER, byScore)
  for (const [slot, on] of matched.entries()) {
    if (on) first.add({ slot, score: (scores[slot] ?? 0) + bonus([reports.title(slot)], IN_TITLE) })
  }
  const closer = first.list().map(({ slot, score }) => {
    const headings = reports.headings(slot).map(({ text }) => text)
    return { slot, score: score + bonus(headings, IN_HEADING) }
  })
  return closer.sort(byScore).slice(0, limit)
}

/** The best few of many, without sorting them all. */
function createShortlist(length: number, compare: (a: Ranked, b: Ranked) => number) {
  let kept: Ranked[] = []
  let least = Number.NEGATIVE_INFINITY
  const cut = () => {
    kept = kept.sort(compare).slice(0, length)
    if (kept.length === length) least = kept.at(-1)?.score ?? least
  }
  return {
    add(ranked: Ranked): void {
      if (ranked.score < least) return
      kept.push(ranked)
      if (kept.length >= length * 2) cut()
    },
    list(): Ranked[] {
      cut()
      return kept
    },
  }
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
