import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './moving-banner.module.css'

/** While a highlight is being moved by hand: which one, and the way out. */
export function MovingBanner() {
  const { t } = useTranslation(['review', 'common'])
  const moving = useApp(state => state.movingHighlight)
  const beginMove = useApp(state => state.beginMove)
  if (!moving) return null
  return (
    <div className={styles.banner} role="status" data-window-tools>
      <span className={styles.words}>{t('moving', { quote: moving.quote })}</span>
      <Button onClick={() => beginMove(null)}>{t('common:action.cancel')}</Button>
    </div>
  )
}
