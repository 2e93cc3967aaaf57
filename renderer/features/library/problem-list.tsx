import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import { problemKey } from '../../locale/problem-key.ts'
import { arrangeProblems, byUrgency } from './arrange-problems.ts'
import styles from './problem-list.module.css'

/** A problem with the name of the file or report that it is about. */
type Named = Omit<Problem, 'message'> & { readonly name: string }

interface ProblemListProps<P extends Named> {
  readonly problems: readonly P[]
  /** Shows the spot of a problem in its source. */
  readonly onSpot: (problem: P, spot: Range) => void
  /** Opens what a problem is about; undefined where nothing of it is in the library. */
  readonly targetOf: (problem: P) => (() => void) | undefined
  /** Opens another report that a problem speaks of. */
  readonly otherOf: (reportId: string) => (() => void) | undefined
  /** The user may say what the columns of a table are. */
  readonly onColumns: (problem: P) => void
}

/** Spots of one sentence that are led to; a file with more of them is looked through from the first. */
const MOST_SPOTS = 6

/** Problems in sentences, under the name of what they are about; those that have a spot in the source lead there. */
export function ProblemList<P extends Named>({ problems, onSpot, targetOf, otherOf, onColumns }: ProblemListProps<P>) {
  const { t } = useTranslation(['library', 'source', 'duplicates', 'columns'])
  const groups = useMemo(
    () =>
      arrangeProblems(
        byUrgency(problems).map(problem => ({
          ...problem,
          sentence: isTable(problem) ? t('columns:noTexts', { ...problem.details }) : t(problemKey(problem), { ...problem.details }),
        })),
      ),
    [problems, t],
  )
  return (
    <dl className={styles.list}>
      {groups.map(({ head, shared, lines }) => {
        const first = lines[0]?.problems[0]
        return (
          <div key={head} className={styles.group}>
            <dt className={styles.head}>
              {shared ? head : <Name target={first && targetOf(first)}>{head}</Name>}
              {shared && <span className={styles.count}> {t('problems.files', { count: lines.length })}</span>}
            </dt>
            {lines.map(({ text, problems: same }) => (
              <dd key={text} className={styles.line}>
                {shared ? <Name target={same[0] && targetOf(same[0])}>{text}</Name> : text}
                {same.length > 1 && <span className={styles.count}> {t('problems.times', { count: same.length })}</span>}
                {spotsOf(same).map(({ problem, spot }, at, { length }) => (
                  <button key={spot.start} type="button" className={styles.spot} onClick={() => onSpot(problem, spot)}>
                    {length === 1 || at === 0 ? t('source:jump') : t('source:jumpMore', { at: at + 1 })}
                  </button>
                ))}
                {same.filter(isTable).map(problem => (
                  <button key={problem.name} type="button" className={styles.spot} onClick={() => onColumns(problem)}>
                    {t('columns:choose')}
                  </button>
                ))}
                {othersOf(same).map(({ reportId, path }) => {
                  const open = otherOf(reportId)
                  return (
                    open && (
                      <button key={reportId} type="button" className={styles.spot} onClick={open}>
                        {t('duplicates:other', { path })}
                      </button>
                    )
                  )
                })}
              </dd>
            ))}
          </div>
        )
      })}
    </dl>
  )
}

interface NameProps {
  readonly target: (() => void) | undefined
  readonly children: string
}

function Name({ target, children }: NameProps) {
  if (!target) return children
  return (
    <button type="button" className={styles.name} onClick={target}>
      {children}
    </button>
  )
}

/** A table in which no column holds the texts of reports. */
function isTable({ code, details }: Named): boolean {
  return code === 'no-report' && details?.['columns'] !== undefined
}

function spotsOf<P extends Named>(problems: readonly P[]): { problem: P; spot: Range }[] {
  const found = problems.flatMap(problem => {
    const { start, end } = problem
    return start === undefined || end === undefined ? [] : [{ problem, spot: { start, end } }]
  })
  return found.slice(0, MOST_SPOTS)
}

/** Reports that are likely the same as the one with the problem. */
function othersOf(problems: readonly Named[]): { reportId: string; path: string }[] {
  const found = problems.flatMap(({ code, details }) =>
    code === 'duplicate' && details ? [{ reportId: String(details['reportId']), path: String(details['path']) }] : [],
  )
  return [...new Map(found.map(other => [other.reportId, other])).values()].slice(0, MOST_SPOTS)
}
