import { Link2, Pin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './compared-cell.module.css'
import { SECTION_DRAG } from './use-section-drag.ts'

interface SectionHandleProps {
  readonly heading: string
  /** The user linked it. */
  readonly pinned: boolean
  readonly onOpen: (anchor: Element) => void
}

/** A section is taken by it, and laid on the one that it corresponds to; a click says why it stands where it does. */
export function SectionHandle({ heading, pinned, onOpen }: SectionHandleProps) {
  const { t } = useTranslation('comparing')
  const label = heading === '' ? t('link.open') : t('link.openOf', { heading })
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.handle}
      data-pinned={pinned || undefined}
      draggable
      aria-label={pinned ? t('link.handle', { label }) : label}
      title={pinned ? t('link.handleHint', { hint: t('link.hint') }) : t('link.hint')}
      onClick={event => onOpen(event.currentTarget)}
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'link'
        event.dataTransfer.setData(SECTION_DRAG, heading)
      }}
    >
      {pinned ? <Pin size={14} aria-hidden /> : <Link2 size={14} aria-hidden />}
    </button>
  )
}
