/**
 * What a user typed into the search box. Words stand between white space and all must occur; a phrase stands between
 * quotation marks and is taken whole, white space included. Quotation marks inside a word (`对“一府一委两院”的监督`) and
 * unbalanced ones are ordinary characters, so that pasted text finds itself.
 */
export interface Query {
  /** All of these must occur. OR, -not and fields will make this a tree; every reader goes through this one place. */
  readonly all: readonly Term[]
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
  const terms: Term[] = []
  let at = 0
  while (at < input.length) {
    if (isSpace(input, at)) {
      at++
      continue
    }
    const close = closingMark(input, at)
    const end = close === -1 ? wordEnd(input, at) : close
    const term = close === -1 ? { text: input.slice(at, end), quoted: false } : { text: input.slice(at + 1, end), quoted: true }
    if (term.text !== '' && !terms.some(other => other.text === term.text)) terms.push(term)
    at = close === -1 ? end : end + 1
  }
  return { all: terms }
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
