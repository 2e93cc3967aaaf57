import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import styles from './dialog.module.css'

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** Buttons, the one that does the thing last. One of them closes: not everybody knows Escape. */
  readonly actions: ReactNode
  readonly width?: number
  /** Nothing in it takes the keyboard but the whole, to be scrolled. */
  readonly onlyWords?: boolean
  /** False once it closes because it leads somewhere else, which takes the keyboard. */
  readonly returnsFocus?: () => boolean
}

/** A modal window in the middle of the page. Escape and a click beside it close it; focus goes back where it was. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  width = 480,
  onlyWords = false,
  returnsFocus = () => true,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={isOpen => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} style={{ width }} finalFocus={returnsFocus}>
          <Base.Title className={styles.title}>{title}</Base.Title>
          <div className={styles.body} {...(onlyWords ? { tabIndex: 0 } : {})}>
            {children}
          </div>
          <div className={styles.actions}>{actions}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
