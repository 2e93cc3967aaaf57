import type { Cut, Piece } from '../../../shared/model/source.ts'
import type { Block } from '../compose.ts'
import { isSpace } from '../lines.ts'

/** Blocks are never changed: what a function returns may share them, and a list that nothing happened to stays itself. */
export type Blocks = readonly Block[]

interface Range {
  readonly start: number
  readonly end: number
}

/** The way back from what `compose` made: the lines and parts of lines of a report. */
export function blocksOf(text: string, pieces: readonly Piece[], cuts: readonly Cut[]): Blocks {
  const ends = new Set(cuts.flatMap(cut => (cut.replacement === undefined ? [] : [cut.start])))
  return pieces.flatMap(({ start, end }) => {
    const blocks: Block[] = []
    let from = start
    for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', from)) {
      blocks.push({ start: from, end: at, join: '\n' })
      from = at + 1
    }
    if (from < end) blocks.push({ start: from, end, join: ends.has(end) ? '\n' : '' })
    return blocks
  })
}

/** Index of the block that holds the unit; -1 where none does. */
export function blockAt(blocks: Blocks, offset: number): number {
  return blocks.findIndex(({ start, end }) => start <= offset && offset < end)
}

/** Indexes `[from, to)` of the blocks that make one paragraph with the one at `index`. */
export function paragraphAround(blocks: Blocks, index: number): { readonly from: number; readonly to: number } {
  let from = index
  while (from > 0 && blocks[from - 1]?.join === '') from--
  let to = index
  while (to < blocks.length && blocks[to]?.join === '') to++
  return { from, to: Math.min(to + 1, blocks.length) }
}

/** The paragraphs of a report, each the blocks it is made of. */
export function paragraphsOf(blocks: Blocks): Blocks[] {
  const paragraphs: Block[][] = []
  blocks.forEach((block, at) => {
    if (at > 0 && blocks[at - 1]?.join === '') paragraphs.at(-1)?.push(block)
    else paragraphs.push([block])
  })
  return paragraphs
}

/** No block goes across the offset any more. */
export function parted(blocks: Blocks, offset: number): Blocks {
  const at = blocks.findIndex(({ start, end }) => start < offset && offset < end)
  const block = blocks[at]
  if (!block) return blocks
  return blocks.toSpliced(at, 1, { start: block.start, end: offset, join: '' }, { ...block, start: offset })
}

/** What lies in the stretch, and what is left: two paragraphs stay two, and what stood around a few words is one again. */
export function takenOut(blocks: Blocks, { start, end }: Range): { readonly rest: Blocks; readonly taken: Blocks } {
  if (!blocks.some(block => block.start < end && start < block.end)) return { rest: blocks, taken: [] }
  const rest: Block[] = []
  const taken: Block[] = []
  for (const block of parted(parted(blocks, start), end)) {
    if (block.start < start || block.end > end) rest.push(block)
    else {
      taken.push(block)
      const before = rest.at(-1)
      if (before && block.join === '\n') rest[rest.length - 1] = { ...before, join: '\n' }
    }
  }
  return { rest, taken }
}

/** Paragraphs put in before the block at `index`; the two sides of the place are paragraphs of their own as well. */
export function putIn(blocks: Blocks, index: number, paragraphs: Blocks): Blocks {
  return [...ended(blocks.slice(0, index)), ...ended(paragraphs), ...blocks.slice(index)]
}

/** The last one ends its paragraph. */
export function ended(blocks: Blocks): Blocks {
  const last = blocks.at(-1)
  return last && last.join === '' ? [...blocks.slice(0, -1), { ...last, join: '\n' }] : blocks
}

/** No paragraph begins or ends with white space, and none is empty. */
export function tidied(text: string, blocks: Blocks): Blocks {
  const tidy = paragraphsOf(blocks).flatMap(paragraph => trimmed(text, paragraph))
  return tidy.length === blocks.length && tidy.every((block, at) => block === blocks[at]) ? blocks : tidy
}

function trimmed(text: string, paragraph: Blocks): Block[] {
  const blocks = [...paragraph]
  for (let first = blocks[0]; first; first = blocks[0]) {
    let { start } = first
    while (start < first.end && isSpace(text.charCodeAt(start))) start++
    if (start === first.start) break
    if (start < first.end) blocks[0] = { ...first, start }
    else blocks.shift()
  }
  for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
    let { end } = last
    while (end > last.start && isSpace(text.charCodeAt(end - 1))) end--
    if (end === last.end) break
    blocks.pop()
    if (end > last.start) blocks.push({ ...last, end })
  }
  const last = blocks.at(-1)
  if (last && last.join === '' && paragraph.at(-1)?.join === '\n') blocks[blocks.length - 1] = { ...last, join: '\n' }
  return blocks
}

/** The parts of the ranges outside of the stretch. */
export function without<T extends Range>(ranges: readonly T[], { start, end }: Range): T[] {
  return ranges.flatMap(range => {
    if (range.end <= start || end <= range.start) return [range]
    return [...(range.start < start ? [{ ...range, end: start }] : []), ...(end < range.end ? [{ ...range, start: end }] : [])]
  })
}
