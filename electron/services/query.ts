/**
 * What a user typed into the search box. Words stand between white space and all must occur; a phrase stands between
 * quotation marks and is taken whole, white space included. `A OR B` asks for one of both, `-A` for reports without A.
 * Quotation marks inside a word (`对“一府一委两院”的监督`), unbalanced ones, and an OR or - with nothing to belong to are
 * ordinary characters, so that pasted text finds itself.
 */
export interface Query {
  /** Of each group one must occur. */
  readonly groups: readonly (readonly Term[])[]
  /** None of these may occur. */
  readonly without: readonly Term[]
}

/** Text that must stand in a report as it is, after folding. */
export interface Term {
  readonly text: string
  readonly quoted: boolean
}

/** Closing marks by opening mark. Marks of one look may be mixed: input methods often give the wrong one of a pair. */
const DOUBLE = '"“”＂„‟'
const CLOSING: ReadonlyMap<string, string> = new Map([...[...DOUBLE].map(mark => [mark, DOUBLE] as const), ['「', '」'], ['『', '』']])

export function parseQuery(input: string): Query {
  const words = readWords(input)
  const groups: Term[][] = []
  const without: Term[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word
    if (word.excluded) {
      without.push(word.term)
      continue
    }
    const group = [word.term]
    while (isOr(words[at + 1]) && words[at + 2] && !words[at + 2]?.excluded) {
      group.push((words[at + 2] as Word).term)
      at += 2
    }
    groups.push(group)
  }
  return { groups: groups.map(distinct), without: distinct(without) }
}

interface Word {
  readonly term: Term
  readonly excluded: boolean
}

function isOr(word: Word | undefined): boolean {
  return word !== undefined && !word.term.quoted && !word.excluded && /^(?:OR|ＯＲ)$/.test(word.term.text)
}

function distinct(terms: readonly Term[]): Term[] {
  return terms.filter((term, at) => terms.findIndex(other => other.text === term.text) === at)
}

function readWords(input: string): Word[] {
  const words: Word[] = []
  let at = 0
  while (at < input.length) {
    if (isSpace(input, at)) {
      at++
      continue
    }
    const excluded = /^[-－]\S/.test(input.slice(at, at + 2))
    if (excluded) at++
    const close = closingMark(input, at)
    const end = close === -1 ? wordEnd(input, at) : close
    const term = close === -1 ? { text: input.slice(at, end), quoted: false } : { text: input.slice(at + 1, end), quoted: true }
    if (term.text !== '') words.push({ term, excluded })
    at = close === -1 ? end : end + 1
  }
  return words
}

/** Where the phrase that opens at `at` closes: a fitting mark with nothing of a word behind it. -1 if none opens. */
function closingMark(input: string, at: number): number {
  const marks = CLOSING.get(input.charAt(at))
  if (!marks) return -1
  for (let close = at + 1; close < input.length; close++) {
    if (!marks.includes(input.charAt(close))) continue
    const next = close + 1
    if (next === input.length || isSpace(input, next) || CLOSING.has(input.charAt(next))) return close
  }
  return -1
}

function wordEnd(input: string, at: number): number {
  let end = at
  while (end < input.length && !isSpace(input, end)) end++
  return end
}

function isSpace(input: string, at: number): boolean {
  return /\s/.test(input.charAt(at))
}
