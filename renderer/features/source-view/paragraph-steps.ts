import type { Range } from '../../../shared/model/search.ts'
import { type Block, overlap, type SourceBlocks } from './source-blocks.ts'

/**
 * The paragraph or cut that an arrow key goes to: from the one that is pointed at, or into what is in view where that is out
 * of sight. `report`: in the order of this report rather than of the source. Undefined at the end.
 */
export function blockAfterKey(
  blocks: SourceBlocks,
  from: Block | undefined,
  by: 1 | -1,
  { inView, report }: { readonly inView: Range; readonly report: number | null },
): Block | undefined {
  const order = report === null ? blocks.all : blocks.ofReport(report)
  const at = from ? order.indexOf(from) : -1
  if (at !== -1) return order[at + by]
  if (report !== null) return by === 1 ? order[0] : undefined
  return by === 1 ? order.find(({ end }) => end > inView.start) : order.findLast(({ start }) => start < inView.end)
}

/** The next paragraph beside which a stretch can go. */
export function placeAfterKey(blocks: SourceBlocks, moving: Range, from: Block | undefined, by: 1 | -1): Block | undefined {
  const places = blocks.all.filter(block => block.report !== null && !overlap(moving, block))
  const start = from?.start ?? moving.start
  return by === 1 ? places.find(block => block.start > start) : places.findLast(block => block.start < start)
}
