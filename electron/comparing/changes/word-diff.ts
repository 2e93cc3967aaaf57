import type { WordEdit } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'
import { alignTokens, type TokenEdit } from './align-tokens.ts'
import { type CutWords, tokens, type WordToken } from './word-tokens.ts'

/** A clause that comes or goes does so with the sign at its end. */
const CLAUSE_END = /^[，。；：！、？,;:!?]$/

/**
 * What differs between a stretch of one folded text and one of another, by whole words, in order. Only a figure that became
 * another one may touch the next change.
 * Whoever puts the right words of every edit in the place of its left ones has the right stretch, to the unit.
 */
export function diffWords(left: string, leftRange: Range, right: string, rightRange: Range, cut: CutWords): WordEdit[] {
  const lefts = tokens(left, leftRange.start, leftRange.end, cut)
  const rights = tokens(right, rightRange.start, rightRange.end, cut)
  const edits = alignTokens(lefts, rights)
    .flatMap(edit => withoutSame(edit, lefts, rights))
    .flatMap(edit => apartAtSign(edit, lefts, rights))
    .flatMap(edit => apartAtFigure(edit, lefts, rights))
  slideToSigns(edits, lefts, rights)
  return edits.map(edit => ({
    left: rangeOf(lefts, edit.left, edit.leftEnd, leftRange),
    right: rangeOf(rights, edit.right, edit.rightEnd, rightRange),
    figures: [...lefts.slice(edit.left, edit.leftEnd), ...rights.slice(edit.right, edit.rightEnd)].every(({ kind }) => kind === 'figure'),
  }))
}

function rangeOf(all: readonly WordToken[], from: number, end: number, whole: Range): Range {
  const start = all[from]?.start ?? whole.end
  return { start, end: end > from ? (all[end - 1]?.end ?? start) : start }
}

/** The same words may be cut otherwise beside other ones: what both sides begin and end with stays, where a word ends there in both. */
function withoutSame(edit: TokenEdit, lefts: readonly WordToken[], rights: readonly WordToken[]): TokenEdit[] {
  const [head, headRight] = sameHead(lefts.slice(edit.left, edit.leftEnd), rights.slice(edit.right, edit.rightEnd))
  const [left, right] = [edit.left + head, edit.right + headRight]
  const [tail, tailRight] = sameHead(
    lefts.slice(left, edit.leftEnd).map(mirrored).reverse(),
    rights.slice(right, edit.rightEnd).map(mirrored).reverse(),
  )
  const [leftEnd, rightEnd] = [edit.leftEnd - tail, edit.rightEnd - tailRight]
  return left === leftEnd && right === rightEnd ? [] : [{ left, leftEnd, right, rightEnd }]
}

function mirrored(token: WordToken): WordToken {
  return { ...token, text: [...token.text].reverse().join('') }
}

/** How many tokens of either list make the longest beginning that both have. */
function sameHead(left: readonly WordToken[], right: readonly WordToken[]): [number, number] {
  let [i, j, a, b] = [0, 0, '', '']
  let found: [number, number] = [0, 0]
  for (;;) {
    const next = a.length <= b.length ? left[i++] : right[j++]
    if (!next) return found
    if (a.length <= b.length) a += next.text
    else b += next.text
    if (!a.startsWith(b) && !b.startsWith(a)) return found
    if (a === b) found = [i, j]
  }
}

/**
 * Words that became others and a clause that came or went behind them are two changes: the sign that stays behind both
 * (`甲` to `乙，丙`, before a comma) is as well the one between them.
 */
function apartAtSign(edit: TokenEdit, lefts: readonly WordToken[], rights: readonly WordToken[]): TokenEdit[] {
  const { left, leftEnd, right, rightEnd } = edit
  const sign = lefts[leftEnd]?.text ?? ''
  if (left === leftEnd || right === rightEnd || !CLAUSE_END.test(sign)) return [edit]
  const [inLeft, inRight] = [signIn(lefts, left, leftEnd, sign), signIn(rights, right, rightEnd, sign)]
  if (inLeft === undefined && inRight !== undefined && inRight > right) {
    return [
      { ...edit, rightEnd: inRight },
      { left: leftEnd + 1, leftEnd: leftEnd + 1, right: inRight + 1, rightEnd: rightEnd + 1 },
    ]
  }
  if (inRight === undefined && inLeft !== undefined && inLeft > left) {
    return [
      { ...edit, leftEnd: inLeft },
      { left: inLeft + 1, leftEnd: leftEnd + 1, right: rightEnd + 1, rightEnd: rightEnd + 1 },
    ]
  }
  return [edit]
}

/** A figure that became another one is a change of its own beside the words that changed with it. */
function apartAtFigure(edit: TokenEdit, lefts: readonly WordToken[], rights: readonly WordToken[]): TokenEdit[] {
  const { left, leftEnd, right, rightEnd } = edit
  const isFigure = (token: WordToken | undefined) => token?.kind === 'figure'
  if (Math.max(leftEnd - left, rightEnd - right) < 2 || left === leftEnd || right === rightEnd) return [edit]
  if (isFigure(lefts[left]) && isFigure(rights[right])) {
    const [head, rest] = [
      { ...edit, leftEnd: left + 1, rightEnd: right + 1 },
      { ...edit, left: left + 1, right: right + 1 },
    ]
    return [head, rest]
  }
  if (isFigure(lefts[leftEnd - 1]) && isFigure(rights[rightEnd - 1])) {
    return [
      { ...edit, leftEnd: leftEnd - 1, rightEnd: rightEnd - 1 },
      { ...edit, left: leftEnd - 1, right: rightEnd - 1 },
    ]
  }
  return [edit]
}

function signIn(all: readonly WordToken[], from: number, end: number, sign: string): number | undefined {
  for (let at = from; at < end; at++) if (all[at]?.text === sign) return at
  return undefined
}

/** What comes or goes may stand in several places with the same outcome: it stands where it ends in a sign, if it can. */
function slideToSigns(edits: TokenEdit[], lefts: readonly WordToken[], rights: readonly WordToken[]): void {
  edits.forEach((edit, at) => {
    const [goes, comes] = [edit.leftEnd > edit.left, edit.rightEnd > edit.right]
    if (goes === comes) return
    const [all, from, end] = goes ? [lefts, edit.left, edit.leftEnd] : [rights, edit.right, edit.rightEnd]
    const before = from - (goes ? (edits[at - 1]?.leftEnd ?? 0) : (edits[at - 1]?.rightEnd ?? 0))
    const behind = (goes ? (edits[at + 1]?.left ?? lefts.length) : (edits[at + 1]?.right ?? rights.length)) - end
    const slide = findSlide(all, from, end, before, behind)
    edit.left += slide
    edit.leftEnd += slide
    edit.right += slide
    edit.rightEnd += slide
  })
}

/** By how many tokens a stretch moves: 0 where no place is better. Best it ends in a sign; else, before one, it begins with one. */
function findSlide(all: readonly WordToken[], from: number, end: number, before: number, behind: number): number {
  const places = [0]
  for (let slide = 1; slide < behind && all[from + slide - 1]?.text === all[end + slide - 1]?.text; slide++) places.push(slide)
  for (let slide = -1; -slide < before && all[from + slide]?.text === all[end + slide]?.text; slide--) places.push(slide)
  const isSign = (at: number) => CLAUSE_END.test(all[at]?.text ?? '')
  return places.find(slide => isSign(end - 1 + slide)) ?? places.find(slide => isSign(from + slide) && isSign(end + slide)) ?? 0
}
