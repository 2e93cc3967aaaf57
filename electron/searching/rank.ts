import type { Corpus } from './corpus.ts'
import type { Atom } from './evaluate.ts'
import { countSlots } from './masks.ts'
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
  const words = atoms.map(atom => ({ literals: literalsOf(atom.node).map(fold), weight: weightOf(atom, looked) }))
  const scores = bodyScores(
    atoms,
    words.map(({ weight }) => weight),
    looked,
    reports.corpus,
  )
  /** Adds what the texts are worth that hold a word whole. */
  const reward = (slot: number, isIn: (literals: readonly string[]) => boolean, part: number) => {
    for (const { literals, weight } of words) {
      if (isIn(literals)) scores[slot] = (scores[slot] ?? 0) + weight * (K1 + 1) * part
    }
  }
  const compare = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || (reports.year(b) ?? 0) - (reports.year(a) ?? 0) || a - b

  for (let slot = 0; slot < matched.length; slot++) {
    if (matched[slot] !== 1) continue
    const title = reports.title(slot)
    reward(slot, literals => holdsAll(title, literals), IN_TITLE)
  }
  const closer = bestOf(matched, limit * CLOSER, compare)
  for (const slot of closer) {
    const headings = reports.headings(slot)
    reward(slot, literals => headings.some(({ text }) => holdsAll(text, literals)), IN_HEADING)
  }
  return closer
    .sort(compare)
    .slice(0, limit)
    .map(slot => ({ slot, score: scores[slot] ?? 0 }))
}

function holdsAll(text: string, literals: readonly string[]): boolean {
  for (const literal of literals) if (!text.includes(literal)) return false
  return true
}

/** The first few slots of the mask by `compare`, in no order, without sorting them all. */
function bestOf(mask: Uint8Array, most: number, compare: (a: number, b: number) => number): number[] {
  let kept: number[] = []
  let last: number | undefined
  const cut = () => {
    kept = kept.sort(compare).slice(0, most)
    last = kept.length === most ? kept.at(-1) : undefined
  }
  for (let slot = 0; slot < mask.length; slot++) {
    if (mask[slot] !== 1 || (last !== undefined && compare(slot, last) > 0)) continue
    kept.push(slot)
    if (kept.length >= most * 2) cut()
  }
  cut()
  return kept
}

/** Inverse document frequency among the reports looked at. */
function weightOf(atom: Atom, looked: Uint8Array): number {
  const { slots } = atom.counts()
  let holders = 0
  for (let place = 0; place < slots.length; place++) holders += looked[slots[place] ?? 0] ?? 0
  return Math.log(1 + (countSlots(looked) - holders + 0.5) / (holders + 0.5))
}

function bodyScores(atoms: readonly Atom[], weights: readonly number[], looked: Uint8Array, corpus: Corpus): Float64Array {
  const scores = new Float64Array(looked.length)
  let characters = 0
  for (let slot = 0; slot < looked.length; slot++) if (looked[slot] === 1) characters += corpus.lengthOf(slot)
  const mean = characters / Math.max(1, countSlots(looked))
  for (const [number, atom] of atoms.entries()) {
    const { slots, counts } = atom.counts()
    const weight = weights[number] ?? 0
    for (let place = 0; place < slots.length; place++) {
      const slot = slots[place] ?? 0
      const times = counts[place] ?? 0
      const norm = K1 * (1 - B + (B * corpus.lengthOf(slot)) / mean)
      scores[slot] = (scores[slot] ?? 0) + (weight * times * (K1 + 1)) / (times + norm)
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
