import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import styles from './field.module.css'

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'id'> {
  readonly label: string
  /** Keeps the label for screen readers only. */
  readonly labelHidden?: boolean
  /** Why what stands in it cannot be taken; null where it can. */
  readonly error?: string | null
}

export function TextField({ label, labelHidden = false, error = null, ...props }: TextFieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <input
        {...props}
        id={id}
        className={styles.input}
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : `${id}-error`}
        autoComplete="off"
        spellCheck={false}
      />
      {error !== null && (
        <span id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

interface SelectProps<V extends string> {
  readonly label: string
  readonly labelHidden?: boolean
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

/** The system's own list: it fits every platform's habits and screen readers. */
export function Select<V extends string>({ label, labelHidden = false, value, options, onChange }: SelectProps<V>) {
  const id = useId()
  const choose = (chosen: string) => {
    const option = options.find(({ value: known }) => known === chosen)
    if (option) onChange(option.value)
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <select id={id} className={styles.input} value={value} onChange={event => choose(event.target.value)}>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A heading over fields that belong together. */
export function FieldGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {children}
    </fieldset>
  )
}
