import type { Cut, CutReason, Piece } from '../../shared/model/source.ts'
import { isSpace } from './lines.ts'

/** A stretch of a source that goes into a report as it is; what follows it in the report is joined by `join`. */
export interface Block {
  readonly start: number
  readonly end: number
  readonly join: '\n' | ''
}

/** A stretch of a source that somebody decided to leave out. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly reason: CutReason
}

export interface Composed {
  readonly texts: readonly string[]
  readonly pieces: readonly (readonly Piece[])[]
  readonly cuts: readonly Cut[]
}

/**
 * Makes the texts of the reports and the cuts between them; the one place that keeps the promise of `ParsedSource`:
 *
 * - every unit of `source` is in exactly one piece of one report or in exactly one cut;
 * - a report's text is its pieces in order, and after each piece but the last the replacement (if any) of the cut that
 *   starts where the piece ends. Such a cut may be empty: then a line end was put in where the source has none.
 *
 * `reports` are blocks in reading order and never overlap; `marks` say why a stretch is left out. White space that
 * nobody marked is cut as blank, anything else as leftover, so nothing is ever lost silently.
 */
export function compose(source: string, reports: readonly (readonly Block[])[], marks: readonly Mark[]): Composed {
  const replacements = new Map<number, string>()
  const pieces = reports.map(blocks => piecesOf(source, blocks, replacements))
  return {
    pieces,
    texts: pieces.map(list =>
      list
        .map((piece, at) => source.slice(piece.start, piece.end) + (at < list.length - 1 ? (replacements.get(piece.end) ?? '') : ''))
        .join(''),
    ),
    cuts: cutsBetween(source, pieces.flat(), marks, replacements),
  }
}

function piecesOf(source: string, blocks: readonly Block[], replacements: Map<number, string>): Piece[] {
  const pieces: { start: number; end: number }[] = []
  blocks.forEach((block, at) => {
    const last = at === blocks.length - 1
    const ownLineEnd = !last && block.join === '\n' && source[block.end] === '\n'
    const end = ownLineEnd ? block.end + 1 : block.end
    if (!last && block.join === '\n' && !ownLineEnd) replacements.set(end, '\n')
    const previous = pieces.at(-1)
    if (previous && previous.end === block.start && !replacements.has(block.start)) previous.end = end
    else pieces.push({ start: block.start, end })
  })
  return pieces
}

function cutsBetween(source: string, pieces: readonly Piece[], marks: readonly Mark[], replacements: ReadonlyMap<number, string>): Cut[] {
  const cuts: Cut[] = []
  const pending = new Set(replacements.keys())
  const add = (start: number, end: number, reason: CutReason) => {
    const replacement = pending.delete(start) ? replacements.get(start) : undefined
    if (start < end || replacement !== undefined)
      cuts.push(replacement === undefined ? { start, end, reason } : { start, end, reason, replacement })
  }
  const ordered = [...pieces].sort((one, other) => one.start - other.start)
  const reasons = [...marks].sort((one, other) => one.start - other.start)
  let next = 0
  const fill = (from: number, to: number) => {
    let at = from
    while (next < reasons.length && (reasons[next]?.end ?? 0) <= from) next++
    for (let index = next; index < reasons.length; index++) {
      const mark = reasons[index]
      if (!mark || mark.start >= to) break
      const start = Math.max(mark.start, at)
      const end = Math.min(mark.end, to)
      if (end <= start) continue
      if (start > at) fillUnmarked(source, at, start, add)
      add(start, end, mark.reason)
      at = end
    }
    if (at < to) fillUnmarked(source, at, to, add)
    else if (from === to && pending.has(to)) add(to, to, 'line-wrap')
  }
  let at = 0
  for (const piece of ordered) {
    fill(at, piece.start)
    at = piece.end
  }
  fill(at, source.length)
  return cuts
}

function fillUnmarked(source: string, from: number, to: number, add: (start: number, end: number, reason: CutReason) => void): void {
  let at = from
  while (at < to) {
    const blank = isSpace(source.charCodeAt(at))
    let end = at + 1
    while (end < to && isSpace(source.charCodeAt(end)) === blank) end++
    // White space between leftover words stays with them.
    if (!blank) while (end < to) end++
    add(at, end, blank ? 'blank' : 'leftover')
    at = end
  }
}
