import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusStage } from '../../dom/focus.ts'
import type { Notice } from '../../state/notices.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import styles from './notices.module.css'

/** Information goes by itself, unless the pointer or the keyboard is on it; an error stays until it was read. */
const SHOWN_FOR = 6000

interface NoticesProps {
  /** Where there is no line at the bottom to stand in. */
  readonly floating?: boolean
}

/** Sentences of the program. They have a place of their own, so that they cover neither text nor controls. */
export function Notices({ floating = false }: NoticesProps) {
  const { t } = useTranslation()
  const notices = useApp(state => state.notices)
  return (
    <section className={styles.notices} data-floating={floating || undefined} aria-label={t('notices.label')} aria-live="polite">
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
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (notice.tone === 'error' || held) return
    const timer = setTimeout(() => dismiss(notice.id), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [notice, held, dismiss])
  // `errors.disk-full` names a sentence of the errors file, everything else stands in common.
  const [namespace, key] = notice.message.startsWith('errors.') ? ['errors', notice.message.slice(7)] : ['common', notice.message]
  const words = i18n.getFixedT(null, namespace as 'common')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role, and nothing happens but that it stays
    <div
      className={`${styles.notice} ${styles[notice.tone]}`}
      role={notice.tone === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.sentence}>{words(key as 'unknown', notice.values)}</span>
      {/* Undo takes back the last action, which may no longer be the one the sentence speaks of. */}
      {notice.undoes !== null && notice.undoes === last && (
        <Button
          onClick={() => {
            dismiss(notice.id)
            focusStage()
            void undo()
          }}
        >
          {t('action.undo')}
        </Button>
      )}
      <IconButton
        label={t('action.close')}
        onClick={() => {
          dismiss(notice.id)
          focusStage()
        }}
      >
        <X size={14} />
      </IconButton>
    </div>
  )
}
