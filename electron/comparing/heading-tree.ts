import type { OutlineEntry } from '../../shared/model/report.ts'
import type { Range } from '../../shared/model/search.ts'

/** A heading, what it governs, and the headings right below it in reading order. */
export interface HeadingNode extends OutlineEntry {
  readonly below: readonly HeadingNode[]
}

/** The outer headings of the running text; what stands after it (notes, glossary, annex) is left out. */
export function headingTree(outline: readonly OutlineEntry[]): HeadingNode[] {
  const outer: HeadingNode[] = []
  const open: { readonly node: HeadingNode; readonly below: HeadingNode[] }[] = []
  for (const entry of outline) {
    if (entry.part === 'notes') continue
    while (open.length > 0 && (open.at(-1)?.node.end ?? 0) <= entry.start) open.pop()
    const below: HeadingNode[] = []
    const node = { ...entry, below }
    const parent = open.at(-1)
    if (parent) parent.below.push(node)
    else outer.push(node)
    open.push({ node, below })
  }
  return outer
}

/** Where the running text ends. */
export function runningEnd(text: string, outline: readonly OutlineEntry[]): number {
  return Math.min(text.length, ...outline.filter(({ part }) => part === 'notes').map(({ start }) => start))
}

/** Headings that divide less of a stretch than this stand in it by the way. */
const MOST_OF_IT = 0.4

/**
 * The headings that divide a stretch: the outermost level of which there are two, with any above it. One level of several
 * that covers only the tail of the stretch (`第一，必须…` among what was learnt) does not divide it, nor do run-in headings
 * of a few paragraphs in its middle.
 */
export function dividingHeadings(stretch: Range, below: readonly HeadingNode[]): readonly HeadingNode[] | undefined {
  const levels = [...new Set(below.map(({ level }) => level))].sort((a, b) => a - b)
  for (const level of levels) {
    const ofLevel = below.filter(node => node.level === level)
    if (ofLevel.length < (ofLevel.every(isNumbered) ? 2 : 3)) continue
    const dividing = below.filter(node => node.level <= level)
    if (coveredBy(stretch, dividing) >= MOST_OF_IT * (stretch.end - stretch.start)) return dividing
  }
  return undefined
}

/** Without numbers nothing tells where the last one ends: it counts for twice the others at most. */
function coveredBy({ end }: Range, dividing: readonly HeadingNode[]): number {
  const first = dividing[0]
  const last = dividing.at(-1)
  if (!first || !last) return 0
  const before = last.start - first.start
  const behind = end - last.start
  return before + (dividing.every(isNumbered) ? behind : Math.min(behind, (2 * before) / (dividing.length - 1)))
}

/** `一、`, `（三）`, `第二，`, `四是`. */
export function isNumbered({ heading }: HeadingNode): boolean {
  return /^(?:第?[（(]?[一二三四五六七八九十百\d]+(?:[）)、,，.．章]|部分|是)|[①-⑳])/.test(heading)
}
