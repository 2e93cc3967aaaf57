import { useEffect, useMemo, useRef } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import type { OpenReport } from '../../state/panes.ts'
import { type Folded, foldBlocks } from './fold-blocks.ts'
import { type Block, layoutText } from './layout-text.ts'
import styles from './report-text.module.css'
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
  const sheet = useRef<HTMLDivElement>(null)
  const blocks = useMemo(() => {
    const own = blocksOf(report).filter(block => block.start < end && start < block.end)
    const cut = own.map(block => ({ ...block, start: Math.max(block.start, start), end: Math.min(block.end, end) }))
    return foldBlocks(cut, folds)
  }, [report, start, end, folds])

  const unfold = useRef(onUnfold)
  useEffect(() => {
    unfold.current = onUnfold
  })
  useEffect(() => {
    const page = sheet.current
    function onClick({ target }: MouseEvent): void {
      const sign = target instanceof Element ? target.closest<HTMLElement>('[data-fold]') : null
      if (sign) unfold.current?.(Number(sign.dataset['fold']))
    }
    page?.addEventListener('click', onClick)
    return () => page?.removeEventListener('click', onClick)
  }, [])

  return (
    <div ref={sheet} className={styles.section}>
      <ReportText text={report.text} blocks={blocks} />
    </div>
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
