import type { Range } from '../../../shared/model/search.ts'
import type { RepairStep, SourceInFull } from '../../../shared/model/source.ts'
import { reportNear, type Stretch, stretchAt, stretchWith } from '../../../shared/text/source-stretches.ts'
import { type Block, overlap, type SourceBlocks } from './source-blocks.ts'

/** What a repair is about: words that were selected, a paragraph that is pointed at, or words that were left out. */
export interface Target extends Range {
  readonly kind: 'passage' | 'paragraph' | 'cut'
}

/** What can be done at once with a target. */
export const ACTIONS = ['split', 'keep-as-report', 'merge-previous', 'merge-next', 'cut', 'keep', 'up', 'down'] as const
export type RepairAction = (typeof ACTIONS)[number]

/** An action that makes no sense for the target is missing. */
export type PossibleSteps = { readonly [A in RepairAction]?: RepairStep }

/** The steps that can be taken with what is pointed at. */
export function stepsFor(
  target: Target,
  { reports }: Pick<SourceInFull, 'reports'>,
  stretches: readonly Stretch[],
  blocks: SourceBlocks,
): PossibleSteps {
  const { start, end } = target
  const inside = stretchesIn(stretches, target)
  const hasWords = inside.some(({ report }) => report !== null)
  // A line end that was taken away inside a paragraph is nothing to be put back.
  const hasCut = blocks.all.some(block => block.cut !== null && overlap(block, target))
  const at = stretchWith(stretches, start)?.report ?? null
  const near = reportNear(stretches, start)
  const previous = near === null ? undefined : reports[near - 1]
  const own = near === null ? undefined : reports[near]
  const steps: { -readonly [A in RepairAction]?: RepairStep } = {}

  if (at !== null && start > (blocks.ofReport(at)[0]?.start ?? start)) steps.split = { kind: 'split', at: start }
  if (previous) steps['merge-previous'] = { kind: 'merge', at: firstUnit(previous.pieces) }
  if (own && near !== null && reports[near + 1]) steps['merge-next'] = { kind: 'merge', at: firstUnit(own.pieces) }
  if (hasWords && target.kind !== 'cut') steps.cut = { kind: 'cut', start, end }
  if (hasCut && target.kind !== 'paragraph') steps.keep = { kind: 'keep', start, end, as: 'text' }
  if (hasCut && (!hasWords || target.kind === 'cut')) steps['keep-as-report'] = { kind: 'keep', start, end, as: 'report' }

  const isOfOne = at !== null && inside.every(({ report, cut }) => report === at || cut !== null)
  return isOfOne ? { ...steps, ...ordersOf(target, blocks.ofReport(at)) } : steps
}

/** One paragraph up or down among those of the report. */
function ordersOf(target: Target, paragraphs: readonly Block[]): Pick<PossibleSteps, 'up' | 'down'> {
  const above = paragraphs[paragraphs.findIndex(block => overlap(block, target)) - 1]
  const last = paragraphs.findLastIndex(block => overlap(block, target))
  const below = last === -1 ? undefined : paragraphs[last + 1]
  const up = above && moveStep(target, above, 'before')
  const down = below && moveStep(target, below, 'after')
  return { ...(up ? { up } : {}), ...(down ? { down } : {}) }
}

/** Puts a stretch beside a paragraph; undefined where it would stand beside itself, or beside what is in no report. */
export function moveStep({ start, end }: Range, place: Block, side: 'before' | 'after'): RepairStep | undefined {
  if (place.report === null || overlap(place, { start, end })) return undefined
  return { kind: 'move', start, end, beside: place.start, side }
}

function firstUnit(pieces: readonly Range[]): number {
  return pieces[0]?.start ?? 0
}

function stretchesIn(stretches: readonly Stretch[], { start, end }: Range): Stretch[] {
  const found: Stretch[] = []
  for (let index = stretchAt(stretches, start); ; index++) {
    const stretch = stretches[index]
    if (!stretch || stretch.start >= end) return found
    if (stretch.end > start) found.push(stretch)
  }
}
