import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../state/notices.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import styles from './notices.module.css'

/** Information goes by itself; an error stays until it was read. */
const SHOWN_FOR = 6000

export function Notices() {
  const { t } = useTranslation()
  const notices = useApp(state => state.notices)
  return (
    <section className={styles.notices} aria-label={t('notices.label')} aria-live="polite">
      {notices.map(notice => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const { t, i18n } = useTranslation()
  const dismiss = useApp(state => state.dismiss)
  const undo = useApp(state => state.undo)
  const last = useApp(state => state.journal.undo?.id)
  useEffect(() => {
    if (notice.tone === 'error') return
    const timer = setTimeout(() => dismiss(notice.id), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [notice, dismiss])
  // `errors.disk-full` names a sentence of the errors file, everything else stands in common.
  const [namespace, key] = notice.message.startsWith('errors.') ? ['errors', notice.message.slice(7)] : ['common', notice.message]
  const words = i18n.getFixedT(null, namespace as 'common')
  return (
    <div className={`${styles.notice} ${styles[notice.tone]}`} role={notice.tone === 'error' ? 'alert' : 'status'}>
      <span>{words(key as 'unknown', notice.values)}</span>
      {/* Undo takes back the last action, which may no longer be the one the sentence speaks of. */}
      {notice.undoes !== null && notice.undoes === last && (
        <Button
          onClick={() => {
            dismiss(notice.id)
            void undo()
          }}
        >
          {t('action.undo')}
        </Button>
      )}
      <IconButton label={t('action.close')} onClick={() => dismiss(notice.id)}>
        <X size={16} />
      </IconButton>
    </div>
  )
}
