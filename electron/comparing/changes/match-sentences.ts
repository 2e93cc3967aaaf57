import { heaviestChain, type Link } from './heaviest-chain.ts'
import { type ComparedSentences, joined, readFeatures, type SentenceFeatures, type SplitText, similarity } from './sentence-features.ts'

/** Sentences of two texts that say the same or nearly so, by their numbers: one of each, or one against two that follow each other. */
export interface SentencePair {
  readonly left: number
  readonly leftEnd: number
  readonly right: number
  readonly rightEnd: number
  /** 0 to 1. */
  readonly similarity: number
  /** Nothing is different but its number in a list, the sign at its end and white space. */
  readonly same: boolean
}

export interface MatchedSentences {
  /** In the order of both texts. */
  readonly inOrder: readonly SentencePair[]
  /** Those that stand elsewhere now, in the order of the right text. */
  readonly moved: readonly SentencePair[]
}

/** What stands between the same neighbours in both texts may be less alike than what stands elsewhere now. */
const LEAST = 0.25
const LEAST_MOVED = 0.45
/** Each of two that are matched with one has at least so much in common with it. */
const LEAST_OF_TWO = 0.12
/** A sentence that became two, or two that became one, is worth more than one of the two alone. */
const WORTH_OF_TWO = 1.3
/** Of sentences that differ in figures alone, the same one is meant. */
const WORTH_OF_SAME = 0.05
/** A sentence that stands elsewhere nearly as it was is no lesser one's partner here. */
const SURE = 0.6
const LESSER = 0.3
/** Pairs of characters that a moved sentence has at least: what is shorter is said again and again. */
const LEAST_PAIRS = 5
/** Partners of one sentence that are looked at. */
const MOST_PARTNERS = 16
/** Pairs of characters in more sentences than these find no partners; they count in those that others find. */
const MOST_SENTENCES = 60

/** Which sentences of two texts correspond. Every sentence is in one pair at most. */
export function matchSentences(left: SplitText, right: SplitText): MatchedSentences {
  const compared = readFeatures(left, right)
  const pairs = likelyPairs(compared)
  const surest = findSurest(pairs)
  const kept = pairs.filter(pair => !isLesser(pair, surest.ofLeft.get(pair.left)) && !isLesser(pair, surest.ofRight.get(pair.right)))
  const links = [...kept.filter(pair => pair.similarity > LEAST), ...splitPairs(pairs, compared, surest)].map(toLink)
  const inOrder = heaviestChain(links, right.sentences.length).map(({ pair }) => pair)
  return { inOrder, moved: findMoved(kept, inOrder, compared) }
}

function toLink(pair: SentencePair): Link & { readonly pair: SentencePair } {
  const { left, leftEnd, right, rightEnd } = pair
  const single = leftEnd - left === 1 && rightEnd - right === 1
  const worth = (pair.similarity - LEAST) * (single ? 1 : WORTH_OF_TWO) + (pair.same ? WORTH_OF_SAME : 0)
  return { left, leftEnd, right, rightEnd, worth, pair }
}

function onePair(left: number, right: number, { left: lefts, right: rights, weights }: ComparedSentences): SentencePair {
  const [a, b] = [lefts[left], rights[right]]
  const same = a !== undefined && a.key === b?.key
  return { left, leftEnd: left + 1, right, rightEnd: right + 1, similarity: same ? 1 : a && b ? similarity(a, b, weights) : 0, same }
}

/** Single sentences with enough in common, by way of the pairs of characters that both have. */
function likelyPairs(compared: ComparedSentences): SentencePair[] {
  const { left, right, weights } = compared
  const holders: number[][] = Array.from(weights, () => [])
  right.forEach(({ pairs }, at) => {
    for (const pair of pairs) holders[pair]?.push(at)
  })
  const sameAs = samePartners(compared)
  const common = new Float64Array(right.length)
  return left.flatMap(({ pairs, weight }, at) => {
    const met: number[] = []
    for (const pair of pairs) {
      const holding = holders[pair] ?? []
      if (holding.length > MOST_SENTENCES) continue
      for (const other of holding) {
        if (common[other] === 0) met.push(other)
        common[other] = (common[other] ?? 0) + (weights[pair] ?? 0)
      }
    }
    const shareOf = (other: number) => (2 * (common[other] ?? 0)) / (weight + (right[other]?.weight ?? 0))
    const likely = met.filter(other => shareOf(other) > LEAST_OF_TWO / 2)
    if (likely.length > MOST_PARTNERS) likely.sort((a, b) => shareOf(b) - shareOf(a)).length = MOST_PARTNERS
    for (const other of met) common[other] = 0
    const partners = new Set([...likely, ...(sameAs[at] ?? [])])
    return Array.from(partners, other => onePair(at, other, compared)).filter(pair => pair.similarity > LEAST_OF_TWO)
  })
}

/** For what is said again and again: the one that stands as far from the beginning, and as far from the end, among its like. */
function samePartners({ left, right }: ComparedSentences): number[][] {
  const groups = Map.groupBy(right.keys(), at => right[at]?.key ?? '')
  const lefts = Map.groupBy(left.keys(), at => left[at]?.key ?? '')
  const partners: number[][] = left.map(() => [])
  for (const [key, ours] of lefts) {
    const theirs = groups.get(key) ?? []
    ours.forEach((at, rank) => {
      partners[at] = [theirs[rank], theirs[theirs.length - ours.length + rank]].filter(other => other !== undefined)
    })
  }
  return partners
}

interface Surest {
  readonly ofLeft: ReadonlyMap<number, SentencePair>
  readonly ofRight: ReadonlyMap<number, SentencePair>
}

/** The pairs of which each is the other's best partner, and a good one. */
function findSurest(pairs: readonly SentencePair[]): Surest {
  const [ofLeft, ofRight] = [new Map<number, SentencePair>(), new Map<number, SentencePair>()]
  for (const pair of pairs) {
    if (pair.similarity > (ofLeft.get(pair.left)?.similarity ?? SURE)) ofLeft.set(pair.left, pair)
    if (pair.similarity > (ofRight.get(pair.right)?.similarity ?? SURE)) ofRight.set(pair.right, pair)
  }
  const mutual = [...ofLeft.values()].filter(pair => ofRight.get(pair.right)?.similarity === pair.similarity)
  return { ofLeft: new Map(mutual.map(pair => [pair.left, pair])), ofRight: new Map(mutual.map(pair => [pair.right, pair])) }
}

function isLesser(pair: SentencePair, surest: SentencePair | undefined): boolean {
  return surest !== undefined && surest.similarity - pair.similarity > LESSER
}

/** One sentence against two: where both of two neighbours have something of it and belong to no other, and together more than either. */
function splitPairs(
  pairs: readonly SentencePair[],
  { left, right, weights }: ComparedSentences,
  { ofLeft, ofRight }: Surest,
): SentencePair[] {
  const found = new Map(pairs.map(pair => [pair.left * right.length + pair.right, pair]))
  const two = (at: SentencePair, next: SentencePair, a: SentenceFeatures, b: SentenceFeatures): SentencePair[] => {
    const together = similarity(a, b, weights)
    if (together <= Math.max(at.similarity, next.similarity, LEAST)) return []
    return [{ ...at, leftEnd: next.leftEnd, rightEnd: next.rightEnd, similarity: together, same: a.key === b.key }]
  }
  return pairs.flatMap(pair => {
    const [a, b] = [left[pair.left], right[pair.right]]
    const [nextLeft, nextRight] = [left[pair.left + 1], right[pair.right + 1]]
    const apart = isLesser(pair, ofRight.get(pair.right)) ? undefined : found.get(pair.left * right.length + pair.right + 1)
    const together = isLesser(pair, ofLeft.get(pair.left)) ? undefined : found.get((pair.left + 1) * right.length + pair.right)
    if (!a || !b) return []
    return [
      ...(apart && nextRight && !isLesser(apart, ofRight.get(apart.right)) ? two(pair, apart, a, joined(b, nextRight)) : []),
      ...(together && nextLeft && !isLesser(together, ofLeft.get(together.left)) ? two(pair, together, joined(a, nextLeft), b) : []),
    ]
  })
}

/** Among the sentences that are left over, the likest first. */
function findMoved(pairs: readonly SentencePair[], inOrder: readonly SentencePair[], { left }: ComparedSentences): SentencePair[] {
  const lefts = new Set(inOrder.flatMap(pair => numbers(pair.left, pair.leftEnd)))
  const rights = new Set(inOrder.flatMap(pair => numbers(pair.right, pair.rightEnd)))
  const moved: SentencePair[] = []
  const likely = pairs.filter(pair => pair.similarity > LEAST_MOVED && (left[pair.left]?.pairs.length ?? 0) >= LEAST_PAIRS)
  for (const pair of likely.sort((a, b) => b.similarity - a.similarity || Number(b.same) - Number(a.same))) {
    if (lefts.has(pair.left) || rights.has(pair.right)) continue
    lefts.add(pair.left)
    rights.add(pair.right)
    moved.push(pair)
  }
  return moved.sort((a, b) => a.right - b.right)
}

function numbers(from: number, end: number): number[] {
  return Array.from({ length: end - from }, (_, at) => from + at)
}
