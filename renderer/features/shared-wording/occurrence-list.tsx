import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PassageOccurrence, PassageOccurrences } from '../../../shared/model/comparison.ts'
import type { ReportFilter } from '../../../shared/model/report.ts'
import type { WordChange } from '../../../shared/model/review.ts'
import type { OccurrenceQuestion } from '../../state/shared-wording.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './occurrence-list.module.css'
import { useFoundPlace } from './use-earliest.ts'

interface OccurrenceListProps {
  readonly reportId: string
  readonly start: number
  readonly end: number
  /** Only these reports; all unless told. */
  readonly filter?: ReportFilter
  /** The report itself is one of them. */
  readonly itself?: boolean
  readonly onOpen: (occurrence: PassageOccurrence) => void
  /** The first answer is there. */
  readonly onFound?: (answer: PassageOccurrences) => void
}

const ORDERS = ['place', 'year'] as const
type Order = (typeof ORDERS)[number]

/** The reports that have the words of a stretch, by place or by year; some hundred at a time. */
export function OccurrenceList({ reportId, start, end, filter, itself = false, onOpen, onFound }: OccurrenceListProps) {
  const { t } = useTranslation('wording')
  const [varied, setVaried] = useState(false)
  const [order, setOrder] = useState<Order>('place')
  const { found, occurrences, more } = useOccurrences(
    { reportId, start, end, order, varied, itself, ...(filter ? { filter } : {}) },
    onFound,
  )
  const left = found ? found.reports - (itself ? 0 : 1) + found.varied - occurrences.length : 0
  return (
    <>
      <div className={styles.choices}>
        <Segmented
          label={t('occurrences.order')}
          value={order}
          options={ORDERS.map(value => ({ value, label: t(`occurrences.by.${value}`) }))}
          onChange={setOrder}
        />
        <span className={styles.space} />
        <Checkbox checked={varied} onChange={setVaried} title={t('occurrences.variedHelp')}>
          {varied && found ? t('occurrences.variedCount', { count: found.varied }) : t('occurrences.varied')}
        </Checkbox>
      </div>
      <ul className={styles.items} aria-busy={found === null} aria-label={t('occurrences.label')}>
        {occurrences.map(occurrence => (
          <li key={`${occurrence.reportId}-${occurrence.start}`}>
            <Occurrence occurrence={occurrence} onOpen={onOpen} />
          </li>
        ))}
        {left > 0 && (
          <li className={styles.more}>
            <Button onClick={more}>{t('occurrences.more', { count: left })}</Button>
          </li>
        )}
      </ul>
    </>
  )
}

/** What was found so far; `more` reads on. Another question begins anew, and what was found stays until its answer. */
function useOccurrences(question: OccurrenceQuestion, onFound: OccurrenceListProps['onFound']) {
  const findOccurrences = useApp(state => state.findOccurrences)
  const fail = useApp(state => state.fail)
  const key = JSON.stringify(question)
  const [found, setFound] = useState<{ readonly key: string; readonly answer: PassageOccurrences } | null>(null)
  const [occurrences, setOccurrences] = useState<readonly PassageOccurrence[]>([])
  /** Occurrences to begin with. */
  const [page, setPage] = useState<{ readonly of: string; readonly offset: number }>({ of: key, offset: 0 })
  const offset = page.of === key ? page.offset : 0
  const told = useRef(onFound)
  useEffect(() => {
    told.current = onFound
  })

  useEffect(() => {
    const turn = new AbortController()
    findOccurrences({ ...(JSON.parse(key) as OccurrenceQuestion), offset }, turn.signal)
      .then(answer => {
        if (turn.signal.aborted) return
        setFound({ key, answer })
        setOccurrences(before => (offset === 0 ? answer.occurrences : [...before, ...answer.occurrences]))
        if (offset === 0) told.current?.(answer)
      })
      .catch(error => {
        if (!turn.signal.aborted) fail(error)
      })
    return () => turn.abort()
  }, [key, offset, findOccurrences, fail])

  return {
    found: found?.key === key ? found.answer : null,
    occurrences,
    more: () => setPage({ of: key, offset: occurrences.length }),
  }
}

function Occurrence({ occurrence, onOpen }: { readonly occurrence: PassageOccurrence } & Pick<OccurrenceListProps, 'onOpen'>) {
  const { t } = useTranslation('wording')
  const { t: common } = useTranslation()
  const place = useFoundPlace()(occurrence.place)
  const { title, year, body, before, text, after, varied, changes } = occurrence
  const where = place === null && year === null ? title : [place, year, common(`body.${body}`)].filter(Boolean).join(' · ')
  return (
    <button type="button" className={`${styles.line} ${styles.item}`} title={title} onClick={() => onOpen(occurrence)}>
      <span className={styles.where}>
        {where}
        {varied && <span className={styles.varied}>{t('occurrences.isVaried')}</span>}
      </span>
      <span className={styles.words} lang="zh-CN">
        <span className={styles.context}>{before.slice(-BEFORE)}</span>
        {changes.length > 0 ? <Changes changes={changes} /> : text}
        <span className={styles.context}>{after}</span>
      </span>
    </button>
  )
}

/** Units before the words that are shown: the words themselves are to be in sight. */
const BEFORE = 12

/** What differs from the passage is underlined, what of it is missing struck out. */
function Changes({ changes }: { readonly changes: readonly WordChange[] }) {
  return changes.map(({ kind, text }, at) => {
    const key = `${at} ${text}`
    if (kind === 'same') return <span key={key}>{text}</span>
    return kind === 'gone' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>
  })
}
