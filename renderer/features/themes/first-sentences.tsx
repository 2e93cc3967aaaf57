import { useTranslation } from 'react-i18next'
import styles from './first-sentences.module.css'
import type { MatrixSquare } from './matrix-layout.ts'
import { useMatrixWords } from './use-matrix-words.ts'
import { useThemeParagraphs } from './use-theme-paragraphs.ts'

/** What a square says, always at the same place: nothing jumps while one looks around. */
export function FirstSentences({ square }: { readonly square: MatrixSquare | null }) {
  const { t } = useTranslation('themes')
  const { tell } = useMatrixWords()
  const text = useThemeParagraphs(square)
  const sentences = text?.paragraphs.slice(0, 2).map(({ text: words, start, first }) => words.slice(0, first.end - start)) ?? []
  return (
    <div className={styles.line} role="status">
      <span className={styles.what}>{square ? tell(square) : t('help')}</span>
      <span className={styles.sentence}>{square?.cell?.summary || sentences.join(' ')}</span>
    </div>
  )
}
