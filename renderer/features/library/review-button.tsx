import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'

/** Leads to the highlights whose place is to be checked since their sources changed; nothing where there are none. */
export function ReviewButton({ count, onLeave }: { readonly count: number; readonly onLeave: () => void }) {
  const { t } = useTranslation('library')
  const show = useApp(state => state.show)
  const showNotes = useApp(state => state.showNotes)
  if (count === 0) return null
  return (
    <Button
      onClick={() => {
        onLeave()
        showNotes('review')
        show('notes')
      }}
    >
      {t('result.review', { count })}
    </Button>
  )
}
