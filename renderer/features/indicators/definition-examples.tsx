import { useTranslation } from 'react-i18next'
import type { DefinitionPreview } from '../../../shared/model/indicator-table.ts'
import styles from './define-dialog.module.css'
import marked from './marked-sentence.module.css'

interface DefinitionExamplesProps {
  readonly preview: DefinitionPreview | null
  /** False while there is nothing that could be looked for. */
  readonly ready: boolean
}

/** How much a definition finds, and the first of it. */
export function DefinitionExamples({ preview, ready }: DefinitionExamplesProps) {
  const { t } = useTranslation('indicators')
  return (
    <div className={styles.preview}>
      <p className={styles.found} role="status">
        {preview
          ? t('define.finds', { reports: preview.reports, numbers: preview.numbers })
          : ready
            ? t('define.looking')
            : t('define.missing')}
      </p>
      <ul className={styles.examples}>
        {preview?.examples.map(({ reportId, sentence, start, end }) => (
          <li key={`${reportId} ${start} ${sentence}`}>
            {sentence.slice(0, start)}
            <mark className={marked.number}>{sentence.slice(start, end)}</mark>
            {sentence.slice(end)}
          </li>
        ))}
      </ul>
    </div>
  )
}
