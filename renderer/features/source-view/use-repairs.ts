import { useMemo, useState } from 'react'
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { RepairStep, ReportInSource, SourceInFull } from '../../../shared/model/source.ts'
import { useApp } from '../../state/store.ts'
import type { SourceLayout } from './layout-source.ts'
import { moveStep, type PossibleSteps, type RepairAction, stepsFor, type Target } from './repair-steps.ts'
import { type Block, overlap, type SourceBlocks } from './source-blocks.ts'

/** Where a stretch that is being moved would go. */
export interface Drop {
  readonly block: Block
  readonly side: 'before' | 'after'
}

export interface Repairs {
  /** What can be done with what is pointed at. */
  readonly steps: PossibleSteps
  readonly busy: boolean
  /** Why the last one was not done; until the next, or until something else is pointed at. */
  readonly failure: ErrorData | null
  /** The stretch for which a place is being looked for. */
  readonly moving: Range | null
  readonly drop: Drop | null
  run(action: RepairAction): void
  /** This report goes on in the one after it. */
  merge(report: ReportInSource): void
  takeBack(ids: readonly number[]): void
  startMove(): void
  stopMove(): void
  /** Shows that it would go there; nothing where it cannot. */
  aim(block: Block | undefined, side: Drop['side']): void
  /** Puts it there. */
  put(block: Block | undefined, side: Drop['side']): void
}

/** What a key says that can do nothing here. */
const WHY_NOT: { readonly [A in RepairAction]?: ErrorCode } = {
  split: 'repair-begins-here',
  'merge-next': 'repair-no-next',
  cut: 'repair-nothing-there',
  keep: 'repair-kept-already',
  'keep-as-report': 'repair-kept-already',
}

/**
 * The repairs of a source: what is possible, what is under way, what went wrong. What is moved is told to `onMove`, by its
 * first unit: the reader may be looking at its new place by then.
 */
export function useRepairs(
  target: Target | null,
  content: SourceInFull,
  layout: SourceLayout,
  blocks: SourceBlocks,
  onMove: (offset: number) => void,
): Repairs {
  const repair = useApp(state => state.repairSource)
  const takeBack = useApp(state => state.takeBackRepairs)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<{ readonly error: ErrorData; readonly at: string } | null>(null)
  const [moving, setMoving] = useState<Range | null>(null)
  const [drop, setDrop] = useState<Drop | null>(null)
  const at = `${target?.start} ${target?.end}`
  const steps = useMemo(() => (target ? stepsFor(target, content, layout.stretches, blocks) : {}), [target, content, layout, blocks])

  async function during(work: Promise<ErrorData | null>): Promise<void> {
    setBusy(true)
    setFailed(null)
    const error = await work
    setBusy(false)
    setFailed(error && { error, at })
  }
  const take = (step: RepairStep | undefined) => {
    if (step && !busy) void during(repair(step))
  }
  const stopMove = () => {
    setMoving(null)
    setDrop(null)
  }
  const fits = (block: Block | undefined): block is Block => !!moving && !!block && block.report !== null && !overlap(block, moving)

  return {
    steps,
    busy,
    failure: failed?.at === at ? failed.error : null,
    moving,
    drop,
    run(action) {
      const code = steps[action] ? undefined : WHY_NOT[action]
      if (code && target && !busy) setFailed({ error: { code, message: '' }, at })
      else take(steps[action])
    },
    merge: ({ pieces }) => take(pieces[0] && { kind: 'merge', at: pieces[0].start }),
    takeBack: ids => {
      if (!busy) void during(takeBack(ids))
    },
    startMove() {
      if (target && !busy) setMoving({ start: target.start, end: target.end })
    },
    stopMove,
    aim(block, side) {
      const next = fits(block) ? { block, side } : null
      if (next?.block !== drop?.block || next?.side !== drop?.side) setDrop(next)
    },
    put(block, side) {
      if (!moving || !fits(block)) return
      onMove(moving.start)
      take(moveStep(moving, block, side))
      stopMove()
    },
  }
}
