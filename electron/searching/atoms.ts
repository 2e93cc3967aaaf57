import type { Fold } from '../../shared/text/fold.ts'
import { holdsLineEnd, holdsSentenceEnd } from '../../shared/text/sentences.ts'
import type { Corpus, Counts, Occurrences } from './corpus.ts'
import { matchPattern } from './match-pattern.ts'
import { nearPassages } from './near.ts'
import { createPassagesBuilder, type Passages, passagesOf, rangesIn, together } from './passages.ts'
import { readPattern } from './query/pattern.ts'
import type { NearNode, OrNode, PatternNode, WordNode } from './query/syntax.ts'
import { createScopeTest, type Heading, isEverywhere, type Scope } from './sections.ts'

/** The texts, and what a query asks of them. */
export interface AtomSpace {
  readonly corpus: Corpus
  readonly fold: Fold
  /** In reading order. */
  headings(slot: number): readonly Heading[]
  /** Asked for by exact matching only. */
  canonicalText(slot: number): string
}

/** What stands somewhere in the text. */
export type PassageNode = WordNode | PatternNode | NearNode | OrNode

/** Finds words, patterns and what stands near one another, folded or `exact`, in the slots of a mask. */
export interface Finder {
  /** Whether it is counted for less than it is found. */
  isPlain(node: PassageNode, scope: Scope): node is WordNode
  counts(node: WordNode, mask: Uint8Array): Counts
  passages(node: PassageNode, scope: Scope, mask: Uint8Array): Passages
}

export function createFinder({ corpus, fold, headings, canonicalText }: AtomSpace, exact: boolean): Finder {
  function word(text: string, mask: Uint8Array): Passages {
    const occurrences = corpus.occurrences(fold(text), mask)
    return passagesOf(exact ? spelled(occurrences, text) : occurrences, text.length)
  }

  /** Those at which the canonical text itself has the word. */
  function spelled({ slots, firsts, starts }: Occurrences, text: string): Occurrences {
    const builder = createPassagesBuilder()
    for (const [place, slot] of slots.entries()) {
      const canonical = canonicalText(slot)
      const held = starts.subarray(firsts[place], firsts[place + 1])
      const right = [...held].filter(start => canonical.startsWith(text, start))
      builder.add(
        slot,
        right.map(start => ({ start, end: start + text.length })),
      )
    }
    return builder.build()
  }

  function pattern(text: string, mask: Uint8Array): Passages {
    const { literals, gaps } = readPattern(text)
    const needles = literals.map(fold)
    const candidates = needles.slice(1).reduce((left, needle) => holding(corpus.counts(needle, left), left.length), mask)
    const { slots, firsts, starts } = corpus.occurrences(needles[0] ?? '', candidates)
    const builder = createPassagesBuilder()
    for (const [place, slot] of slots.entries()) {
      const searched = exact ? canonicalText(slot) : corpus.foldedText(slot)
      const wanted = { literals: exact ? literals : needles, gaps }
      const begins = [...starts.subarray(firsts[place], firsts[place + 1])].filter(start =>
        searched.startsWith(wanted.literals[0] ?? '', start),
      )
      builder.add(slot, matchPattern(searched, wanted, begins))
    }
    return builder.build()
  }

  function near({ left, right, within, distance }: NearNode, mask: Uint8Array): Passages {
    const first = find(left as PassageNode, mask)
    const second = find(right as PassageNode, holding(first, mask.length))
    const builder = createPassagesBuilder()
    for (const slot of second.slots) {
      const text = within === 'report' ? '' : corpus.foldedText(slot)
      const fits = within === 'sentence' ? holdsSentenceEnd : holdsLineEnd
      const reach = distance ?? Number.POSITIVE_INFINITY
      builder.add(
        slot,
        nearPassages(rangesIn(first, slot), rangesIn(second, slot), reach, range => within === 'report' || !fits(text, range)),
      )
    }
    return builder.build()
  }

  function either({ operands }: OrNode, mask: Uint8Array): Passages {
    return together(operands.map(operand => find(operand as PassageNode, mask)))
  }

  function find(node: PassageNode, mask: Uint8Array): Passages {
    if (node.kind === 'word') return word(node.text, mask)
    if (node.kind === 'pattern') return pattern(node.text, mask)
    return node.kind === 'near' ? near(node, mask) : either(node, mask)
  }

  function passages(node: PassageNode, scope: Scope, mask: Uint8Array): Passages {
    const found = find(node, mask)
    if (isEverywhere(scope)) return found
    const builder = createPassagesBuilder()
    for (const slot of found.slots) builder.add(slot, rangesIn(found, slot).filter(createScopeTest(scope, headings(slot))))
    return builder.build()
  }

  return {
    passages,
    isPlain: (node, scope): node is WordNode => node.kind === 'word' && !exact && isEverywhere(scope),
    counts: ({ text }, mask) => corpus.counts(fold(text), mask),
  }
}

/** 1 for each slot that is named. */
export function holding({ slots }: { readonly slots: Uint32Array }, length: number): Uint8Array {
  const mask = new Uint8Array(length)
  for (const slot of slots) mask[slot] = 1
  return mask
}
