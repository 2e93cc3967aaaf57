import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PassageOccurrence, PassageOccurrences, SharedPassage } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'
import { useApp } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import styles from './occurrence-list.module.css'
import { commonTo } from './wording-steps.ts'

interface OccurrenceListProps {
  readonly reportId: string
  readonly passage: SharedPassage
  readonly onOpen: (occurrence: PassageOccurrence) => void
  readonly onFound: (occurrences: readonly PassageOccurrence[]) => void
  /** Null where there is none. */
  readonly onPrevious: (() => void) | null
  readonly onNext: (() => void) | null
}

/** More would not be read: the library's search lists them all. */
const SHOWN = 200

/** In how many reports words stand, and where. */
export function OccurrenceList({ reportId, passage, onOpen, onFound, onPrevious, onNext }: OccurrenceListProps) {
  const { t } = useTranslation('wording')
  const { t: common } = useTranslation()
  const findOccurrences = useApp(state => state.findOccurrences)
  const fail = useApp(state => state.fail)
  /** The words that all these reports have, for which nearly the same is looked for; null where only the same counts. */
  const [varied, setVaried] = useState<Range | null>(null)
  const [found, setFound] = useState<{ readonly of: SharedPassage; readonly answer: PassageOccurrences } | null>(null)

  const told = useRef(onFound)
  useEffect(() => {
    told.current = onFound
  })

  useEffect(() => {
    const turn = new AbortController()
    findOccurrences(reportId, varied ?? passage, varied !== null, turn.signal)
      .then(answer => {
        setFound({ of: passage, answer })
        if (varied === null) told.current(answer.occurrences)
      })
      .catch(error => {
        if (!turn.signal.aborted) fail(error)
      })
    return () => turn.abort()
  }, [reportId, passage, varied, findOccurrences, fail])

  const occurrences = found?.of === passage ? found.answer.occurrences : null
  const more = (occurrences?.length ?? 0) - SHOWN
  return (
    <div className={styles.list}>
      <header className={styles.header}>
        <strong>{t('occurrences.title', { count: passage.reports })}</strong>
        <span className={styles.space} />
        <Checkbox checked={varied !== null} onChange={on => setVaried(on ? commonTo(passage, found?.answer.occurrences ?? []) : null)}>
          {t('occurrences.varied')}
        </Checkbox>
        <IconButton label={t('occurrences.previous')} disabled={!onPrevious} onClick={() => onPrevious?.()}>
          <ChevronUp size={16} />
        </IconButton>
        <IconButton label={t('occurrences.next')} disabled={!onNext} onClick={() => onNext?.()}>
          <ChevronDown size={16} />
        </IconButton>
      </header>
      <p className={styles.help}>{t('help')}</p>
      <ul className={styles.items} aria-busy={occurrences === null} aria-label={t('occurrences.label')}>
        {occurrences?.slice(0, SHOWN).map(occurrence => (
          <li key={`${occurrence.reportId}-${occurrence.start}`}>
            <button type="button" className={styles.item} title={occurrence.title} onClick={() => onOpen(occurrence)}>
              <span className={styles.where}>
                {whereOf(occurrence, common(`body.${occurrence.body}`))}
                {occurrence.varied && <span className={styles.varied}>{t('occurrences.isVaried')}</span>}
              </span>
              <span className={styles.words} lang="zh-CN">
                {occurrence.text}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.help}>{t('occurrences.more', { count: more })}</p>}
    </div>
  )
}

function whereOf({ place, year, title }: PassageOccurrence, body: string): string {
  return place === null && year === null ? title : [place, year, body].filter(Boolean).join(' · ')
}
