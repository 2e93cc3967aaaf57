import type { SentenceRow } from '../../../shared/model/comparison.ts'
import type { OpenReport } from '../../state/panes.ts'
import styles from './marked-sentences.module.css'
import { markedWords } from './marked-words.ts'

interface MarkedSentencesProps {
  readonly report: OpenReport
  readonly row: SentenceRow
  readonly side: 'left' | 'right'
  /** Of two places: words that only one has were neither struck out nor put in. */
  readonly apart: boolean
}

/** The sentences of one side of a row. What differs in them is struck out or underlined, not only coloured; figures stand out most. */
export function MarkedSentences({ report, row, side, apart }: MarkedSentencesProps) {
  const headings = report.outline
  return row[side].map((range, at) => (
    <span key={range.start} className={styles.sentence} data-heading={headings.some(({ start }) => start === range.start) || undefined}>
      {at > 0 && <span className={styles.join} aria-hidden />}
      {markedWords(range, row.edits, side).map(({ start, end, kind, figures }) => {
        const words = report.text.slice(start, end)
        if (kind === 'same') return words
        const Mark = apart ? 'mark' : side === 'left' ? 'del' : 'ins'
        return (
          <Mark key={start} className={styles.mark} data-kind={kind} data-figures={figures || undefined}>
            {words}
          </Mark>
        )
      })}
    </span>
  ))
}
