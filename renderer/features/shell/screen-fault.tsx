import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Stands where a screen could not be drawn: nothing is lost, and there are ways on. */
export function ScreenFault({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('fault.title')}
      actions={
        <>
          <Button onClick={onRetry}>{t('action.retry')}</Button>
          <Button onClick={() => location.reload()}>{t('fault.reload')}</Button>
        </>
      }
    >
      <p role="alert">{t('fault.text')}</p>
    </EmptyState>
  )
}
