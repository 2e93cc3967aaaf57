import { Plus, TriangleAlert, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { MOST_SUBJECTS, type TrendSubject } from '../../state/trend-subjects.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SeriesSignPicture } from '../../ui/series-sign.tsx'
import styles from './subject-bar.module.css'
import { measuredValue } from './trend-values.ts'
import { useTrendWords } from './use-trend-words.ts'

/** What is counted: a field for one more, and each line with its sign, its name and its value in all. */
export function SubjectBar() {
  const { t } = useTranslation('trends')
  const id = useId()
  const subjects = useApp(state => state.trendSubjects)
  const exact = useApp(state => state.trendExact)
  const countSubject = useApp(state => state.countSubject)
  const changeTrends = useApp(state => state.changeTrends)
  const [words, setWords] = useState('')
  const input = useRef<HTMLInputElement>(null)
  // Whoever comes back from a point goes back to the point.
  const startsHere = useRef(subjects.length === 0)
  useEffect(() => {
    if (startsHere.current) input.current?.focus()
  }, [])
  const full = subjects.length >= MOST_SUBJECTS
  const empty = words.trim() === ''

  function add(): void {
    if (empty || full) return
    void countSubject({ kind: 'query', query: words.trim() })
    setWords('')
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) add()
  }

  return (
    <>
      <div className={styles.bar}>
        <input
          ref={input}
          type="text"
          className={styles.field}
          aria-label={t('add')}
          aria-describedby={full ? `${id}-full` : undefined}
          placeholder={t('addPlaceholder')}
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={event => setWords(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button disabled={empty || full} onClick={add}>
          <Plus size={16} aria-hidden />
          {t('addButton')}
        </Button>
        <Checkbox checked={exact} title={t('exactHelp')} onChange={checked => void changeTrends({ exact: checked })}>
          {t('exact')}
        </Checkbox>
      </div>
      <ul className={styles.subjects} aria-label={t('lines')}>
        {subjects.map(subject => (
          <SubjectChip key={subject.key} subject={subject} />
        ))}
        {full && (
          <li id={`${id}-full`} className={styles.full} role="status">
            {t('full', { count: MOST_SUBJECTS })}
          </li>
        )}
      </ul>
    </>
  )
}

/** How a line is called, also before it has been counted. */
function useSubjectName(): (subject: TrendSubject) => string {
  const concepts = useApp(state => state.concepts)
  return subject => (subject.kind === 'query' ? subject.query : (concepts.find(({ id }) => id === subject.conceptId)?.name ?? ''))
}

function SubjectChip({ subject }: { readonly subject: TrendSubject }) {
  const { t } = useTranslation('trends')
  const { write } = useTrendWords()
  const name = useSubjectName()(subject)
  const trends = useApp(state => state.trends)
  const measure = useApp(state => state.trendMeasure)
  const by = useApp(state => state.trendBy)
  const focus = useApp(state => state.trendFocus)
  const changeTrends = useApp(state => state.changeTrends)
  const forgetSubject = useApp(state => state.forgetSubject)
  const line = trends?.lines.find(other => other.subject.key === subject.key)
  const reports = trends?.groups.reduce((sum, group) => sum + group.reports, 0) ?? 0
  const value = line ? write(measuredValue(line.total, { reports }, measure), measure) : ''
  const label = (
    <>
      <SeriesSignPicture slot={subject.slot} />
      <span className={styles.name}>{name}</span>
      <span className={styles.value}>{value}</span>
    </>
  )
  return (
    <li className={styles.subject} data-chosen={(by === 'place-year' && focus === subject.key) || undefined}>
      {by === 'place-year' ? (
        <button
          type="button"
          className={styles.choose}
          aria-pressed={focus === subject.key}
          title={name}
          onClick={() => void changeTrends({ focus: subject.key })}
        >
          {label}
        </button>
      ) : (
        <span className={styles.choose} title={name}>
          {label}
        </span>
      )}
      {line && line.problems.length > 0 && (
        <span
          className={styles.problem}
          title={t('notAsWritten', { reading: line.reading })}
          role="img"
          aria-label={t('notAsWritten', { reading: line.reading })}
        >
          <TriangleAlert size={14} aria-hidden />
        </span>
      )}
      <IconButton label={t('removeLine', { name })} onClick={() => void forgetSubject(subject.key)}>
        <X size={14} aria-hidden />
      </IconButton>
    </li>
  )
}
