import { useTranslation } from 'react-i18next'
import { ToldLine } from '../../ui/told-line.tsx'
import type { MatrixSquare } from './matrix-layout.ts'
import { useMatrixWords } from './use-matrix-words.ts'
import { useThemeParagraphs } from './use-theme-paragraphs.ts'

/** What a square says. */
export function FirstSentences({ square }: { readonly square: MatrixSquare | null }) {
  const { t } = useTranslation('themes')
  const { tell } = useMatrixWords()
  const text = useThemeParagraphs(square)
  const sentences = text?.paragraphs.slice(0, 2).map(({ text: words, start, first }) => words.slice(0, first.end - start)) ?? []
  return <ToldLine what={square ? tell(square) : t('help')}>{square?.cell?.summary || sentences.join(' ')}</ToldLine>
}
