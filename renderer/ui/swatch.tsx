import styles from './swatch.module.css'

interface SwatchProps {
  /** Name of one of the inks. */
  readonly colour: string
  /** `dot` in lists, `stroke` shows the line that goes with the colour as well. */
  readonly shape?: 'dot' | 'stroke'
}

/** One of the eight inks, always beside its name or number. */
export function Swatch({ colour, shape = 'dot' }: SwatchProps) {
  return <span className={`${styles.swatch} ${styles[shape]}`} data-colour={colour} aria-hidden />
}
