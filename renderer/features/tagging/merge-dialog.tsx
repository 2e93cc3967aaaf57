import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag } from '../../../shared/model/tag.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FilterList } from '../../ui/filter-list.tsx'
import { matchTags } from './match-tags.ts'
import styles from './tag-picker.module.css'
import { isBelow } from './tree-moves.ts'

/** Chooses the tag that takes in another one. */
export function MergeDialog({ tag, onClose }: { readonly tag: Tag; readonly onClose: () => void }) {
  const { t } = useTranslation(['codebook', 'common'])
  const tags = useApp(state => state.tags)
  const recentIds = useApp(state => state.recentTagIds)
  const mergeTags = useApp(state => state.mergeTags)
  const [query, setQuery] = useState('')
  const goals = useMemo(
    () =>
      matchTags(
        query,
        tags.filter(other => !isBelow(tags, other.id, tag.id)),
        recentIds,
      ),
    [query, tags, recentIds, tag.id],
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('mergeTitle', { name: tag.path })}
      width={420}
      actions={<Button onClick={onClose}>{t('common:action.cancel')}</Button>}
    >
      <p className={styles.mergeHelp}>{t('mergeHelp')}</p>
      <FilterList
        label={t('mergeSearch')}
        placeholder={t('mergeSearch')}
        query={query}
        onQuery={setQuery}
        items={goals}
        keyOf={goal => goal.id}
        onChoose={goal => {
          void mergeTags([tag.id], goal.id)
          onClose()
        }}
        empty={t('mergeNone')}
        autoFocus
        render={goal => (
          <>
            <span className={styles.path}>{goal.path.replaceAll('/', ' / ')}</span>
            <span className={styles.count}>{goal.total}</span>
          </>
        )}
      />
    </Dialog>
  )
}
