import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueryProblem } from '../../../shared/model/search.ts'
import { useApp } from '../../state/store.ts'
import styles from './query-problems.module.css'

/** For so long nothing was written: then the end of the query is meant as it stands. In ms. */
const REST = 800

/** What of the query could not be read as it was meant, where, and what is searched instead; one click writes that into the box. */
export function QueryProblems() {
  const { t } = useTranslation('search')
  const result = useApp(state => state.searchResult)
  const search = useApp(state => state.search)
  const written = useWritten(result?.query ?? '')
  /** Enter said that it is meant as it stands. */
  const entered = useApp(state => state.recentQueries[0] === result?.query.trim())
  if (!result) return null
  const { query, reading } = result
  // Of a word that is still being written it is not said that it is wrong: the result would jump at every other key.
  const end = written || entered ? Number.POSITIVE_INFINITY : query.trimEnd().length
  // Where nothing is asked for, that stands in place of the result.
  const problems = distinct(result.problems.filter(problem => problem.code !== 'only-without' && problem.end < end))
  if (problems.length === 0) return null
  // A value that no report has is searched for as it is.
  const isReadOtherwise = reading !== query.trim() && problems.some(({ code }) => code !== 'value-unknown')
  return (
    <section className={styles.problems} aria-label={t('problem.label')}>
      <ul className={styles.list}>
        {problems.map(problem => (
          <li key={`${problem.code} ${problem.start}`}>
            <span className={styles.where}>{query.slice(problem.start, problem.end)}</span>
            {t(`problem.${problem.code}`, { field: '', value: '', ...problem.details })}
          </li>
        ))}
      </ul>
      {isReadOtherwise && (
        <p className={styles.reading}>
          {t('problem.reading')}
          <button type="button" className={styles.take} title={t('problem.take')} onClick={() => void search({ query: reading })}>
            {reading}
          </button>
        </p>
      )}
    </section>
  )
}

/** Whether the query has been left as it is for a while. */
function useWritten(query: string): boolean {
  const [rested, setRested] = useState(query)
  useEffect(() => {
    const timer = setTimeout(() => setRested(query), REST)
    return () => clearTimeout(timer)
  }, [query])
  return rested === query
}

/** The same of the same place is said once. */
function distinct(problems: readonly QueryProblem[]): QueryProblem[] {
  return [...new Map(problems.map(problem => [`${problem.code} ${problem.start}`, problem])).values()]
}
