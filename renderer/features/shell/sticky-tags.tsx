import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import styles from './status-bar.module.css'

/** Which tags every new highlight gets, as long as there are any. */
export function StickyTags() {
  const { t } = useTranslation('reading')
  const ids = useApp(state => state.stickyTagIds)
  const tagsById = useApp(state => state.tagsById)
  const stickTags = useApp(state => state.stickTags)
  if (ids.length === 0) return null
  const tags = ids.flatMap(id => tagsById.get(id)?.path ?? []).join(' · ')
  return (
    <span className={styles.sticky} role="status">
      <span className={styles.name}>{t('tags.sticky', { tags })}</span>
      <IconButton label={t('tags.unstick')} onClick={() => stickTags([])}>
        <X size={16} />
      </IconButton>
    </span>
  )
}
