import { useMemo } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import type { OpenReport } from '../../state/panes.ts'
import { type Block, layoutText } from './layout-text.ts'
import { ReportText } from './report-text.tsx'

/** A part of a report, set as the whole report is; what reaches over its ends is cut there. */
export function SectionText({ report, start, end }: { readonly report: OpenReport } & Range) {
  const blocks = useMemo(() => {
    const own = blocksOf(report).filter(block => block.start < end && start < block.end)
    return own.map(block => ({ ...block, start: Math.max(block.start, start), end: Math.min(block.end, end) }))
  }, [report, start, end])
  return <ReportText text={report.text} blocks={blocks} />
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
