import type { SectionRole } from '../../shared/model/comparison.ts'
import type { OutlineEntry, Part } from '../../shared/model/report.ts'
import type { Range } from '../../shared/model/search.ts'
import { isPartHeading } from '../../shared/text/part-headings.ts'
import { dividingHeadings, type HeadingNode, headingTree, isNumbered, runningEnd } from './heading-tree.ts'
import { divideParagraphs, sayingTheYear } from './paragraph-sections.ts'
import { splitTail, tailStart } from './section-tails.ts'

/** A stretch of a report that is laid beside stretches of others: `[start, end)` of the canonical text, its heading included. */
export interface ReportSection extends Range {
  /** With its number; the first sentence of a run-in heading; empty for a stretch without. */
  readonly heading: string
  readonly part: Part
  readonly role: SectionRole
}

/** Larger shares of a report, or of the part they are in, are no sections but hold some. */
const [FIFTH, THIRD, HALF] = [0.2, 0.3, 0.5]

/**
 * What of a report is compared: its sections, and what stands around them. All together are the running text in order,
 * without a gap; notes and glossary are left out.
 *
 * Parts are divided by the outermost headings below them, parts without any by their paragraphs. What follows on the last
 * section of a part (what was reached, shortcomings, the call at the end) is taken off it.
 */
export function sectionsOf(text: string, outline: readonly OutlineEntry[]): ReportSection[] {
  const whole: HeadingNode = { level: 0, heading: '', start: 0, end: runningEnd(text, outline), part: 'other', below: headingTree(outline) }
  const leaves = joinBareHeadings(text, divide(text, whole, whole))
  return joinOpenings(leaves.flatMap((leaf, at) => splitTail(text, leaf, leaves[at + 1]))).filter(({ start, end }) => end > start)
}

/** A section before what stands behind it is taken off; `last` of those that one heading holds. */
export interface Leaf extends ReportSection {
  readonly last: boolean
}

function divide(text: string, node: HeadingNode, whole: HeadingNode): Leaf[] {
  const dividing = node === whole ? node.below : (dividingHeadings(node, node.below) ?? [])
  const byTheWay = node !== whole && !dividing.some(isNumbered) && sayingTheYear(text, node) !== undefined
  if (dividing.length === 0 || byTheWay) return divideParagraphs(text, node)
  const starts = [...dividing.map(({ start }) => start), node.end]
  const opening: Leaf = { ...pick(node), end: starts[0] ?? node.end, role: 'opening', last: false }
  return [
    ...(opening.end > opening.start ? [opening] : []),
    ...dividing.flatMap((child, at) => {
      const stretch = { ...child, end: starts[at + 1] ?? node.end }
      const last = at === dividing.length - 1
      if (node === whole && isRequirements(stretch, dividing.slice(at + 1))) return [{ ...pick(stretch), role: 'opening' as const, last }]
      if (holdsSections(text, stretch, whole, node)) return divide(text, stretch, whole)
      return [{ ...pick(stretch), role: 'section' as const, last }]
    }),
  ]
}

function pick({ start, end, heading, part }: HeadingNode): Range & { heading: string; part: Part } {
  return { start, end, heading, part }
}

/** A part of a report, or so large a stretch that it must hold several sections. */
function holdsSections(text: string, node: HeadingNode, whole: HeadingNode, parent: HeadingNode): boolean {
  const lengthOf = ({ start, end }: Range) => end - start
  const dividing = dividingHeadings(node, node.below)
  if (parent !== whole) {
    const length = tailStart(text, node) - node.start
    const much = length > HALF * lengthOf(parent) && length > FIFTH * lengthOf(whole)
    return much && dividing !== undefined && dividing.length > 3 && dividing.every(isNumbered)
  }
  if (isPartHeading(node.heading) || (dividing && BEGINS_WITH_YEAR.test(node.heading))) return true
  return lengthOf(node) > (dividing ? THIRD : HALF) * lengthOf(whole)
}

const BEGINS_WITH_YEAR = /^.{0,4}\d{4}年/

/** `二、总体要求和主要目标`, where the tasks come after it and are longer. */
function isRequirements(node: HeadingNode, after: readonly HeadingNode[]): boolean {
  const { heading, part, start, end, below } = node
  return (
    part === 'plan' &&
    below.filter(isNumbered).length < 3 &&
    (isPartHeading(heading) || BEGINS_WITH_YEAR.test(heading)) &&
    /要求|目标|思路|部署/.test(heading) &&
    !/重点|安排|主要任务|工作任务/.test(heading) &&
    after.some(next => next.part === 'plan' && next.end - next.start > end - start)
  )
}

/** Signs that may stand around the words of a heading. */
const SIGNS = 4

/** A heading over nothing (the next is of a higher kind, or it is a table of contents) goes with what follows. */
function joinBareHeadings(text: string, leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = []
  let bare: Leaf | undefined
  for (const leaf of leaves) {
    const start = bare?.start ?? leaf.start
    if (
      leaf !== leaves.at(-1) &&
      leaf.role === 'section' &&
      leaf.heading !== '' &&
      text.slice(leaf.start, leaf.end).trim().length <= leaf.heading.length + SIGNS
    ) {
      bare = { ...leaf, start }
      continue
    }
    joined.push({ ...leaf, start, heading: leaf.heading === '' ? (bare?.heading ?? '') : leaf.heading })
    bare = undefined
  }
  return joined
}

/** Title, address and the first lines of a part are one opening; so are a part of requirements and the lines before its tasks. */
function joinOpenings(sections: readonly ReportSection[]): ReportSection[] {
  const joined: ReportSection[] = []
  for (const section of sections) {
    const before = joined.at(-1)
    const joins =
      before?.role === 'opening' &&
      section.role === 'opening' &&
      (before.part === section.part || joined.length === 1 || before.part === 'other')
    if (before && joins) joined[joined.length - 1] = { ...section, start: before.start, heading: before.heading || section.heading }
    else joined.push(section)
  }
  return joined
}
