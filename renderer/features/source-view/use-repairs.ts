import { useEffect, useMemo, useRef, useState } from 'react'
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
  /** Why the last one was not done; until the next, or until something else is pointed at. */
  readonly failure: ErrorData | null
  /** The stretch for which a place is being looked for. */
  readonly moving: Range | null
  readonly drop: Drop | null
  /** With what is pointed at: this, or what fits what can be done with it when its turn comes. */
  run(action: RepairAction | ((possible: PossibleSteps) => RepairAction)): void
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
 * A repair that was asked for. It is worked out when its turn comes, on what those before it made of the source. Undefined where
 * nothing comes of it.
 */
type Wanted = (now: Shown) => Promise<ErrorData | null> | ErrorCode | undefined

interface Shown {
  readonly content: SourceInFull
  readonly layout: SourceLayout
  readonly blocks: SourceBlocks
}

/**
 * The repairs of a source: what is possible, what went wrong. One that is asked for while another is under way waits for
 * it, so that no key is lost. What is moved is told to `onMove`, by its first unit: the reader may be looking at its new
 * place by then.
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
  const waiting = useRef<Wanted[]>([])
  const busy = useRef(false)
  const [, setTurn] = useState(0)
  const [failed, setFailed] = useState<{ readonly error: ErrorData; readonly at: string } | null>(null)
  const [moving, setMoving] = useState<Range | null>(null)
  const [drop, setDrop] = useState<Drop | null>(null)
  const at = nameOf(target)
  const pointed = useRef(at)
  const steps = useMemo(() => (target ? stepsFor(target, content, layout.stretches, blocks) : {}), [target, content, layout, blocks])

  useEffect(() => {
    pointed.current = at
    // With each new state of the source.
    takeTurn()
  })

  function ask(wanted: Wanted): void {
    waiting.current.push(wanted)
    takeTurn()
  }
  function takeTurn(): void {
    const next = busy.current ? undefined : waiting.current.shift()
    if (!next) return
    const begun = next({ content, layout, blocks })
    if (begun === undefined) takeTurn()
    else if (typeof begun === 'string') fail({ code: begun, message: '' })
    else void during(begun)
  }
  async function during(work: Promise<ErrorData | null>): Promise<void> {
    busy.current = true
    setFailed(null)
    const error = await work
    busy.current = false
    if (error) fail(error)
    else setTurn(turn => turn + 1)
  }
  /** Shown wherever the reader is by now. What waited was meant for what this one would have made. */
  function fail(error: ErrorData): void {
    waiting.current = []
    setFailed({ error, at: pointed.current })
  }
  const take = (step: RepairStep | undefined) => {
    if (step) ask(() => repair(step))
  }
  const stopMove = () => {
    setMoving(null)
    setDrop(null)
  }
  const fits = (block: Block | undefined): block is Block => !!moving && !!block && block.report !== null && !overlap(block, moving)

  return {
    steps,
    failure: failed?.at === at ? failed.error : null,
    moving,
    drop,
    run(choose) {
      if (!target) return
      ask(now => {
        const possible = stepsFor(targetIn(now.blocks, target), now.content, now.layout.stretches, now.blocks)
        const action = typeof choose === 'string' ? choose : choose(possible)
        const step = possible[action]
        return step ? repair(step) : WHY_NOT[action]
      })
    },
    merge: ({ pieces }) => take(pieces[0] && { kind: 'merge', at: pieces[0].start }),
    takeBack: ids => ask(() => takeBack(ids)),
    startMove() {
      if (target) setMoving({ start: target.start, end: target.end })
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

function nameOf(target: Target | null): string {
  return `${target?.start} ${target?.end}`
}

/** A paragraph may be one that was left out by now, or the other way round. */
function targetIn(blocks: SourceBlocks, target: Target): Target {
  const block = target.kind === 'passage' ? undefined : blocks.at(target.start)
  return block ? { kind: block.cut === null ? 'paragraph' : 'cut', start: block.start, end: block.end } : target
}
