import { useTranslation } from 'react-i18next'
import { placeNames } from '../../../shared/model/place.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import { shortPlaceName } from '../../../shared/text/place-names.ts'
import { usePlaceName } from '../../locale/use-place-name.ts'
import styles from './place-name.module.css'

/** A place with what it lies in quietly before it, since lists stand in that order: 云岭 青禾市. */
export function PlaceName({ report }: { readonly report: ReportSummary }) {
  const { t } = useTranslation()
  const name = usePlaceName()(report)
  const around = placeNames(report)
    .filter(other => other !== name)
    .map(shortPlaceName)
  return (
    <span className={styles.place}>
      {around.length > 0 && <span className={styles.around}>{around.join(' ')}</span>}
      <span className={name === null ? styles.unknown : styles.name}>{name ?? t('unknown')}</span>
    </span>
  )
}
