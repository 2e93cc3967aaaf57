import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/model/report.ts'
import { arrangeProblems } from './arrange-problems.ts'
import styles from './problem-list.module.css'

interface ProblemListProps {
  /** Each with the name of the file or report that it is about. */
  readonly problems: readonly (Pick<Problem, 'code' | 'details'> & { readonly name: string })[]
}

/** Problems in sentences, under the name of what they are about. */
export function ProblemList({ problems }: ProblemListProps) {
  const { t } = useTranslation('library')
  const groups = useMemo(
    () => arrangeProblems(problems.map(({ name, code, details }) => ({ name, sentence: t(`problem.${code}`, { ...details }) }))),
    [problems, t],
  )
  return (
    <dl className={styles.list}>
      {groups.map(({ head, shared, lines }) => (
        <div key={head} className={styles.group}>
          <dt className={styles.head}>
            {head}
            {shared && <span className={styles.count}> {t('problems.files', { count: lines.length })}</span>}
          </dt>
          {lines.map(({ text, count }) => (
            <dd key={text} className={styles.line}>
              {text}
              {count > 1 && <span className={styles.count}> {t('problems.times', { count })}</span>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
