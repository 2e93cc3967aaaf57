import { useTranslation } from 'react-i18next'
import type { Tag } from '../../../shared/model/tag.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { idsBelow } from './tree-moves.ts'

/** What becomes of the tags below one that is deleted. */
export function RemoveDialog({ tag, onClose }: { readonly tag: Tag; readonly onClose: () => void }) {
  const { t } = useTranslation('codebook')
  const { t: common } = useTranslation()
  const removeTag = useApp(state => state.removeTag)
  const tags = useApp(state => state.tags)
  const below = idsBelow(tags, new Set([tag.id])).size
  const remove = (manner: 'remove' | 'raise') => {
    void removeTag(tag.id, manner)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('removeTitle', { name: tag.path })}
      width={440}
      actions={
        <>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button onClick={() => remove('raise')}>{t('removeRaise')}</Button>
          <Button tone="danger" onClick={() => remove('remove')}>
            {t('removeAll')}
          </Button>
        </>
      }
    >
      <p>{t('removeText', { count: below })}</p>
    </Dialog>
  )
}
