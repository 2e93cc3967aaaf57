import { useTranslation } from 'react-i18next'
import { PRECISION_SIGNS } from '../../../shared/model/indicator.ts'
import listStyles from '../../ui/list.module.css'
import styles from './legend.module.css'

/** What the signs of the grid mean. */
export function Legend() {
  const { t } = useTranslation('indicators')
  return (
    <span className={styles.legend}>
      <span>
        <b>—</b> {t('cell.unmentioned')}
      </span>
      <span>
        <span className={`${listStyles.gap} ${styles.gap}`} aria-hidden /> {t('cell.noReport')}
      </span>
      {(['about', 'at-least', 'at-most'] as const).map(precision => (
        <span key={precision}>
          <b>{PRECISION_SIGNS[precision]}</b> {t(`precision.${precision}`)}
        </span>
      ))}
      <span>
        <b>
          <sup>2</sup>
        </b>{' '}
        {t('cell.several')}
      </span>
      <span>
        <b className={styles.chosen}>●</b> {t('cell.chosen')}
      </span>
    </span>
  )
}
