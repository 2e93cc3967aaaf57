import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import styles from './menu.module.css'

interface MenuProps {
  /** The button that opens it; gets the menu's attributes. */
  readonly trigger: ReactElement
  readonly children: ReactNode
}

export function Menu({ trigger, children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start">
          <Base.Popup className={styles.popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

interface MenuChoicesProps {
  /** Stands above the choices. */
  readonly label: string
  readonly value: string
  readonly choices: readonly MenuChoice[]
  readonly onChoose: (value: string) => void
}

interface MenuChoice {
  readonly value: string
  readonly label: string
  /** What is seen; the label names it. */
  readonly picture: ReactNode
}

/** One of several, side by side, between lines that part it from the rest of the menu. */
export function MenuChoices({ label, value, choices, onChoose }: MenuChoicesProps) {
  return (
    <>
      <Base.Separator className={styles.separator} />
      <Base.Group>
        <Base.GroupLabel className={styles.label}>{label}</Base.GroupLabel>
        <Base.RadioGroup className={styles.choices} value={value} onValueChange={onChoose}>
          {choices.map(choice => (
            <Base.RadioItem
              key={choice.value}
              className={styles.choice}
              value={choice.value}
              aria-label={choice.label}
              title={choice.label}
              closeOnClick
            >
              {choice.picture}
            </Base.RadioItem>
          ))}
        </Base.RadioGroup>
      </Base.Group>
      <Base.Separator className={styles.separator} />
    </>
  )
}

interface MenuItemProps {
  readonly onSelect: () => void
  readonly children: ReactNode
  readonly disabled?: boolean
  readonly shortcut?: string
}

export function MenuItem({ onSelect, children, disabled = false, shortcut }: MenuItemProps) {
  return (
    <Base.Item className={styles.item} onClick={onSelect} disabled={disabled}>
      {children}
      {shortcut && <kbd className={styles.shortcut}>{shortcut}</kbd>}
    </Base.Item>
  )
}
