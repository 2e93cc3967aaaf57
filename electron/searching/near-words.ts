import type { Range } from '../../shared/model/search.ts'
import type { Fold } from '../../shared/text/fold.ts'
import { occurrences } from '../../shared/text/occurrences.ts'
import { matchPattern } from './match-pattern.ts'
import { readPattern } from './query/pattern.ts'
import type { NearNode, PatternNode, QueryNode, WordNode } from './query/syntax.ts'

/** The words in a hit (as it stands in the report): what stands near one another, without what is between. */
export type WordsIn = (hit: string) => Range[]

/**
 * For hits of what these nodes ask for. Undefined where none of them is a NEAR: then every hit is a word itself. A hit of
 * NEAR is a shortest one, so it holds each of its words once, at its ends; of NEAR in NEAR also those between.
 */
export function createWordsIn(nodes: readonly QueryNode[], fold: Fold, exact = false): WordsIn | undefined {
  const words = nodes.flatMap(nearsIn).flatMap(({ left, right }) => [...leavesOf(left), ...leavesOf(right)])
  if (words.length === 0) return undefined
  const read = exact ? (text: string) => text : fold
  return hit => {
    const text = read(hit)
    const found = words.flatMap(word => occurrencesOf(word, text, read))
    return apart(found).filter(({ start, end }) => start > 0 || end < hit.length)
  }
}

function nearsIn(node: QueryNode): NearNode[] {
  if (node.kind === 'near') return [node]
  return node.kind === 'and' || node.kind === 'or' ? node.operands.flatMap(nearsIn) : []
}

function leavesOf(node: QueryNode): (WordNode | PatternNode)[] {
  if (node.kind === 'word' || node.kind === 'pattern') return [node]
  if (node.kind === 'near') return [...leavesOf(node.left), ...leavesOf(node.right)]
  return node.kind === 'or' ? node.operands.flatMap(leavesOf) : []
}

function occurrencesOf({ kind, text }: WordNode | PatternNode, hit: string, read: (text: string) => string): Range[] {
  if (kind === 'word') {
    const word = read(text)
    return startsOf(word, hit).map(start => ({ start, end: start + word.length }))
  }
  const { literals, gaps } = readPattern(text)
  const wanted = { literals: literals.map(read), gaps }
  return matchPattern(hit, wanted, startsOf(wanted.literals[0] ?? '', hit))
}

function startsOf(word: string, text: string): number[] {
  return word === '' ? [] : occurrences(text, word)
}

/** In reading order; of those that overlap the longest that begins first. */
function apart(ranges: readonly Range[]): Range[] {
  const kept: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start >= (kept.at(-1)?.end ?? 0)) kept.push(range)
  }
  return kept
}
