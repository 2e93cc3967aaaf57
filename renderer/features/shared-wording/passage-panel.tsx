import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PassageOccurrence, PassageOccurrences, SharedPassage } from '../../../shared/model/comparison.ts'
import { IconButton } from '../../ui/button.tsx'
import styles from './occurrence-list.module.css'
import { OccurrenceList } from './occurrence-list.tsx'

interface PassagePanelProps {
  readonly reportId: string
  readonly passage: SharedPassage
  readonly onOpen: (occurrence: PassageOccurrence) => void
  readonly onFound: (answer: PassageOccurrences) => void
  /** Null where there is none. */
  readonly onPrevious: (() => void) | null
  readonly onNext: (() => void) | null
}

/** In how many reports the words of a passage stand, and where; and the way to the passages around it. */
export function PassagePanel({ reportId, passage, onOpen, onFound, onPrevious, onNext }: PassagePanelProps) {
  const { t } = useTranslation('wording')
  return (
    <div className={styles.list}>
      <header className={styles.header}>
        <strong>{t('occurrences.title', { count: passage.reports })}</strong>
        <span className={styles.space} />
        <IconButton label={t('occurrences.previous')} disabled={!onPrevious} onClick={() => onPrevious?.()}>
          <ChevronUp size={16} />
        </IconButton>
        <IconButton label={t('occurrences.next')} disabled={!onNext} onClick={() => onNext?.()}>
          <ChevronDown size={16} />
        </IconButton>
      </header>
      <p className={styles.help}>{t('help')}</p>
      <OccurrenceList reportId={reportId} start={passage.start} end={passage.end} onOpen={onOpen} onFound={onFound} />
    </div>
  )
}
