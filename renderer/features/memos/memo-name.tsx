import { useTranslation } from 'react-i18next'
import type { MemoEntry } from '../../../shared/model/memo.ts'
import styles from './memo-name.module.css'

/** Which report it is, in few words. */
export function placeAndYear({ place, title, year }: NonNullable<MemoEntry['report']>): string {
  return [place ?? title, year].filter(part => part !== null).join(' ')
}

/** What a memo is about: its kind, its name, and the report of a highlight. */
export function MemoName({ entry }: { readonly entry: MemoEntry }) {
  const { t } = useTranslation('memos')
  const { about, name, report } = entry
  const place = report && placeAndYear(report)
  return (
    <span className={styles.name} title={[name, place].filter(Boolean).join(' · ')}>
      <span className={styles.kind}>{t(`kind.${about.kind}`)}</span>
      <span className={styles.words}>{about.kind === 'report' ? place : name}</span>
      {about.kind === 'highlight' && <span className={styles.place}>{place}</span>}
    </span>
  )
}
