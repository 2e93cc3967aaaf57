import { useId } from 'react'
import styles from './range-field.module.css'

interface RangeFieldProps {
  readonly label: string
  /** The value with its unit, read aloud and shown beside the slider. */
  readonly valueText: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

export function RangeField({ label, valueText, value, min, max, onChange }: RangeFieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        className={styles.slider}
        min={min}
        max={max}
        value={value}
        aria-valuetext={valueText}
        onChange={event => onChange(event.target.valueAsNumber)}
      />
      <output htmlFor={id} className={styles.value}>
        {valueText}
      </output>
    </div>
  )
}
