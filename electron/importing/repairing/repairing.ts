import { type AnchoredStep, anchorStep, createStepLocator, quoteOf } from '../../../shared/anchoring/repair-anchors.ts'
import { AppError, type RepairImpossible } from '../../../shared/errors.ts'
import type { ParsedReport, ParsedSource, Repair, RepairStep } from '../../../shared/model/source.ts'
import { toGraphemeBorder } from '../../../shared/text/offsets.ts'
import type { Gazetteer } from '../metadata/gazetteer.ts'
import { problem } from '../problems.ts'
import { blocksOf } from './blocks.ts'
import { describeLayout } from './describe-layout.ts'
import type { Layout } from './layout.ts'
import { applyStep, type Step, startOfNext } from './repair-steps.ts'

/**
 * Repairs are done again on what the importer alone made of a text, each time from the beginning: the same text and the
 * same repairs always give the same reports, and taking one back is leaving it out.
 */

/** What the importer alone made of a text. */
export interface MachineLayout extends Pick<ParsedSource, 'path' | 'text' | 'cuts' | 'problems'> {
  readonly reports: readonly Omit<ParsedReport, 'text'>[]
}

export interface KnownRepair {
  readonly id: number
  readonly anchored: AnchoredStep
}

export interface RepairOutcome extends KnownRepair {
  readonly state: Repair['state']
}

export interface Repaired extends Pick<ParsedSource, 'cuts' | 'reports' | 'problems'> {
  /** One for each report: the same one in every layout that the same repairs, or some of them, make of a source. */
  readonly keys: readonly string[]
  readonly repairs: readonly RepairOutcome[]
}

/** `previous` is the text in which the repairs were found last, where that is another. */
export function doRepairs(gazetteer: Gazetteer, machine: MachineLayout, repairs: readonly KnownRepair[], previous?: string): Repaired {
  const { layout, outcomes } = replay(machine, repairs, previous)
  const described = describeLayout(gazetteer, machine, layout)
  const lost = outcomes.filter(outcome => outcome.state === 'lost')
  const [first] = lost
  const problems = first
    ? [...described.problems, problem('repair-lost', { count: lost.length, quote: quoteOf(first.anchored).slice(0, 20) })]
    : described.problems
  return { ...described, problems, keys: layout.reports.map(report => report.key), repairs: outcomes }
}

/** One step more, with its anchors. Throws what the user should know where it makes no sense. */
export function anchorNext(machine: MachineLayout, repairs: readonly KnownRepair[], wanted: RepairStep): AnchoredStep {
  const { layout } = replay(machine, repairs)
  const step = snapped(machine.text, wanted)
  const next = step.kind === 'merge' ? startOfNext(layout, step.at) : undefined
  const outcome = applyStep(layout, { step, next }, '')
  if ('impossible' in outcome) throw new AppError(outcome.impossible, SENTENCES[outcome.impossible])
  return anchorStep(machine.text, step, next)
}

const SENTENCES: Readonly<Record<RepairImpossible, string>> = {
  'repair-left-out': 'This place is in no report.',
  'repair-begins-here': 'The report begins here already.',
  'repair-no-next': 'There is no report after this one.',
  'repair-into-itself': 'A passage cannot be moved into itself.',
  'repair-nothing-there': 'There is no text of a report in this stretch.',
  'repair-whole-report': 'The report would have no text left.',
  'repair-kept-already': 'All of this stretch is in a report already.',
  'repair-no-report': 'There is no report to which the text could belong.',
}

interface Replay {
  readonly layout: Layout
  readonly outcomes: readonly RepairOutcome[]
}

function replay(machine: MachineLayout, repairs: readonly KnownRepair[], previous?: string): Replay {
  const locate = createStepLocator(machine.text, previous)
  let layout = layoutOf(machine)
  const outcomes = repairs.map(({ id, anchored }): RepairOutcome => {
    const found = locate(anchored)
    const outcome = found && applyStep(layout, found, `repair ${id}`)
    if (!found || !outcome || !isDone(found, outcome)) return { id, anchored, state: 'lost' }
    if (!('impossible' in outcome)) layout = outcome
    const unmoved = previous === undefined && JSON.stringify(found.step) === JSON.stringify(anchored.step)
    return { id, anchored: unmoved ? anchored : anchorStep(machine.text, found.step, found.next), state: 'applied' }
  })
  return { layout, outcomes }
}

/** What is so already needs not be done: the importer has learned it, or another repair did it. */
function isDone({ step }: Step, outcome: ReturnType<typeof applyStep>): boolean {
  if (!('impossible' in outcome)) return true
  if (step.kind === 'split') return outcome.impossible === 'repair-begins-here'
  if (step.kind === 'cut') return outcome.impossible === 'repair-nothing-there'
  return step.kind === 'keep' && outcome.impossible === 'repair-kept-already'
}

function layoutOf({ text, reports, cuts }: MachineLayout): Layout {
  return {
    text,
    reports: reports.map(({ pieces }, at) => ({ key: `found ${at}`, blocks: blocksOf(text, pieces, cuts) })),
    marks: cuts.filter(cut => cut.start < cut.end).map(({ start, end, reason }) => ({ start, end, reason })),
  }
}

/** Nobody means half a character. */
function snapped(text: string, step: RepairStep): RepairStep {
  const before = (offset: number) => toGraphemeBorder(text, offset, 'before')
  const after = (offset: number) => toGraphemeBorder(text, offset, 'after')
  switch (step.kind) {
    case 'split':
    case 'merge':
      return { ...step, at: before(step.at) }
    case 'move':
      return { ...step, start: before(step.start), end: after(step.end), beside: before(step.beside) }
    case 'keep':
    case 'cut':
      return { ...step, start: before(step.start), end: after(step.end) }
  }
}
