import styles from './series-sign.module.css'
import { signOf } from './series-signs.ts'

/** The sign of a line beside its name, on a piece of the line. */
export function SeriesSignPicture({ slot }: { readonly slot: number }) {
  const { ink, dashes, path, open } = signOf(slot)
  return (
    <svg className={styles.sign} width={26} height={14} viewBox="-13 -7 26 14" aria-hidden>
      <line x1={-13} x2={13} stroke={ink} strokeWidth={1.5} strokeDasharray={dashes} />
      <path d={path} fill={open ? 'none' : ink} stroke={ink} strokeWidth={open ? 2 : 0} />
    </svg>
  )
}
