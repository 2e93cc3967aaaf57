import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/model/report.ts'
import styles from './problem-list.module.css'

export interface ProblemsOf {
  readonly key: string
  readonly name: string
  readonly problems: readonly Problem[]
}

/** Problems in sentences, under the name of what they are about. */
export function ProblemList({ groups }: { readonly groups: readonly ProblemsOf[] }) {
  const { t } = useTranslation('library')
  return (
    <dl className={styles.list}>
      {groups.map(({ key, name, problems }) => (
        <div key={key} className={styles.group}>
          <dt className={styles.name}>{name}</dt>
          {problems.map((problem, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is never rearranged, and one problem may come twice
            <dd key={at} className={styles.sentence}>
              {t(`problem.${problem.code}`, { ...problem.details })}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
