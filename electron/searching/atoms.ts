import type { Range } from '../../shared/model/search.ts'
import type { Fold } from '../../shared/text/fold.ts'
import { holdsLineEnd, holdsSentenceEnd } from '../../shared/text/sentences.ts'
import type { Corpus, Counts, Occurrences } from './corpus.ts'
import { holding } from './masks.ts'
import { eachBeginning, matchPattern } from './match-pattern.ts'
import { createNearFinder } from './near.ts'
import { createPassagesBuilder, type Passages, passagesOf, placeOf, rangesIn, stretchOf, together } from './passages.ts'
import { readPattern } from './query/pattern.ts'
import type { NearNode, OrNode, PatternNode, WordNode } from './query/syntax.ts'
import { createScopeTest, type Heading, headingsWith, isEverywhere, type Scope, type Stretches } from './sections.ts'

/** The texts, and what a query asks of them. */
export interface AtomSpace {
  readonly corpus: Corpus
  readonly fold: Fold
  /** In reading order. */
  headings(slot: number): readonly Heading[]
  /** Stretches about a theme whose name holds one of the values (folded), in reading order. */
  themed(slot: number, values: readonly string[]): readonly Range[]
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

/** Where they are in the report of a slot. */
export function stretchesIn({ headings, themed }: AtomSpace, slot: number, { field, values }: Stretches): readonly Range[] {
  return field === 'section' ? headingsWith(headings(slot), values) : themed(slot, values)
}

export function createFinder(space: AtomSpace, exact: boolean): Finder {
  const { corpus, fold, canonicalText } = space
  const stretchesNear = createNearFinder()

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
    const [first = '', second = '', ...others] = needles
    const candidates = others.reduce((left, needle) => holding(corpus.counts(needle, left), left.length), mask)
    const seconds = corpus.occurrences(second, candidates)
    const firsts = corpus.occurrences(first, holding(seconds, mask.length))
    const wanted = { literals: exact ? literals : needles, gaps }
    const builder = createPassagesBuilder()
    eachBeginning(firsts, seconds, wanted, (slot, begins) => {
      builder.add(slot, matchPattern(exact ? canonicalText(slot) : corpus.foldedText(slot), wanted, begins))
    })
    return builder.build()
  }

  function near({ left, right, within, distance }: NearNode, mask: Uint8Array): Passages {
    const first = find(left as PassageNode, mask)
    const second = find(right as PassageNode, holding(first, mask.length))
    const builder = createPassagesBuilder()
    const reach = distance ?? Number.POSITIVE_INFINITY
    // What holds a stretch that leaves its sentence leaves it too: only the shortest ones have to be looked at.
    const leaves = within === 'sentence' ? holdsSentenceEnd : holdsLineEnd
    for (let place = 0; place < second.slots.length; place++) {
      const slot = second.slots[place] ?? 0
      const { starts, ends } = stretchesNear(stretchOf(first, placeOf(first.slots, slot)), stretchOf(second, place), reach)
      const text = within === 'report' || starts.length === 0 ? '' : corpus.foldedText(slot)
      for (let at = 0; at < starts.length; at++) {
        const range = { start: starts.at(at), end: ends.at(at) }
        if (within === 'report' || !leaves(text, range)) builder.put(range.start, range.end)
      }
      builder.endReport(slot)
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
    for (const slot of found.slots)
      builder.add(slot, rangesIn(found, slot).filter(createScopeTest(scope, wanted => stretchesIn(space, slot, wanted))))
    return builder.build()
  }

  return {
    passages,
    isPlain: (node, scope): node is WordNode => node.kind === 'word' && !exact && isEverywhere(scope),
    counts: ({ text }, mask) => corpus.counts(fold(text), mask),
  }
}
