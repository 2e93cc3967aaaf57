import { useTranslation } from 'react-i18next'
import styles from './annotations-dialog.module.css'

/** As many as are shown one by one. */
export const SHOWN = 200

/** How many there are that are not shown; nothing where that is none. */
export function More({ count }: { readonly count: number }) {
  const { t } = useTranslation('annotations')
  return count > 0 ? <p className={styles.quiet}>{t('more', { count })}</p> : null
}
