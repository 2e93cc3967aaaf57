import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import type { TrendLine } from '../../state/trends.ts'
import styles from './order-choice.module.css'

/** No key of a line is empty. */
const BY_NAME = ''

/** Above a chart of parts: by whose values they are sorted, or by their names. */
export function OrderChoice({ lines }: { readonly lines: readonly TrendLine[] }) {
  const { t } = useTranslation('trends')
  const id = useId()
  const order = useApp(state => state.trendOrder)
  const focus = useApp(state => state.trendFocus)
  const draw = useApp(state => state.drawTrends)
  return (
    <div className={styles.order}>
      <label htmlFor={id}>{t('order.label')}</label>
      <select
        id={id}
        className={styles.choice}
        value={order === 'name' ? BY_NAME : (focus ?? BY_NAME)}
        onChange={({ target: { value } }) => draw(value === BY_NAME ? { order: 'name' } : { order: 'value', focus: value })}
      >
        {lines.map(({ subject, name }) => (
          <option key={subject.key} value={subject.key}>
            {t('order.value', { name })}
          </option>
        ))}
        <option value={BY_NAME}>{t('order.name')}</option>
      </select>
    </div>
  )
}
