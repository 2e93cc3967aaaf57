import styles from './chip.module.css'

/** A tag as it stands on a card. */
export function Chip({ children }: { readonly children: React.ReactNode }) {
  return <span className={styles.chip}>{children}</span>
}
