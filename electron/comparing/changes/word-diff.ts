import type { WordEdit } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'
import { alignTokens, type TokenEdit } from './align-tokens.ts'
import { type CutWords, tokens, type WordToken } from './word-tokens.ts'

/** A clause that comes or goes does so with the sign at its end. */
const CLAUSE_END = /^[，。；：！、？,;:!?]$/

/**
 * What differs between a stretch of one folded text and one of another, by whole words: in order, none touching the next.
 * Whoever puts the right words of every edit in the place of its left ones has the right stretch, to the unit.
 */
export function diffWords(left: string, leftRange: Range, right: string, rightRange: Range, cut: CutWords): WordEdit[] {
  const lefts = tokens(left, leftRange.start, leftRange.end, cut)
  const rights = tokens(right, rightRange.start, rightRange.end, cut)
  const edits = alignTokens(lefts, rights)
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

/** By how many tokens a stretch moves: 0 where no place is better. Changes that would touch stay apart. */
function findSlide(all: readonly WordToken[], from: number, end: number, before: number, behind: number): number {
  const endsWell = (slide: number) => CLAUSE_END.test(all[end - 1 + slide]?.text ?? '')
  if (endsWell(0)) return 0
  for (let slide = 1; slide < behind && all[from + slide - 1]?.text === all[end + slide - 1]?.text; slide++) {
    if (endsWell(slide)) return slide
  }
  for (let slide = -1; -slide < before && all[from + slide]?.text === all[end + slide]?.text; slide--) {
    if (endsWell(slide)) return slide
  }
  return 0
}
