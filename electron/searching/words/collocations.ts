import type { Range } from '../../../shared/model/search.ts'
import { sentences } from '../../../shared/text/sentences.ts'
import { isCut, isWord } from './count-words.ts'

/** What is near: up to so many words on either side in the same paragraph, or the whole sentence. */
export type Span = number | 'sentence'

/** What stands near a node, summed over texts. */
export interface Neighbours {
  /** Occurrences of the node as whole words. */
  occurrences: number
  /** Texts that hold it so. */
  texts: number
  /** Words that are part of the node, and words near it; each once, also where two occurrences of the node are near it. */
  nodeWords: number
  near: number
  /** How often each word stands near the node, and is part of it. */
  readonly together: Map<string, number>
  readonly inNode: Map<string, number>
}

export function noNeighbours(): Neighbours {
  return { occurrences: 0, texts: 0, nodeWords: 0, near: 0, together: new Map(), inNode: new Map() }
}

interface Token extends Range {
  readonly word: boolean
  node: boolean
  near: boolean
}

/**
 * Adds what stands near the node in one text.
 *
 * @param text folded
 * @param cuts see `CountedText`
 * @param starts where the node's characters occur, rising; those that begin or end within a word are passed over
 */
export function addNeighbours(
  found: Neighbours,
  text: string,
  cuts: Uint8Array,
  starts: Iterable<number>,
  length: number,
  span: Span,
): void {
  let paragraph: Range = { start: 0, end: -1 }
  let nodes: Range[] = []
  const before = found.occurrences
  const closeParagraph = () => {
    if (nodes.length > 0) addParagraph(found, text, tokensOf(text, cuts, paragraph), paragraph, nodes, span)
  }
  for (const start of starts) {
    const end = start + length
    const whole = isCut(cuts, text.length, start) && isCut(cuts, text.length, end)
    if (!whole || start < (nodes.at(-1)?.end ?? 0)) continue
    if (start > paragraph.end) {
      closeParagraph()
      paragraph = lineAt(text, start)
      nodes = []
    }
    nodes.push({ start, end })
    found.occurrences++
  }
  closeParagraph()
  if (found.occurrences > before) found.texts++
}

function addParagraph(
  found: Neighbours,
  text: string,
  tokens: readonly Token[],
  paragraph: Range,
  nodes: readonly Range[],
  span: Span,
): void {
  for (const node of nodes) for (const token of tokens) if (token.start >= node.start && token.end <= node.end) token.node = true
  if (span === 'sentence') markSentences(tokens, nodes, sentences(text, paragraph))
  else for (const node of nodes) markWindow(tokens, node, span)
  for (const token of tokens) {
    if (!token.word || !(token.node || token.near)) continue
    const word = text.slice(token.start, token.end)
    const words = token.node ? found.inNode : found.together
    words.set(word, (words.get(word) ?? 0) + 1)
    if (token.node) found.nodeWords++
    else found.near++
  }
}

function markSentences(tokens: readonly Token[], nodes: readonly Range[], all: readonly Range[]): void {
  const held = all.filter(({ start, end }) => nodes.some(node => node.start < end && node.end > start))
  for (const token of tokens) token.near = held.some(({ start, end }) => token.start >= start && token.end <= end)
}

function markWindow(tokens: readonly Token[], node: Range, span: number): void {
  const first = tokens.findIndex(({ start }) => start >= node.start)
  const mark = (at: number, step: 1 | -1) => {
    let left = span
    for (let i = at; left > 0; i += step) {
      const token = tokens[i]
      if (!token) return
      if (!token.word || token.node) continue
      token.near = true
      left--
    }
  }
  mark(first - 1, -1)
  mark(first, 1)
}

function tokensOf(text: string, cuts: Uint8Array, { start, end }: Range): Token[] {
  const tokens: Token[] = []
  let from = start
  for (let at = start + 1; at <= end; at++) {
    if (at < end && !isCut(cuts, text.length, at)) continue
    tokens.push({ start: from, end: at, word: isWord(text.slice(from, at)), node: false, near: false })
    from = at
  }
  return tokens
}

function lineAt(text: string, at: number): Range {
  const end = text.indexOf('\n', at)
  return { start: at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, end: end === -1 ? text.length : end }
}
