import { X } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { focusStage } from '../../dom/focus.ts'
import { IconButton } from '../../ui/button.tsx'
import styles from './result-line.module.css'

interface ResultLineProps {
  readonly ref: Ref<HTMLElement>
  readonly label: string
  /** What came of it, in a sentence. */
  readonly sentence: string
  readonly onDismiss: () => void
  /** The ways on from here. */
  readonly children: ReactNode
}

/** What came of something, in the line at the bottom, until it is put away; it can take the keyboard, and gives it back to the stage. */
export function ResultLine({ ref, label, sentence, onDismiss, children }: ResultLineProps) {
  const { t } = useTranslation('common')
  const close = () => {
    onDismiss()
    focusStage()
  }
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className={styles.line}
      aria-label={label}
      onKeyDown={event => {
        if (event.key === 'Escape') close()
      }}
    >
      <p role="status" className={styles.sentence}>
        {sentence}
      </p>
      {children}
      <IconButton label={t('action.close')} onClick={close}>
        <X size={14} />
      </IconButton>
    </section>
  )
}
