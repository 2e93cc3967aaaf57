import type { ReactNode } from 'react'
import styles from './checkbox.module.css'

interface CheckboxProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
  /** Shown as a hint. */
  readonly title?: string
}

export function Checkbox({ checked, onChange, children, title }: CheckboxProps) {
  return (
    <label className={styles.checkbox} title={title}>
      <input type="checkbox" checked={checked} onChange={event => onChange(event.target.checked)} />
      {children}
    </label>
  )
}
