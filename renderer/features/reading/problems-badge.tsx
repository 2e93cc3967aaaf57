import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/model/report.ts'
import { Popover } from '../../ui/popover.tsx'
import styles from './problems-badge.module.css'

/** A quiet sign that something about the report should be known; opens the sentences. */
export function ProblemsBadge({ problems }: { readonly problems: readonly Problem[] }) {
  const { t, i18n } = useTranslation('reading')
  const [open, setOpen] = useState(false)
  if (problems.length === 0) return null
  const label = t('problems.label', { count: problems.length })
  const sentence = ({ code, message, details }: Problem) =>
    i18n.exists(`library:problem.${code}`) ? i18n.getFixedT(null, 'library')(`problem.${code}` as never, { ...details }) : message
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
          <li key={at}>{sentence(problem)}</li>
        ))}
      </ul>
    </Popover>
  )
}
