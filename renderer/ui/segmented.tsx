import { type KeyboardEvent, useId } from 'react'
import styles from './segmented.module.css'

interface SegmentedProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
  /** Where the down key leads to what is chosen, instead of to the next choice. */
  readonly onDown?: (event: KeyboardEvent) => void
}

/** One of a few, all in view. */
export function Segmented<V extends string>({ label, value, options, onChange, onDown }: SegmentedProps<V>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={styles.group}>
      {options.map(option => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            className={styles.choice}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            onKeyDown={event => {
              if (event.key !== 'ArrowDown' || !onDown) return
              event.preventDefault()
              onDown(event)
            }}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
