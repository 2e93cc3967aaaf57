import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import styles from './popover.module.css'

/** Something with a box in the window: an element, or a place in a text. */
export interface Anchor {
  getBoundingClientRect(): DOMRect
}

interface PopoverProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean, closedBy: 'escape' | 'other') => void
  /** Names what opens. */
  readonly label: string
  /** The button that opens it; without one an `anchor` says where it stands. */
  readonly trigger?: ReactElement
  readonly anchor?: Anchor | null
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  readonly align?: 'start' | 'center' | 'end'
  /** Where focus goes afterwards, if not back to where it was. */
  readonly finalFocus?: () => HTMLElement | null
  readonly children: ReactNode
}

/** A small window beside its anchor. Escape and a click elsewhere close it. */
export function Popover({
  open,
  onOpenChange,
  label,
  trigger,
  anchor,
  side = 'bottom',
  align = 'start',
  finalFocus,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={(isOpen, { reason }) => onOpenChange(isOpen, reason === 'escape-key' ? 'escape' : 'other')}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          className={styles.positioner}
          {...(anchor ? { anchor } : {})}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
        >
          <Base.Popup className={styles.popup} aria-label={label} finalFocus={finalFocus ?? true}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
