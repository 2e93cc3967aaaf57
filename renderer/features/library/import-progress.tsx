import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'

/** One line while files are read: how far, which file, how long still, and a way to stop. */
export function ImportProgressLine() {
  const { t } = useTranslation()
  const progress = useApp(state => state.importProgress)
  const cancel = useApp(state => state.cancelImport)
  if (!progress) return null
  return (
    <div role="status">
      {progress.done}/{progress.total ?? '…'} {progress.current} <Button onClick={cancel}>{t('action.cancel')}</Button>
    </div>
  )
}
