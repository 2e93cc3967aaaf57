import { X } from 'lucide-react'
import { useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { MemoEditor } from './memo-editor.tsx'
import { MemoName } from './memo-name.tsx'
import styles from './memo-panel.module.css'

/** The open memo beside the texts that it is about. */
export default function MemoPanel() {
  const { t } = useTranslation('memos')
  const memo = useApp(state => state.memo)
  const close = useApp(state => state.closeMemo)
  const wantRoom = useApp(state => state.wantRoom)
  // Not before it stands there: the panes are measured beside it.
  useLayoutEffect(wantRoom, [wantRoom])
  if (!memo) return null
  return (
    <aside className={styles.panel} aria-label={t('title')}>
      <header className={styles.header}>
        <MemoName entry={memo} />
        <IconButton label={t('close')} onClick={close}>
          <X size={16} />
        </IconButton>
      </header>
      <MemoEditor entry={memo} />
    </aside>
  )
}
