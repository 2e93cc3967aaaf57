import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type'> {
  /** `primary` once per view at most; `danger` for what removes. */
  readonly tone?: 'plain' | 'primary' | 'danger'
  readonly children: ReactNode
}

export function Button({ tone = 'plain', ...props }: ButtonProps) {
  return <button {...props} type="button" className={`${styles.button} ${tone === 'plain' ? '' : styles[tone]}`} />
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type' | 'aria-label' | 'title'> {
  /** Read aloud and shown as a hint; with the key in brackets where it has one. */
  readonly label: string
  readonly pressed?: boolean
  readonly children: ReactNode
}

/** A button that shows an icon of 16 px. */
export function IconButton({ label, pressed, ...props }: IconButtonProps) {
  return <button {...props} type="button" className={styles.icon} aria-label={label} title={label} aria-pressed={pressed} />
}
