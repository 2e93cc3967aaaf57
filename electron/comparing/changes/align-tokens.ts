import type { WordToken } from './word-tokens.ts'

/** Tokens `[left, leftEnd)` that tokens `[right, rightEnd)` of the other text stand for; one side may be empty. */
export interface TokenEdit {
  left: number
  leftEnd: number
  right: number
  rightEnd: number
}

/**
 * What each change costs, and what tokens are worth that stay: a lone character between two changes is worth less than the
 * change it saves and becomes part of one, a word or a sign is worth more. The longest common subsequence, which libraries
 * for differences find, counts tokens alone and has no such choice.
 */
const CHANGE = 1.2
const SIGN = 1.3
const SPACE = 0.1
/** What stands behind a figure: its measure word, or the 和 before the next one. Figures change each for itself. */
const BEHIND_FIGURE = 1.3
/** Changes are found in tables up to this size; what is larger is replaced as a whole. */
const MOST_CELLS = 4_000_000

/** The changes between two lists of tokens, in order, none touching the next. */
export function alignTokens(left: readonly WordToken[], right: readonly WordToken[]): TokenEdit[] {
  const shorter = Math.min(left.length, right.length)
  let from = 0
  while (from < shorter && left[from]?.text === right[from]?.text) from++
  let behind = 0
  while (behind < shorter - from && left[left.length - 1 - behind]?.text === right[right.length - 1 - behind]?.text) behind++
  const [lefts, rights] = [left.slice(from, left.length - behind), right.slice(from, right.length - behind)]
  if (lefts.length === 0 && rights.length === 0) return []
  const all = [{ left: 0, leftEnd: lefts.length, right: 0, rightEnd: rights.length }]
  const tooMany = lefts.length * rights.length > MOST_CELLS
  const edits = lefts.length === 0 || rights.length === 0 || tooMany ? all : bestEdits(lefts, rights)
  return edits.map(edit => ({
    left: edit.left + from,
    leftEnd: edit.leftEnd + from,
    right: edit.right + from,
    rightEnd: edit.rightEnd + from,
  }))
}

function worth({ text, kind }: WordToken, before: WordToken | undefined): number {
  if (kind === 'sign') return text.trim() === '' ? SPACE : SIGN
  if (kind === 'figure') return Math.max(text.length, 2)
  return text.length === 1 && before?.kind === 'figure' ? BEHIND_FIGURE : text.length
}

/** Steps back through the tables: a token that stays, or one that goes, or one that comes, and from which of the two tables. */
const [STAYS, GOES, COMES] = [1, 2, 3]
const FROM_CHANGE = 4

/** Two tables (Gotoh): the best way on which the last tokens stay, and the best on which they are part of a change. */
function bestEdits(left: readonly WordToken[], right: readonly WordToken[]): TokenEdit[] {
  const width = right.length + 1
  const worths = Float32Array.from(left, (token, at) => worth(token, left[at - 1]))
  const size = (left.length + 1) * width
  const [staying, changing] = [new Float32Array(size).fill(Number.NEGATIVE_INFINITY), new Float32Array(size).fill(Number.NEGATIVE_INFINITY)]
  const [stayedBy, changedBy] = [new Uint8Array(size), new Uint8Array(size)]
  // Texts are compared by number.
  const numbers = new Map<string, number>()
  const numberOf = ({ text }: WordToken) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
  const [lefts, rights] = [Int32Array.from(left, numberOf), Int32Array.from(right, numberOf)]
  const leave = (before: number) => Math.max(cell(staying, before) - CHANGE, cell(changing, before))
  const goesOn = (before: number) => (cell(changing, before) >= cell(staying, before) - CHANGE ? FROM_CHANGE : 0)
  staying[0] = 0
  for (let i = 0; i <= left.length; i++) {
    for (let j = 0; j <= right.length; j++) {
      const at = i * width + j
      const [going, coming] = [i > 0 ? leave(at - width) : Number.NEGATIVE_INFINITY, j > 0 ? leave(at - 1) : Number.NEGATIVE_INFINITY]
      // Where both are as good what comes is the last, so that it stands behind what goes.
      changing[at] = Math.max(going, coming)
      changedBy[at] = going > coming ? GOES | goesOn(at - width) : COMES | goesOn(at - 1)
      if (i === 0 || j === 0 || lefts[i - 1] !== rights[j - 1]) continue
      const before = at - width - 1
      const [stays, changes] = [cell(staying, before), cell(changing, before)]
      staying[at] = Math.max(stays, changes) + cell(worths, i - 1)
      stayedBy[at] = STAYS | (changes > stays ? FROM_CHANGE : 0)
    }
  }
  return readBack(left.length, right.length, stayedBy, changedBy, (changing[size - 1] ?? 0) > (staying[size - 1] ?? 0))
}

/** The compiler does not know that the place is there. */
function cell(table: Float32Array, at: number): number {
  return table[at] ?? 0
}

function readBack(lefts: number, rights: number, stayedBy: Uint8Array, changedBy: Uint8Array, endsInChange: boolean): TokenEdit[] {
  const edits: TokenEdit[] = []
  let [i, j, inChange] = [lefts, rights, endsInChange]
  let edit: TokenEdit | undefined
  while (i > 0 || j > 0) {
    const at = i * (rights + 1) + j
    const step = (inChange ? changedBy[at] : stayedBy[at]) ?? 0
    if (inChange) {
      edit ??= { left: i, leftEnd: i, right: j, rightEnd: j }
      if ((step & 3) === GOES) edit.left = --i
      else edit.right = --j
    } else {
      i--
      j--
    }
    inChange = (step & FROM_CHANGE) !== 0
    if (!inChange && edit) {
      edits.push(edit)
      edit = undefined
    }
  }
  return edits.reverse()
}
