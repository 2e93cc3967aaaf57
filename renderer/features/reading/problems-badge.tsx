import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem, ReportSummary } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import { problemKey } from '../../locale/problem-key.ts'
import { useApp } from '../../state/store.ts'
import { Popover } from '../../ui/popover.tsx'
import styles from './problems-badge.module.css'

interface ProblemsBadgeProps {
  readonly problems: readonly Problem[]
  /** That they are about. */
  readonly report: Pick<ReportSummary, 'id' | 'sourceId'>
}

/** A quiet sign that something about the report should be known; opens the sentences. */
export function ProblemsBadge({ problems, report }: ProblemsBadgeProps) {
  const { t, i18n } = useTranslation(['reading', 'source'])
  const openSource = useApp(state => state.openSource)
  const [open, setOpen] = useState(false)
  if (problems.length === 0) return null
  const label = t('problems.label', { count: problems.length })
  const sentence = (problem: Problem) => {
    const key = problemKey(problem)
    return i18n.exists(`library:${key}`) ? i18n.getFixedT(null, 'library')(key as never, { ...problem.details }) : problem.message
  }
  const show = (spot: Range) => void openSource({ sourceId: report.sourceId, reportId: report.id, spot })
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={label}
      align="end"
      trigger={
        <button type="button" className={styles.badge} aria-label={label} title={label}>
          <TriangleAlert size={14} aria-hidden />
          {problems.length}
        </button>
      }
    >
      <ul className={styles.list}>
        {problems.map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may stand twice and nothing moves
          <li key={at}>
            {sentence(problem)}
            {problem.start !== undefined && problem.end !== undefined && (
              <button type="button" className={styles.spot} onClick={() => show({ start: problem.start ?? 0, end: problem.end ?? 0 })}>
                {t('source:jump')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Popover>
  )
}
