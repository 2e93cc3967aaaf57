import { memo } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import type { OpenReport } from '../../state/panes.ts'
import { type Block, layoutText } from './layout-text.ts'
import styles from './report-text.module.css'
import { elementFor } from './report-text.tsx'

/** A part of a report, set as the whole report is; what reaches over its ends is cut there. */
export const SectionText = memo(function SectionText({ report, start, end }: { readonly report: OpenReport } & Range) {
  const blocks = blocksOf(report).filter(block => block.start < end && start < block.end)
  return (
    <div className={styles.text}>
      {blocks.map(block => elementFor({ ...block, start: Math.max(block.start, start), end: Math.min(block.end, end) }, report.text))}
    </div>
  )
})

/** A report is laid out once, however many parts of it are shown. */
const laidOut = new WeakMap<OpenReport, readonly Block[]>()

function blocksOf(report: OpenReport): readonly Block[] {
  const known = laidOut.get(report)
  if (known) return known
  const blocks = layoutText(report.text, report.outline)
  laidOut.set(report, blocks)
  return blocks
}
