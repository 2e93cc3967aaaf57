import { useMemo } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import type { OpenReport } from '../../state/panes.ts'
import { type Folded, foldBlocks } from './fold-blocks.ts'
import { Unfold } from './fold-sign.tsx'
import { type Block, layoutText } from './layout-text.ts'
import { ReportText } from './report-text.tsx'

interface SectionTextProps extends Range {
  readonly report: OpenReport
  /** Words that are not shown now. */
  readonly folds?: readonly Folded[]
  /** They are to be shown again: those that begin there. */
  readonly onUnfold?: (start: number) => void
}

const NONE: readonly Folded[] = []

/** A part of a report, set as the whole report is; what reaches over its ends is cut there. */
export function SectionText({ report, start, end, folds = NONE, onUnfold }: SectionTextProps) {
  const blocks = useMemo(() => {
    const own = blocksOf(report).filter(block => block.start < end && start < block.end)
    const cut = own.map(block => ({ ...block, start: Math.max(block.start, start), end: Math.min(block.end, end) }))
    return foldBlocks(cut, folds)
  }, [report, start, end, folds])

  return (
    <Unfold value={onUnfold}>
      <ReportText text={report.text} blocks={blocks} />
    </Unfold>
  )
}

/** A report is laid out once, however many parts of it are shown. */
const laidOut = new WeakMap<OpenReport, readonly Block[]>()

function blocksOf(report: OpenReport): readonly Block[] {
  const known = laidOut.get(report)
  if (known) return known
  const blocks = layoutText(report.text, report.outline)
  laidOut.set(report, blocks)
  return blocks
}
