import type { Range } from '../../../shared/model/search.ts'
import type { Block, Piece } from './layout-text.ts'

/** Words to be folded away, and how many reports have them; in reading order, without overlaps. */
export interface Folded extends Range {
  readonly reports: number
}

/** The blocks with their folded words. Only running text is folded: headings and the title page say where one is. */
export function foldBlocks(blocks: readonly Block[], folds: readonly Folded[]): readonly Block[] {
  if (folds.length === 0) return blocks
  return blocks.map(block => {
    const own = block.role === 'paragraph' ? folds.filter(({ start, end }) => start < block.end && end > block.start) : []
    return own.length === 0 ? block : { ...block, pieces: piecesOf(block, own) }
  })
}

function piecesOf({ start, end }: Range, folds: readonly Folded[]): Piece[] {
  const pieces: Piece[] = []
  let at = start
  for (const fold of folds) {
    const from = Math.max(fold.start, start)
    const to = Math.min(fold.end, end)
    if (from > at) pieces.push({ start: at, end: from })
    pieces.push({ start: from, end: to, reports: fold.reports })
    at = to
  }
  if (at < end) pieces.push({ start: at, end })
  return pieces
}
