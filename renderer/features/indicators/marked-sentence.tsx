import type { CellCandidate } from '../../../shared/model/indicator-table.ts'
import styles from './marked-sentence.module.css'

/** A long sentence begins so many characters before its number. */
const BEFORE = 60

interface MarkedSentenceProps extends Pick<CellCandidate, 'sentence' | 'evidence' | 'start' | 'end'> {
  /** All of it, however long. */
  readonly whole?: boolean
}

/** A sentence with its number marked. */
export function MarkedSentence({ sentence, evidence, start, end, whole = false }: MarkedSentenceProps) {
  const [from, to] = [start - evidence.start, end - evidence.start]
  const cut = !whole && from > BEFORE * 1.5 ? from - BEFORE : 0
  return (
    <span className={styles.sentence}>
      {cut > 0 && '…'}
      {sentence.slice(cut, from)}
      <mark className={styles.number}>{sentence.slice(from, to)}</mark>
      {sentence.slice(to)}
    </span>
  )
}
