import type { RepairImpossible } from '../../../shared/errors.ts'
import type { Block, Mark } from '../compose.ts'
import { splitLines } from '../lines.ts'
import { type Blocks, without } from './blocks.ts'

/** A report while it is repaired. The key tells it from the others, however often the same steps are done again. */
export interface Laid {
  readonly key: string
  readonly blocks: Blocks
}

/** How a source is laid out: its reports in order, and why what is in none of them was left out. */
export interface Layout {
  readonly text: string
  readonly reports: readonly Laid[]
  readonly marks: readonly Mark[]
}

/** What a step comes to. */
export type Outcome = Layout | { readonly impossible: RepairImpossible }

export interface Range {
  readonly start: number
  readonly end: number
}

/** The lines in the stretch that are in no report. */
export function leftOut({ text, reports }: Layout, range: Range): Blocks {
  return openIn(reports, range).flatMap(stretch => linesIn(text, stretch))
}

/** The parts of the stretch that are in no report. */
export function openIn(reports: readonly Laid[], range: Range): Range[] {
  const taken = reports.flatMap(({ blocks }) => blocks.filter(block => block.start < range.end && range.start < block.end))
  return taken.reduce((open: Range[], block) => without(open, block), [range])
}

/** Its lines, each a paragraph. */
export function linesIn(text: string, { start, end }: Range): Block[] {
  return splitLines(text.slice(start, end)).map(line => ({ start: start + line.start, end: start + line.end, join: '\n' }))
}
